import { misattributionOf } from '../../derived/status/model/misattribution.js';
import { mayBeNamed } from '../../engines/context/may-be-named.js';
import { mouthOf } from '../../engines/context/mouth.js';
import { Reading } from '../../engines/reading/reading.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import type { Db } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import { citedFor } from '../../publishing/citations/cited-store.js';
import { ClaimReader, type ClaimRow } from '../../record/claims/store.js';
import type { FoundItem } from './found-store.js';
import { isAnother } from './model/another.js';
import type { AnsweredFor } from './model/answered-for.js';
import type { FoundClaim } from './model/found.js';
import { remarksOnClaim } from './model/remarks.js';
import { hasTheWords, type ShownClaim } from './model/shown.js';
import { RecordedReader } from './recorded-store.js';

// The claims that were found for the quotations of a text, and whether they are by whom the text is looked up for.

/** A quotation of the text with whom it is answered for. */
export interface AnsweredItem extends FoundItem {
  readonly answeredFor: AnsweredFor;
}

/** The claims of each quotation, in their order. */
export async function claimsFor(
  { db, viewer }: { readonly db: Db; readonly viewer: Viewer },
  items: readonly AnsweredItem[],
  text: string,
): Promise<readonly (readonly ShownClaim[])[]> {
  const ids = [...new Set(items.flatMap(({ claims }) => claims.map(({ id }) => id)))];
  const rows = await new ClaimReader(db, viewer).inOrder(ids);
  const sources = new Map((await citedFor(db, rows)).map(({ claimId, source }) => [claimId, source]));
  const others = await new RecordedReader(db, viewer).namesOf(rows.flatMap((row) => saidBy(row)?.id ?? []));
  const byId = new Map(
    rows.map((claim) => [
      claim.id,
      { claim, known: namesOf(claim, others), source: sources.get(claim.id) ?? null },
    ]),
  );
  const [isNamed, timer] = [namedIn(text), new YieldTimer()];
  const shown: (readonly ShownClaim[])[] = [];
  for (const item of items) {
    const own: ShownClaim[] = [];
    for (const found of item.claims) {
      if (timer.isDue) await timer.yield();
      const row = byId.get(found.id);
      if (row !== undefined) own.push(shownClaim(item, found, row, isNamed));
    }
    shown.push(withOthers(own));
  }
  return shown;
}

interface Recorded {
  readonly claim: ClaimRow;
  /** All names of whoever said it. */
  readonly known: readonly string[];
  readonly source: ShownClaim['source'];
}

function shownClaim(
  { item, answeredFor }: AnsweredItem,
  found: FoundClaim,
  { claim, known, source }: Recorded,
  isNamed: IsNamed,
): ShownClaim {
  const held = { found, claim, ...creditOf({ item, answeredFor }, known, isNamed) };
  return { ...held, source, alsoBy: [], remarks: remarksOnClaim(item, held) };
}

function withOthers(shown: readonly ShownClaim[]): ShownClaim[] {
  const same = shown.filter(hasTheWords).map(({ claim }) => claim);
  return shown.map((one) => ({
    ...one,
    alsoBy: hasTheWords(one) ? same.filter(({ speaker_id: id }) => id !== one.claim.speaker_id) : [],
  }));
}

function namesOf(claim: ClaimRow, others: ReadonlyMap<number, readonly string[]>): readonly string[] {
  const by = saidBy(claim);
  return by === null ? [] : [by.name, ...(others.get(by.id) ?? [])];
}

/** Who said it, as far as is known: of words that were wrongly credited not the speaker they were credited to. */
function saidBy(claim: ClaimRow): { readonly id: number; readonly name: string } | null {
  const wrong = misattributionOf(claim);
  return wrong === null ? { id: claim.speaker_id, name: claim.speaker_name } : wrong.actual_speaker;
}

/** Whether the typed speaker, or else the one whom the text credits, is another than the one on record. */
function creditOf(
  { item: { credit, name }, answeredFor: { typed } }: Pick<AnsweredItem, 'item' | 'answeredFor'>,
  known: readonly string[],
  isNamed: IsNamed,
): Pick<ShownClaim, 'creditedTo' | 'isOtherSpeaker'> {
  if (typed !== null) return { creditedTo: typed, isOtherSpeaker: isAnother(typed, known) };
  const mouth = mouthOf(credit, known);
  if (mouth === 'same') return { creditedTo: name, isOtherSpeaker: false };
  if (mouth !== 'another') return { creditedTo: name, isOtherSpeaker: null };
  // “He” may be anybody whom the text names.
  if (credit.certainty === 'inferred' && isNamed(known)) return { creditedTo: name, isOtherSpeaker: null };
  return { creditedTo: name ?? credit.name, isOtherSpeaker: true };
}

type IsNamed = (known: readonly string[]) => boolean;

/** Whether the text names somebody anywhere: it is gone through once for each speaker. */
function namedIn(text: string): IsNamed {
  const { tokens } = new Reading(text);
  const answers = new Map<string, boolean>();
  return (known) => {
    const key = known.join('\n');
    const answer = answers.get(key) ?? mayBeNamed(tokens, known);
    answers.set(key, answer);
    return answer;
  };
}
