import { diffArrays } from 'diff';
import { tokenize } from './tokens.js';

// What changed between two texts, word by word, for showing history and conflicts.

/** Joined, `same` and `added` are the later text, `same` and `removed` the earlier one. */
export interface Difference {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many changed pieces the work grows as its square, and nobody reads such a diff word by word. */
const MAX_CHANGED_WORDS = 1000;
const MAX_CHANGED_LINES = 1000;

/**
 * The pieces of two texts in order; neighbours differ in kind, what was removed stands before what was added in its
 * place, and no piece is empty. Texts that differ in more than some 500 words each are compared by lines, and
 * beyond that shown as one whole put in the place of another.
 */
export function diffWords(before: string, after: string): Difference[] {
  const [earlier, later] = [tokenize(before), tokenize(after)].map((tokens) =>
    tokens.map(({ text }) => text),
  );
  return (
    diffPieces(earlier ?? [], later ?? [], MAX_CHANGED_WORDS) ??
    diffPieces(linesOf(before), linesOf(after), MAX_CHANGED_LINES) ??
    tidy([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  );
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** Null where more than `limit` pieces changed. What both begin and end with is set aside first: it is most. */
function diffPieces(before: readonly string[], after: readonly string[], limit: number): Difference[] | null {
  const head = commonStart(before, after);
  const tail = commonStart(before.slice(head).toReversed(), after.slice(head).toReversed());
  const earlier = before.slice(head, before.length - tail);
  const later = after.slice(head, after.length - tail);
  const changes = diffArrays(earlier, later, { maxEditLength: limit });
  if (changes === undefined) return null;
  return tidy([
    { kind: 'same', text: before.slice(0, head).join('') },
    ...changes.map((change) => ({
      kind: change.added ? ('added' as const) : change.removed ? ('removed' as const) : ('same' as const),
      text: change.value.join(''),
    })),
    { kind: 'same', text: before.slice(before.length - tail).join('') },
  ]);
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
