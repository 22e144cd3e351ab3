import type { FoundWording } from '../../derived/search/text-search-store.js';
import { misattributionOf } from '../../derived/status/model/misattribution.js';
import type { Db } from '../../platform/db/schema.js';
import { AppError } from '../../platform/lib/errors.js';
import type { Viewer } from '../../platform/viewer.js';
import { ClaimReader, type ClaimRow } from '../../record/claims/store.js';
import { citedFor } from '../claims/cited-store.js';
import { type CompareMatches, type FoundClaims, LookupReader } from './found-store.js';
import type { ReadLookup } from './job.js';
import { creditOf as creditIn, meet } from './model/credits.js';
import type { FoundClaim } from './model/found.js';
import { type Passage, passagesOf, wholeOf } from './model/passages.js';
import { hasTheWords, isAnother, type LookedUp, type ShownClaim, type ShownCopy } from './model/shown.js';

/** What a look-up reads from. */
export interface LookupParts {
  readonly db: Db;
  readonly viewer: Viewer;
  /** The saved copies with each of these wordings, as the viewer may see them. @throws AppError busy, unavailable */
  readonly findCopies: (wordings: readonly string[]) => Promise<readonly (readonly FoundWording[])[]>;
  /** Divides the text and finds its attributions. @throws AppError busy, unavailable */
  readonly read: (text: string) => Promise<ReadLookup>;
  /** @throws AppError busy, unavailable */
  readonly compare: CompareMatches;
}

/** Maximum number of passages that are looked for in saved copies, where no copy has the whole text. */
const MAX_PASSAGES_IN_COPIES = 5;

/**
 * Looks up a text: the claims to which it may belong, and saved copies of other sources that have it. Writes nothing.
 * @throws AppError busy, unavailable where the claims that were found cannot be compared at the moment
 */
export async function lookUp(parts: LookupParts, text: string, speaker: string | null): Promise<LookedUp> {
  const reader = new LookupReader(parts.db, parts.viewer, parts.compare);
  const read = await unlessBusy(() => parts.read(text));
  const { credited, parts: divided } = read ?? { credited: [], parts: [wholeOf(text)] };
  const passages = passagesOf(divided);
  // Both at once: saved copies are searched in another thread.
  const [found, whole] = await Promise.all([reader.find(passages), copiesOf(parts, passages.slice(0, 1))]);
  const creditOf = (one: FoundClaim) => speaker ?? creditIn(one, credited);
  const claims = await shownClaims(parts, reader, found, creditOf);
  const sources = await reader.sourcesOf(found.claims.map(({ id }) => id));
  const unrecorded = (copies: readonly ShownCopy[] | null) =>
    copies?.filter((copy) => !isRecorded(copy, found, sources)) ?? null;
  const ofWhole = unrecorded(whole ?? null);
  const copies =
    ofWhole?.length === 0 ? unrecorded(await copiesOf(parts, passagesLeft(passages, found))) : ofWhole;
  const areCreditsRead = read !== null;
  return { text, speaker, areCreditsRead, claims, left: found.left, copies };
}

async function shownClaims(
  { db, viewer }: LookupParts,
  reader: LookupReader,
  { claims: found }: FoundClaims,
  creditOf: (one: FoundClaim) => string | null,
): Promise<ShownClaim[]> {
  const rows = await new ClaimReader(db, viewer).inOrder(found.map(({ id }) => id));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const sources = new Map((await citedFor(db, rows)).map(({ claimId, source }) => [claimId, source]));
  const names = await reader.namesOf(rows.flatMap((row) => saidBy(row)?.id ?? []));
  const shown = found.flatMap((one): ShownClaim[] => {
    const claim = byId.get(one.id);
    if (claim === undefined) return [];
    const by = saidBy(claim);
    const known = by === null ? [] : [by.name, ...(names.get(by.id) ?? [])];
    const creditedTo = creditOf(one);
    const isOtherSpeaker = creditedTo === null ? null : isAnother(creditedTo, known);
    return [
      { found: one, claim, source: sources.get(one.id) ?? null, creditedTo, isOtherSpeaker, alsoBy: [] },
    ];
  });
  const same = shown.filter(hasTheWords).map(({ claim }) => claim);
  return shown.map((one) => ({
    ...one,
    alsoBy: hasTheWords(one) ? same.filter(({ speaker_id: id }) => id !== one.claim.speaker_id) : [],
  }));
}

/** Who said it, as far as is known: of words that were wrongly credited not the speaker they were credited to. */
function saidBy(claim: ClaimRow): { readonly id: number; readonly name: string } | null {
  const wrong = misattributionOf(claim);
  return wrong === null ? { id: claim.speaker_id, name: claim.speaker_name } : wrong.actual_speaker;
}

/** Whether a claim that was found where the copy has words of the text is of the same source. */
function isRecorded(
  { passage: { span }, wording: { copy } }: ShownCopy,
  { claims }: FoundClaims,
  sources: ReadonlyMap<number, ReadonlySet<number>>,
): boolean {
  return claims.some(
    ({ id, kind, place }) =>
      kind !== 'alike' && place !== null && meet(place, span) && sources.get(id)?.has(copy.source_id),
  );
}

/** The parts of the text that are in no claim, the longest first. */
function passagesLeft([, ...passages]: readonly Passage[], { claims }: FoundClaims): readonly Passage[] {
  return passages
    .filter((passage) => !claims.some((claim) => covers(claim, passage)))
    .sort((one, other) => other.text.length - one.text.length)
    .slice(0, MAX_PASSAGES_IN_COPIES);
}

/** Whether a claim accounts for the words of a passage. */
function covers({ kind, place }: FoundClaim, { span: [start, end] }: Passage): boolean {
  return kind !== 'alike' && place !== null && place[0] <= start && end <= place[1];
}

/** The copies with these passages, each once; null where too much is searched at the moment. */
async function copiesOf(
  { findCopies }: LookupParts,
  passages: readonly Passage[],
): Promise<readonly ShownCopy[] | null> {
  if (passages.length === 0) return [];
  const found = await unlessBusy(() => findCopies(passages.map(({ text }) => text)));
  if (found === null) return null;
  const copies = new Map<number, ShownCopy>();
  for (const [at, passage] of passages.entries())
    for (const wording of found[at] ?? [])
      if (!copies.has(wording.copy.id)) copies.set(wording.copy.id, { passage, wording });
  return [...copies.values()];
}

/** Null where too much is asked for at the moment. */
async function unlessBusy<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && (error.code === 'busy' || error.code === 'unavailable')) return null;
    throw error;
  }
}
