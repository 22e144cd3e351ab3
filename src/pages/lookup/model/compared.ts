import { isNoise } from '../../../checking/comparisons/model/differences.js';
import { compareWording } from '../../../engines/fidelity/compare.js';
import type { AlignedPiece, Comparison } from '../../../engines/fidelity/verdict.js';
import { meaningOfWords } from '../../../engines/fidelity/words-meaning.js';
import type { Span } from '../../../engines/text/span.js';
import { partSetting } from './compared-setting.js';
import type { ComparedMatch, LookupComparison, LookupKind, PlainMatch } from './found.js';

// Compares a text that is looked up with the words of a claim, word by word.

/** Maximum length of a passage, and of words of a claim, that are compared word by word. */
const MAX_ALIGNED_UTF16 = 5_000;

/** A match with its differences. What cannot be compared word by word is at most `alike`. */
export function compared(match: PlainMatch): ComparedMatch {
  const { passage, wording } = match;
  const isShort = passage.text.length <= MAX_ALIGNED_UTF16 && wording.text.length <= MAX_ALIGNED_UTF16;
  const comparison = isShort ? comparisonOf(match) : null;
  return { kind: kindAfter(match, comparison), comparison, place: placeOf(match, comparison) };
}

function kindAfter({ kind, isVerbatim }: PlainMatch, comparison: LookupComparison | null): LookupKind {
  if (isVerbatim) return kind;
  if (comparison === null) return 'alike';
  return kind === 'nearly' && comparison.alignment.every(({ op }) => op === 'same') ? 'same' : kind;
}

/** The words of the text that the claim accounts for. */
function placeOf({ passage: { span, text } }: PlainMatch, comparison: LookupComparison | null): Span {
  if (!comparison?.isTurned || text.length !== span[1] - span[0]) return span;
  const typed = comparison.alignment.flatMap(({ op, wording }) =>
    op === 'same' && wording ? [wording] : [],
  );
  return [
    span[0] + Math.min(...typed.map(([start]) => start)),
    span[0] + Math.max(...typed.map(([, end]) => end)),
  ];
}

/** Null where too few of the words are in the same order. */
function comparisonOf(match: PlainMatch): LookupComparison | null {
  if (match.kind === 'contains') return savedInTyped(match);
  return typedInSaved(match) ?? (match.kind === 'nearly' ? savedInTyped(match) : null);
}

function typedInSaved({ kind, passage, wording }: PlainMatch): LookupComparison | null {
  const found = comparedWords(passage.text, wording.text, wording.language);
  if (found === null) return null;
  const alignment = kind === 'nearly' ? withEnds(found, wording.text, wording.language) : found.alignment;
  const setting =
    kind === 'part_of' ? partSetting('saved', wording.text, inOrder(found.spans), passage.text) : null;
  return { ...found, alignment, setting, isTurned: false };
}

function inOrder(spans: readonly Span[]): Span[] {
  return [...spans].sort((one, other) => one[0] - other[0]);
}

/** The claim as a wording of the text, and then each side exchanged. */
function savedInTyped(match: PlainMatch): LookupComparison | null {
  const { kind, passage, wording } = match;
  const found = comparedWords(wording.text, passage.text, wording.language);
  if (found === null) return null;
  const whole = kind === 'nearly' ? withEnds(found, passage.text, wording.language) : found.alignment;
  const alignment = whole.map(turned).map((piece, at) => {
    const isAtEnd = kind === 'contains' && (at === 0 || at === whole.length - 1);
    return isAtEnd ? withoutWordsAround(piece, match) : piece;
  });
  const saved = alignment.flatMap(({ text }) => (text === null ? [] : [text]));
  const setting =
    kind === 'contains' ? partSetting('typed', passage.text, inOrder(found.spans), wording.text) : null;
  return { ...found, alignment, setting, spans: saved, isTurned: true };
}

function comparedWords(wording: string, text: string, language: string | null): Comparison | null {
  const found = compareWording(wording, text, { form: 'indirect', isPart: true, language });
  if (found.verdict === 'not_found') return null;
  return { ...found, alignment: found.alignment.filter((one) => !isNoise(one, found.spans)) };
}

/** Of a text that is no part: its words before and after those that were found differ too. */
function withEnds({ alignment, spans }: Comparison, text: string, language: string | null): AlignedPiece[] {
  const [start, end] = [Math.min(...spans.map(([at]) => at)), Math.max(...spans.map(([, at]) => at))];
  const omitted = (span: Span): AlignedPiece[] => {
    const words = text.slice(...span);
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const trimmed: Span = [
      span[0] + words.length - words.trimStart().length,
      span[0] + words.trimEnd().length,
    ];
    return [{ op: 'omitted', wording: null, text: trimmed, mark: meaningOfWords(words, language) }];
  };
  return [...omitted([0, start]), ...alignment, ...omitted([end, text.length])];
}

/** Where a negation at the end of a quotation is missing, the word of the text in its place stands before the quotation. */
function withoutWordsAround(piece: AlignedPiece, { passage, wording }: PlainMatch): AlignedPiece {
  if (piece.op !== 'changed' || piece.mark !== 'negation' || piece.wording === null) return piece;
  const isDenied = meaningOfWords(passage.text.slice(...piece.wording), wording.language) === 'negation';
  return isDenied ? piece : { ...piece, op: 'omitted', wording: null };
}

const TURNED: Readonly<Record<AlignedPiece['op'], AlignedPiece['op']>> = {
  ...{ same: 'same', changed: 'changed', moved: 'moved', added: 'omitted', omitted: 'added' },
};

function turned(piece: AlignedPiece): AlignedPiece {
  return { ...piece, op: TURNED[piece.op], wording: piece.text, text: piece.wording };
}
