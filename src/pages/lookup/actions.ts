import { misattributionOf } from '../../derived/status/model/misattribution.js';
import { mayBeNamed } from '../../engines/context/may-be-named.js';
import { mouthOf } from '../../engines/context/mouth.js';
import { Reading } from '../../engines/reading/reading.js';
import type { Db } from '../../platform/db/schema.js';
import { AppError } from '../../platform/lib/errors.js';
import type { Viewer } from '../../platform/viewer.js';
import { ClaimReader, type ClaimRow } from '../../record/claims/store.js';
import { citedFor } from '../claims/cited-store.js';
import { copiesFor, type FindCopies, type ReadCredits } from './copies-actions.js';
import { type CompareMatches, type FoundItem, LookupReader } from './found-store.js';
import { answerOf } from './model/answers.js';
import type { Item } from './model/items.js';
import { type Divided, soughtIn, UNDIVIDED } from './model/passages.js';
import { remarksOnClaim } from './model/remarks.js';
import { hasTheWords, isAnother, type LookedUp, type ShownClaim } from './model/shown.js';

/** What a look-up reads from. */
export interface LookupParts {
  readonly db: Db;
  readonly viewer: Viewer;
  /** @throws AppError busy, unavailable */
  readonly findCopies: FindCopies;
  /** Divides the text and finds its quotations. @throws AppError busy, unavailable */
  readonly read: (text: string) => Promise<Divided>;
  /** @throws AppError busy, unavailable */
  readonly compare: CompareMatches;
  /** @throws AppError busy, unavailable */
  readonly readCredits: ReadCredits;
}

/**
 * Looks up a text: for each quotation of it, the claims to which it may belong, and saved copies of other sources that
 * have it. Writes nothing.
 * @throws AppError busy, unavailable where the claims that were found cannot be compared at the moment
 */
export async function lookUp(parts: LookupParts, text: string, speaker: string | null): Promise<LookedUp> {
  const reader = new LookupReader(parts.db, parts.viewer, parts.compare);
  const divided = await unlessBusy(() => parts.read(text));
  const findCopies = startedWith(
    parts.findCopies,
    soughtIn(text, divided ?? UNDIVIDED)[0]?.item.text ?? text,
  );
  const found = await reader.find(text, divided ?? UNDIVIDED);
  const sources = await reader.sourcesOf(idsIn(found));
  const [claims, copies] = await Promise.all([
    shownClaims(parts, reader, found, { text, speaker }),
    copiesFor({ ...parts, findCopies, unlessBusy, reader }, found, sources, speaker),
  ]);
  const answers = found.map(({ item, left }, at) =>
    answerOf({ n: at + 1, item, left, claims: claims[at] ?? [], copies: copies[at] ?? null }),
  );
  return { text, speaker, areCreditsRead: divided !== null, answers, unanswered: divided?.left ?? 0 };
}

/** Searches saved copies for the first quotation while claims are looked for: copies are searched in another thread. */
function startedWith(findCopies: FindCopies, first: string): FindCopies {
  const started = findCopies([first]);
  // It is awaited later, or never.
  started.catch(() => {});
  return async (wordings) => {
    const others = wordings.filter((one) => one !== first);
    const [own, found] = await Promise.all([
      others.length < wordings.length ? started : [],
      others.length === 0 ? [] : findCopies(others),
    ]);
    const rest = found.values();
    return wordings.map((one) => (one === first ? own[0] : rest.next().value) ?? []);
  };
}

function idsIn(found: readonly FoundItem[]): number[] {
  return [...new Set(found.flatMap(({ claims }) => claims.map(({ id }) => id)))];
}

interface Given {
  readonly text: string;
  readonly speaker: string | null;
}

/** The claims of each quotation, in their order. */
async function shownClaims(
  { db, viewer }: LookupParts,
  reader: LookupReader,
  found: readonly FoundItem[],
  given: Given,
): Promise<readonly ShownClaim[][]> {
  const rows = await new ClaimReader(db, viewer).inOrder(idsIn(found));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const sources = new Map((await citedFor(db, rows)).map(({ claimId, source }) => [claimId, source]));
  const names = await reader.namesOf(rows.flatMap((row) => saidBy(row)?.id ?? []));
  const reading = new Reading(given.text);
  return found.map(({ item, claims }) => {
    const shown = claims.flatMap((one): ShownClaim[] => {
      const claim = byId.get(one.id);
      if (claim === undefined) return [];
      const by = saidBy(claim);
      const known = by === null ? [] : [by.name, ...(names.get(by.id) ?? [])];
      const credit = { found: one, claim, ...creditOf(item, known, { ...given, reading }) };
      return [
        { ...credit, source: sources.get(one.id) ?? null, alsoBy: [], remarks: remarksOnClaim(item, credit) },
      ];
    });
    const same = shown.filter(hasTheWords).map(({ claim }) => claim);
    return shown.map((one) => ({
      ...one,
      alsoBy: hasTheWords(one) ? same.filter(({ speaker_id: id }) => id !== one.claim.speaker_id) : [],
    }));
  });
}

/** Who said it, as far as is known: of words that were wrongly credited not the speaker they were credited to. */
function saidBy(claim: ClaimRow): { readonly id: number; readonly name: string } | null {
  const wrong = misattributionOf(claim);
  return wrong === null ? { id: claim.speaker_id, name: claim.speaker_name } : wrong.actual_speaker;
}

/** Whether the speaker that was given, or else the one whom the text credits, is another than the one on record. */
function creditOf(
  { credit, name }: Item,
  known: readonly string[],
  { speaker, reading }: Given & { readonly reading: Reading },
): Pick<ShownClaim, 'creditedTo' | 'isOtherSpeaker'> {
  if (speaker !== null) return { creditedTo: speaker, isOtherSpeaker: isAnother(speaker, known) };
  const mouth = mouthOf(credit, known);
  if (mouth === 'same') return { creditedTo: name, isOtherSpeaker: false };
  if (mouth !== 'another') return { creditedTo: name, isOtherSpeaker: null };
  // “He” may be anybody whom the text names.
  if (credit.certainty === 'inferred' && mayBeNamed(reading.tokens, known, reading.tokens.text.length))
    return { creditedTo: name, isOtherSpeaker: null };
  return { creditedTo: name ?? credit.name, isOtherSpeaker: true };
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
