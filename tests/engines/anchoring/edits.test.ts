import { expect, test } from 'vitest';
import { alignTexts } from '../../../src/engines/anchoring/alignment/align.js';
import { anchor } from '../../../src/engines/anchoring/anchor.js';
import { selectorAt } from '../../../src/engines/anchoring/selector.js';
import { readText } from '../../../src/engines/fidelity/text/text.js';
import { anyEdit, type Edit } from './edits.js';
import { below, randomFrom, report } from './prose.js';

// How often state and place are right after an edit with a known outcome.

const EDITS = 1_500;
const SEED = 2_026;

test('of 1,500 edits, state and place are right in at least 99.8 %', () => {
  const random = randomFrom(SEED);
  const wrong = Array.from({ length: EDITS }, () => anyEdit(report(random, 6 + below(random, 24)), random))
    .map((edit) => ({ ...edit, ...outcomeOf(edit) }))
    .filter(({ wanted, found }) => wanted !== found);
  const told = wrong.map(({ name, older, start, end, wanted, found }) => ({
    ...{ name, wanted, found, words: older.slice(start, end) },
  }));
  expect(wrong.length / EDITS, JSON.stringify(told, null, 1)).toBeLessThanOrEqual(0.002);
});

/** The expected and the actual result, one line each. */
function outcomeOf({ older, newer, start, end, became, place }: Edit) {
  const found = anchor(selectorAt(older, start, end), newer, alignTexts(readText(older), readText(newer)));
  const wanted = became !== 'unaltered' ? became : place?.start === start ? 'same' : 'moved';
  const there = found.start === null || found.end === null ? null : { start: found.start, end: found.end };
  return { wanted: line(wanted, newer, place), found: line(found.state, newer, there) };
}

/** Punctuation at the ends of words is not compared. */
function line(state: string, text: string, place: { start: number; end: number } | null): string {
  if (place === null) return state;
  const words = text.slice(place.start, place.end);
  const before = /^[^\p{L}\p{N}]*/u.exec(words)?.[0].length ?? 0;
  const after = /[^\p{L}\p{N}]*$/u.exec(words)?.[0].length ?? 0;
  return `${state} ${place.start + before}-${place.end - after}`;
}
