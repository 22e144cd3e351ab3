import { type EditScript, editScript, leastEdits } from './edit-script.js';
import { tokenize } from './tokens.js';

// Compares two texts word by word, for history and conflicts.

/** `same` and `added` joined are the later text, `same` and `removed` the earlier one. */
export interface Difference {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface TextComparison {
  readonly parts: readonly Difference[];
  /** Whether they were compared; otherwise the parts are the whole text before and the whole after. */
  readonly isCompared: boolean;
}

/** Maximum number of changes shown word by word: nobody reads more. */
const MAX_CHANGES = 1000;
/**
 * Maximum number of steps for all comparisons on one page, about 20 milliseconds. Comparing texts with n changes takes
 * about n²/2 steps.
 */
const MAX_STEPS = 2_000_000;

/**
 * The shared budget for the comparisons of one page. A text that stands in several of them is read once, and a pair that
 * was compared before has the same answer at no cost.
 */
export class ComparisonBudget {
  readonly #words = new Map<string, readonly string[]>();
  readonly #answers = new Map<string, Map<string, TextComparison>>();
  #steps = MAX_STEPS;

  wordsOf(text: string): readonly string[] {
    const words = this.#words.get(text) ?? tokenize(text).map((token) => token.text);
    this.#words.set(text, words);
    return words;
  }

  /** The answer for this pair; `compare` gives it the first time. */
  answerFor(before: string, after: string, compare: () => TextComparison): TextComparison {
    const answers = this.#answers.get(before) ?? new Map<string, TextComparison>();
    const answer = answers.get(after) ?? compare();
    this.#answers.set(before, answers.set(after, answer));
    return answer;
  }

  /** Maximum number of changes that the next comparison may look for. */
  get maxChanges(): number {
    return Math.min(MAX_CHANGES, Math.floor(Math.sqrt(2 * this.#steps)));
  }

  spend(changes: number): void {
    this.#steps = Math.max(0, this.#steps - changes ** 2 / 2);
  }
}

/** `compareWords` for two texts with a budget of their own; returns only the parts. */
export function diffWords(before: string, after: string): readonly Difference[] {
  return compareWords(before, after, new ComparisonBudget()).parts;
}

/**
 * The differences of two texts in order; neighbours differ in kind, a removal precedes the addition that replaces it,
 * and no piece is empty. Texts that differ in more than some 500 words each are compared by lines, and beyond that,
 * or beyond the budget, shown as a complete replacement.
 */
export function compareWords(before: string, after: string, budget: ComparisonBudget): TextComparison {
  // An empty text needs no comparison.
  if (before === '' || after === '') return { parts: replaced(before, after), isCompared: true };
  if (before === after) return { parts: [{ kind: 'same', text: before }], isCompared: true };
  return budget.answerFor(before, after, () => compareWithin(budget, before, after));
}

function compareWithin(budget: ComparisonBudget, before: string, after: string): TextComparison {
  // Reading the texts is in vain where nothing is left for comparing them.
  const parts =
    budget.maxChanges === 0
      ? null
      : (diffPieces(budget.wordsOf(before), budget.wordsOf(after), budget) ??
        unlessAllDiffers(diffPieces(linesOf(before), linesOf(after), budget)));
  return parts === null ? { parts: replaced(before, after), isCompared: false } : { parts, isCompared: true };
}

/** A single replaced line is no comparison. */
function unlessAllDiffers(parts: Difference[] | null): Difference[] | null {
  return parts?.some(({ kind }) => kind === 'same') ? parts : null;
}

function replaced(before: string, after: string): Difference[] {
  return tidy([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** Null where too many pieces changed. The common prefix and suffix are removed first: they are most of the text. */
function diffPieces(
  before: readonly string[],
  after: readonly string[],
  budget: ComparisonBudget,
): Difference[] | null {
  const head = commonStart(before, after);
  const tail = commonEnd(before, after, head);
  const earlier = before.slice(head, before.length - tail);
  const later = after.slice(head, after.length - tail);
  const script = scriptWithin(budget, earlier, later);
  if (script === null) return null;
  let [from, to] = [0, 0];
  const changes = script.runs.map(({ kind, count }): Difference => {
    const words = kind === 'added' ? later.slice(to, to + count) : earlier.slice(from, from + count);
    if (kind !== 'added') from += count;
    if (kind !== 'removed') to += count;
    return { kind, text: words.join('') };
  });
  return tidy([
    { kind: 'same', text: before.slice(0, head).join('') },
    ...changes,
    { kind: 'same', text: before.slice(before.length - tail).join('') },
  ]);
}

function scriptWithin(
  budget: ComparisonBudget,
  earlier: readonly string[],
  later: readonly string[],
): EditScript | null {
  const { maxChanges } = budget;
  // This lower bound avoids a search that must fail.
  if (leastEdits(earlier, later) > maxChanges) return null;
  const script = editScript(earlier, later, maxChanges);
  budget.spend(script?.edits ?? maxChanges);
  return script;
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

/** After the common start. */
function commonEnd(a: readonly string[], b: readonly string[], start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

/** Joins neighbours of one kind, and puts removals before additions within each change. */
function tidy(differences: readonly Difference[]): Difference[] {
  const tidied: Difference[] = [];
  let open = { same: '', removed: '', added: '' };
  const close = () => {
    for (const kind of ['same', 'removed', 'added'] as const) {
      if (open[kind] !== '') tidied.push({ kind, text: open[kind] });
    }
    open = { same: '', removed: '', added: '' };
  };
  for (const { kind, text } of withoutLoneSpaces(differences)) {
    if (kind === 'same' && open.removed + open.added !== '') close();
    open[kind] += text;
  }
  close();
  return tidied;
}

/**
 * A space between two changed words counts as changed, since two phrases are easier to read than alternating words.
 */
function withoutLoneSpaces(differences: readonly Difference[]): Difference[] {
  const pieces = differences.filter(({ text }) => text !== '');
  return pieces.flatMap((piece, at): Difference[] => {
    const isLone = piece.kind === 'same' && isChange(pieces[at - 1]) && isChange(pieces[at + 1]);
    if (!isLone || !/^[^\S\n]+$/.test(piece.text)) return [piece];
    return [
      { kind: 'removed', text: piece.text },
      { kind: 'added', text: piece.text },
    ];
  });
}

function isChange(piece: Difference | undefined): boolean {
  return piece !== undefined && piece.kind !== 'same';
}
