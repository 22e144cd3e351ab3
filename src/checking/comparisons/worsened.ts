import { MEANING_MARKS } from '../../engines/fidelity/verdict.js';
import type { StoredVerdict } from '../../vocabulary.js';
import type { Compared, Followed } from './model/found.js';

// Words that stand in a newer copy as they stood may say another thing there: the sentence goes on. The comparison with
// each copy tells; what became of the place does not.

/** From the mildest to the gravest. */
const GRAVITY: readonly StoredVerdict[] = ['exact', 'elided', 'truncated', 'altered', 'spliced', 'not_found'];

/** A “not” before the words is none of them: what became of their place tells it. */
const GRAVE: ReadonlySet<string> = new Set([...MEANING_MARKS, 'negation_lost', 'meaning_mark']);

/** What stands there still, but to which the wording stands worse than to the copy it was made on, was altered. */
export function withVerdicts(followed: readonly Followed[], compared: readonly Compared[]): Followed[] {
  return followed.map((one) => {
    const before = compared.find(({ snapshot_id }) => snapshot_id === one.from_snapshot_id);
    const now = compared.find(({ snapshot_id }) => snapshot_id === one.snapshot_id);
    const stands = one.state === 'same' || one.state === 'moved';
    if (!stands || before === undefined || now === undefined || !isWorse(before, now)) return one;
    return { ...one, state: 'altered', flags: now.flags };
  });
}

function isWorse(before: Compared, now: Compared): boolean {
  const [was, is] = [GRAVITY.indexOf(before.verdict), GRAVITY.indexOf(now.verdict)];
  if (was < 0 || is < 0) return false;
  return is > was || now.flags.some((flag) => GRAVE.has(flag) && !before.flags.includes(flag));
}
