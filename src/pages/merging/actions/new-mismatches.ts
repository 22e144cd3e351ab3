import type { Outcome, Waiting } from '../../../checking/comparison-queue/model/waiting.js';
import type { Texts } from '../../../checking/comparison-queue/pool.js';
import { isOlder } from '../../../derived/match/model/comparison.js';
import { type Names, spokenOf } from '../../../derived/match/model/spoken.js';
import { isMismatch, stateOf } from '../../../derived/match/model/state.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { SourceType } from '../../../vocabulary.js';
import type { NewMismatch, NewMismatches } from '../model.js';
import type { NewestCompared, NewestReader } from '../newest-store.js';

// After two sources are merged, the wordings of either are compared with the newest copy of both. New mismatches are
// shown before the merge.

/** Maximum number of wordings compared for a preview: each takes some milliseconds of the request. */
const MAX_COMPARED = 100;

interface Side {
  readonly id: number;
  readonly language: string | null;
  readonly type: SourceType | null;
}

interface Readers {
  readonly reader: NewestReader;
  readonly texts: Pick<Texts, 'compareNow'>;
  readonly viewer: Viewer;
}

export async function newMismatches(
  { reader, texts, viewer }: Readers,
  from: Side,
  into: Side,
): Promise<NewMismatches> {
  const [ours, theirs] = [await reader.copyOf(into.id), await reader.copyOf(from.id)];
  const newest = ours && theirs ? (isOlder(ours, theirs) ? theirs : ours) : (ours ?? theirs);
  if (newest === null) return { found: [], isCut: false };
  const other = newest === ours ? from.id : into.id;
  const wordings = await reader.wordingsOf(other, MAX_COMPARED + 1);
  const some = wordings.slice(0, MAX_COMPARED);
  const { id: sourceId, language, type } = into;
  const waiting = { sourceId, language, type, copies: [newest], wordings: some, notes: [] };
  const namesOf = await reader.namesOf(some);
  return {
    found: await worse((one) => texts.compareNow(one, viewer), waiting, some, namesOf),
    isCut: wordings.length > MAX_COMPARED,
  };
}

async function worse(
  compare: (waiting: Waiting) => Promise<Outcome>,
  waiting: Waiting,
  wordings: readonly NewestCompared[],
  namesOf: (one: NewestCompared) => Names,
): Promise<NewMismatch[]> {
  const outcome = await compare(waiting);
  return outcome.wordings.flatMap(({ compared: [found] }, at) => {
    const now = wordings[at];
    if (!now || !found) return [];
    const [{ form }, names] = [now, namesOf(now)];
    if (!isMismatched({ ...found, form }, names) || isMismatched(now, names)) return [];
    const { claim_id, text, wording, language } = now;
    return [{ claim_id, text, wording, language, verdict: found.verdict }];
  });
}

type Judged = Pick<NewestCompared, 'verdict' | 'flags' | 'form' | 'credit'>;

function isMismatched({ verdict, flags, form, credit }: Judged, names: Names): boolean {
  if (verdict === null) return false;
  return isMismatch(stateOf({ verdict, flags, form, spoken: spokenOf(credit, names), is_parted: false }));
}
