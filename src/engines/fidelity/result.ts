import type { Words } from '../reading/compared/words.js';
import type { Span } from '../text/span.js';
import type { Case } from './differences/finding.js';
import { markOf } from './differences/meaning.js';
import { isBracketedWord, type Replacement, replacements } from './differences/omissions.js';
import type { Run } from './differences/runs.js';
import type { AlignedPiece, WordRange } from './verdict.js';

// Converts word numbers to positions: where the wording is in the text, and the pieces of a diff.

/** Spans of the text, in the order of the wording, divided where the wording omits something with a reason. */
export function spansOf({ text, passages }: Case): Span[] {
  return passages.flatMap((runs) => {
    const ranges: WordRange[] = [];
    let open: WordRange | null = null;
    for (const run of runs) {
      if (run.op === 'moved' || run.op === 'added') continue;
      if (isParting(run)) {
        if (open !== null) ranges.push(open);
        open = null;
      } else open = open === null ? run.text : [open[0], run.text[1]];
    }
    if (open !== null) ranges.push(open);
    for (const { op, text } of runs) if (op === 'moved') stretch(ranges, text);
    return ranges.map((range) => spanOf(text, range)).filter((span) => span !== null);
  });
}

/** A word that moved from beside the passage is part of it. */
function stretch(ranges: WordRange[], [start, end]: WordRange): void {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first !== undefined && end === first[0]) ranges[0] = [start, first[1]];
  else if (last !== undefined && start === last[1]) ranges[ranges.length - 1] = [last[0], end];
}

function isParting({ op, reason }: Run): boolean {
  return op === 'omitted' && reason !== 'silent' && reason !== 'tidied' && reason !== 'bracket';
}

function spanOf(words: Words, [start, end]: WordRange): Span | null {
  return end > start ? [words.starts[start] ?? 0, words.ends[end - 1] ?? 0] : null;
}

export function alignmentOf(its: Case): AlignedPiece[] {
  const brackets = replacements(its);
  const pieces: AlignedPiece[] = [];
  for (const run of its.passages.flat()) {
    while (brackets[0] !== undefined && brackets[0].at <= run.wording[0])
      pieces.push(pieceOfBracket(its, brackets.shift()));
    if (run.reason !== 'bracket') pieces.push(pieceOf(its, run));
  }
  return [...pieces, ...brackets.map((bracket) => pieceOfBracket(its, bracket))];
}

const WITHOUT_MARK: ReadonlySet<string> = new Set(['filler', 'markup', 'attribution', 'tidied']);

function pieceOf(its: Case, run: Run): AlignedPiece {
  const isMarked = (run.op === 'omitted' && run.reason === 'marked') || isBracketedWord(its, run);
  return {
    op: run.op,
    wording: spanOf(its.wording, run.wording),
    text: run.op === 'added' ? null : spanOf(its.text, run.text),
    mark: run.reason !== null && WITHOUT_MARK.has(run.reason) ? null : markOf(its, run),
    ...(isMarked ? { marked: true as const } : {}),
  };
}

function pieceOfBracket({ text }: Case, replacement: Replacement | undefined): AlignedPiece {
  const replaced = replacement === undefined ? null : spanOf(text, replacement.text);
  return {
    op: replaced === null ? 'added' : 'changed',
    wording: replacement?.bracket.span ?? null,
    text: replaced,
    mark: null,
    marked: true,
  };
}
