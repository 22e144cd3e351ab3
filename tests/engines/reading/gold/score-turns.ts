import type { Span } from '../../../../src/engines/text/span.js';
import type { Answers } from './answers.js';
import { count, type Figures, type OnError } from './figures.js';
import type { GoldText, GoldTurn } from './gold-text.js';

/** Of a label, and of the words of a turn, how much has to be the same. */
const MIN_OVERLAP = 0.8;

/** Turns found, by label and words, and those of them whose person is right too. */
export function scoreTurns(
  { text, turns }: GoldText,
  found: Answers['turns'],
  figures: Figures,
  onError: OnError,
): void {
  const left = new Set(found);
  let [right, credited] = [0, 0];
  for (const turn of turns) {
    const match = [...left].find((other) => isSameTurn(text, turn, other));
    if (match === undefined) {
      onError(`turn not found: ${describe(text, turn)}`);
      continue;
    }
    left.delete(match);
    right += 1;
    if (isSamePerson(text, turn, match.person)) credited += 1;
    else onError(`person of a turn: “${match.person}” for ${describe(text, turn)}`);
  }
  for (const other of left)
    onError(`turn not in the gold: ${describe(text, { ...other, persons: [other.person ?? ''] })}`);
  count(figures, 'turns', right, found.length, turns.length);
  count(figures, 'turns with their person', credited, found.length, turns.length);
}

function isSameTurn(text: string, turn: GoldTurn, other: Answers['turns'][number]): boolean {
  const isLabel =
    turn.label === null ||
    (other.label !== null && overlap(text, [turn.label], [other.label]) >= MIN_OVERLAP);
  return isLabel && overlap(text, turn.words, other.words) >= MIN_OVERLAP;
}

/** Letters and digits in common, of those of either. */
function overlap(text: string, one: readonly Span[], other: readonly Span[]): number {
  const [a, b] = [lettersIn(text, one), lettersIn(text, other)];
  const both = [...a].filter((at) => b.has(at)).length;
  return both / Math.max(1, a.size + b.size - both);
}

function lettersIn(text: string, spans: readonly Span[]): Set<number> {
  const all = new Set<number>();
  for (const [start, end] of spans)
    for (let at = start; at < end; at += 1) if (/[^\s\p{P}]/u.test(text[at] ?? '')) all.add(at);
  return all;
}

/** A label that names nobody has no person; the label itself is right too, for it may be a screen name. */
function isSamePerson(text: string, { label, persons }: GoldTurn, found: string | null): boolean {
  if (persons.length > 0) return found !== null && persons.some((name) => fold(name) === fold(found));
  return found === null || (label !== null && fold(found) === fold(text.slice(...label)));
}

function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function describe(text: string, { label, words, persons }: GoldTurn): string {
  const [start, end] = words[0] ?? [0, 0];
  return `${label && text.slice(...label)} (${persons}) ${text.slice(start, Math.min(end, start + 50))}`;
}
