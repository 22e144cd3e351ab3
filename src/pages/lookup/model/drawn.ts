import { sentenceAfter, sentenceBefore } from '../../../checking/comparisons/model/excerpt.js';
import { cutAt, type Differs, type Piece } from '../../../checking/comparisons/model/pieces.js';
import { MARK_WORDS, quoted, quotedAfter, quotedBefore } from '../../../checking/comparisons/model/quoted.js';
import {
  type AlignedPiece,
  type FidelityFlag,
  MEANING_MARKS,
  type MeaningMark,
} from '../../../engines/fidelity/verdict.js';
import type { FoundClaim, LookupComparison } from './found.js';

// Draws the difference between a text that is looked up and the words of a claim.

/** A difference of words. `typed`: those of the text; `saved`: those of the claim; null where one has none. */
export interface WordDifference {
  readonly op: Exclude<AlignedPiece['op'], 'same'>;
  readonly typed: string | null;
  readonly saved: string | null;
  readonly mark: MeaningMark | null;
}

interface Drawn {
  readonly differences: readonly WordDifference[];
  /** The words of the claim, with those that the text has otherwise or not; null where all are the same. */
  readonly saved: readonly Piece[] | null;
  /** The words of the text, with those that the claim has otherwise or not; null where all are the same. */
  readonly typed: readonly Piece[] | null;
  /** What may change the meaning. */
  readonly notes: readonly string[];
  /** Of a part: how its sentence begins and ends in the claim. */
  readonly around: readonly string[];
}

const NOTHING: Drawn = { differences: [], saved: null, typed: null, notes: [], around: [] };

export function drawnOf({ kind, passage, wording, comparison }: FoundClaim): Drawn {
  if (passage === null || wording === null) return NOTHING;
  if (comparison === null) return kind === 'alike' ? { ...NOTHING, notes: [NOT_COMPARED] } : NOTHING;
  const { alignment, spans, flags, isTurned } = comparison;
  const differing = alignment.filter(({ op }) => op !== 'same');
  const isPart = kind === 'part_of';
  const [first, last] = [spans[0], spans.at(-1)];
  const notesOf = isTurned ? NOTES_ON_TYPED : NOTES_ON_SAVED;
  return {
    differences: differing.map((one) => differenceOf(one, passage.text, wording.text)).sort(byGravity),
    saved: differing.length > 0 || isPart ? savedPieces(wording.text, alignment, isPart) : null,
    typed: differing.length > 0 ? typedPieces(passage.text, comparison) : null,
    notes: flags.flatMap((flag) => notesOf[flag] ?? []),
    around: isPart && first && last ? aroundOf(wording.text, first[0], last[1]) : [],
  };
}

/** What probably changes the meaning first. */
function byGravity(one: WordDifference, other: WordDifference): number {
  return rankOf(one) - rankOf(other);
}

function rankOf({ mark }: WordDifference): number {
  return mark === null ? MEANING_MARKS.length : MEANING_MARKS.indexOf(mark);
}

/** `You have ‘little’; the record has ‘no’`. A negation is lost where the text has no word in its place. */
export function inWords({ op, typed, saved, mark }: WordDifference): string {
  const [here, there] = [quoted(typed ?? ''), quoted(saved ?? '')];
  const isNegation = mark === 'negation';
  if (op === 'changed') return `You have ${here}; the record has ${there}`;
  if (op === 'added') return `${here} is not in the record${isNegation ? ': a negation is added' : ''}`;
  if (op === 'omitted') return `${there} is missing${isNegation ? ': a negation is lost' : ''}`;
  return `${here} is elsewhere in the record`;
}

function differenceOf({ op, wording, text, mark }: AlignedPiece, typed: string, saved: string) {
  return {
    op: op as WordDifference['op'],
    typed: wording === null ? null : typed.slice(...wording),
    saved: text === null ? null : saved.slice(...text),
    mark,
  };
}

function savedPieces(saved: string, alignment: readonly AlignedPiece[], isPart: boolean): Piece[] {
  const places = alignment
    .flatMap((one) => (one.text === null ? [] : [{ span: one.text, differs: inSaved(one) }]))
    .sort((one, other) => one.span[0] - other.span[0]);
  const same = new Set(places.filter(({ differs }) => differs === null).map(({ span }) => span[0]));
  let at = 0;
  return cutAt(saved, places).map((piece) => {
    const isSame = isPart && same.has(at);
    at += piece.text.length;
    return isSame ? { ...piece, found: true } : piece;
  });
}

function inSaved(one: AlignedPiece): Differs | null {
  if (one.op === 'same') return null;
  if (one.op === 'moved') return differs('mark', one, 'elsewhere in your text:');
  return differs('del', one, one.op === 'changed' ? 'other words in your text:' : 'not in your text:');
}

function typedPieces(typed: string, { alignment, isTurned }: LookupComparison): Piece[] {
  const places = alignment
    .filter(({ op }) => !isTurned || op !== 'moved')
    .map((one) => ({ span: one.wording, differs: inTyped(one) }));
  return cutAt(typed, places);
}

function inTyped(one: AlignedPiece): Differs | null {
  if (one.op === 'same') return null;
  if (one.op === 'omitted') return differs('gap', one, 'words of the quotation are missing here:');
  if (one.op === 'moved') return differs('mark', one, 'elsewhere in the quotation:');
  const says = one.op === 'changed' ? 'other words in the quotation:' : 'not in the quotation:';
  return differs('ins', one, says);
}

function differs(as: Differs['as'], { mark, marked }: AlignedPiece, says: string): Differs {
  const label = mark === null ? says : says.replace(':', `, ${MARK_WORDS[mark]}:`);
  return { as, says: label, isGrave: mark !== null, isMarked: marked === true };
}

const NOT_COMPARED = 'Alike in some words only: read both before you print';

type Notes = Readonly<Partial<Record<FidelityFlag, string>>>;

/** Flags without words of their own in the pieces. */
const NOTES_ON_SAVED: Notes = {
  negation_before: 'In the quotation, “not” or a similar word comes before these words',
  negation_lost: 'The words left out at the ellipsis or bracket include “not” or a similar word',
  meaning_mark: 'A punctuation mark may change the meaning',
};

const NOTES_ON_TYPED: Notes = {
  negation_before: 'In your text, “not” or a similar word comes before the quotation',
  negation_lost: 'Where the quotation has an ellipsis or bracket, your text has “not” or a similar word',
  meaning_mark: 'A punctuation mark may change the meaning',
};

/** Of a part: the rest of its sentence on both sides. */
function aroundOf(saved: string, start: number, end: number): string[] {
  const whole = [{ start: 0, text: saved, isLast: true }];
  const [before, after] = [sentenceBefore(whole, start), sentenceAfter(whole, end)];
  return [
    ...(before.words === '' ? [] : [`The sentence begins earlier: ${quotedBefore(before)}`]),
    ...(!/[\p{L}\p{N}]/u.test(after.words) ? [] : [`The sentence continues: ${quotedAfter(after)}`]),
  ];
}
