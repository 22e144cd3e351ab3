import { type EditScript, editScript, leastEdits } from './edit-script.js';
import { tokenize } from './tokens.js';

// What changed between two texts, word by word, for showing history and conflicts.

/** Joined, `same` and `added` are the later text, `same` and `removed` the earlier one. */
export interface Difference {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface TextComparison {
  readonly parts: readonly Difference[];
  /** Whether they were compared; else the parts are the whole text before and the whole after. */
  readonly isCompared: boolean;
}

/** Beyond this many changed pieces nobody reads a comparison word by word. */
const MAX_CHANGES = 1000;
/** Of all comparisons on one page together: some 20 milliseconds. A comparison takes half its changes squared. */
const MAX_STEPS = 2_000_000;

/** What the comparisons of one page may cost together. */
export class ComparisonBudget {
  #steps = MAX_STEPS;

  /** How many changes the next comparison may look for. */
  get maxChanges(): number {
    return Math.min(MAX_CHANGES, Math.floor(Math.sqrt(2 * this.#steps)));
  }

  spend(changes: number): void {
    this.#steps = Math.max(0, this.#steps - changes ** 2 / 2);
  }
}

/** The parts of `compareWords` for two texts alone. */
export function diffWords(before: string, after: string): readonly Difference[] {
  return compareWords(before, after, new ComparisonBudget()).parts;
}

/**
 * The pieces of two texts in order; neighbours differ in kind, what was removed stands before what was added in its
 * place, and no piece is empty. Texts that differ in more than some 500 words each are compared by lines, and
 * beyond that, or beyond the budget, shown as one whole put in the place of another.
 */
export function compareWords(before: string, after: string, budget: ComparisonBudget): TextComparison {
  // Of what was empty nothing has to be looked for.
  if (before === '' || after === '') return { parts: replaced(before, after), isCompared: true };
  const [earlier, later] = [before, after].map((text) => tokenize(text).map((token) => token.text));
  const parts =
    diffPieces(earlier ?? [], later ?? [], budget) ??
    unlessAllDiffers(diffPieces(linesOf(before), linesOf(after), budget));
  return parts === null ? { parts: replaced(before, after), isCompared: false } : { parts, isCompared: true };
}

/** One whole line in the place of another is no comparison. */
function unlessAllDiffers(parts: Difference[] | null): Difference[] | null {
  return parts?.some(({ kind }) => kind === 'same') ? parts : null;
}

/** One whole in the place of another. */
function replaced(before: string, after: string): Difference[] {
  return tidy([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** Null where too many pieces changed. What both begin and end with is set aside first: it is most. */
function diffPieces(
  before: readonly string[],
  after: readonly string[],
  budget: ComparisonBudget,
): Difference[] | null {
  const head = commonStart(before, after);
  const tail = commonStart(before.slice(head).toReversed(), after.slice(head).toReversed());
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
  // What is known to be too much without a search costs nothing.
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

/** Joins neighbours of a kind, and in each change puts what went before what came. */
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

/** A space that stayed between two changed words changes with them: two phrases read better than word by word. */
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
