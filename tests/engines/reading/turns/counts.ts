import { guessLanguage } from '../../../../src/engines/language/guess.js';
import { keyOf } from '../../../../src/engines/reading/turns/people.js';
import type { Turn } from '../../../../src/engines/reading/turns/turn.js';
import { turnsIn } from '../../../../src/engines/reading/turns/turns.js';
import type { MarkedText, MarkedTurn } from './marked-texts.js';

// How many of the turns of marked texts are found, and with the right speaker.

export interface Counts {
  readonly expected: number;
  /** With the right first and last word. */
  readonly found: number;
  /** Of those expected: found, under the right name. */
  readonly named: number;
  /** Turns where there is none. */
  readonly wrong: number;
  readonly misses: readonly string[];
}

export function countTurns(texts: readonly MarkedText[]): Counts {
  const misses: string[] = [];
  let [expected, found, named, wrong] = [0, 0, 0, 0];
  for (const { title, text, turns } of texts) {
    const read = turnsIn(text, guessLanguage(text.slice(0, 800))?.split('-')[0] ?? null);
    const whole = new Set<Turn>();
    for (const turn of turns) {
      expected += 1;
      const match = read.find((one) => matches(text, one, turn));
      if (match === undefined) {
        misses.push(`${title}: lost “${text.slice(turn.start, turn.end)}”`);
        continue;
      }
      whole.add(match);
      found += 1;
      if (keyOf(match.person ?? '') === keyOf(turn.person)) named += 1;
      else
        misses.push(
          `${title}: “${text.slice(turn.start, turn.end)}” by “${match.person}”, not “${turn.person}”`,
        );
    }
    for (const turn of read) {
      const isWithin = turns.some(({ start, end }) => turn.start >= start - 1 && turn.end <= end + 2);
      if (whole.has(turn) || isWithin) continue;
      wrong += 1;
      misses.push(`${title}: extra ${turn.format} “${turn.name}” “${text.slice(turn.start, turn.end)}”`);
    }
  }
  return { expected, found, named, wrong, misses };
}

function matches(text: string, turn: Turn, { start, end }: MarkedTurn): boolean {
  return (
    turn.spans.some((span) => isNear(text, span[0], start)) &&
    turn.spans.some((span) => isNear(text, span[1], end))
  );
}

/** Nothing but marks between. */
function isNear(text: string, one: number, other: number): boolean {
  return !/[\p{L}\p{N}]/u.test(
    text.slice(Math.min(one, other), Math.max(one, other)).replace(/^[[(（](?:[^)\]]*)[)\]]/u, ''),
  );
}
