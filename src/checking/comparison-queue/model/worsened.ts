import { MEANING_MARKS } from '../../../engines/fidelity/verdict.js';
import type { StoredVerdict } from '../../../vocabulary.js';
import type { Compared, Followed } from './found.js';

// Unchanged words may mean something else in a newer copy, because the sentence continues. The comparison with each
// copy shows this, but the state of the passage does not.

/** Mildest first. */
const GRAVITY: readonly StoredVerdict[] = ['exact', 'elided', 'truncated', 'altered', 'spliced', 'not_found'];

/** Without the negation before the words, which the state of the passage already reports. */
const GRAVE: ReadonlySet<string> = new Set([...MEANING_MARKS, 'negation_lost', 'meaning_mark']);

/** Unchanged passages count as altered where the comparison with the new copy is worse than with the original one. */
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
