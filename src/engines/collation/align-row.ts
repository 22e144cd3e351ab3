import { languageOf } from '../fidelity/language/language.js';
import type { ReadText } from '../fidelity/text/text.js';
import { readWords } from '../fidelity/text/words.js';
import { addedTo, cellsOf, isMarkedOtherwise } from './cells.js';
import { placesOf } from './places.js';
import { CELL_MARKS, type CellOp, type Row } from './row.js';
import { stepsBetween } from './steps.js';

/** Aligns one wording with the reference. */
export function rowOf(reference: ReadText, wording: string): Row {
  const words = readWords(wording);
  const pair = { reference, words, language: languageOf([...reference.folded, ...words.folded]) };
  const places = placesOf(stepsBetween(reference, words), reference, words);
  const cells = cellsOf(pair, places);
  const added = addedTo(pair, places);
  const marks = [...cells, ...added.flat()].flatMap(({ mark }) => mark ?? []);
  const count = (op: CellOp) => cells.filter((cell) => cell.op === op).length;
  return {
    cells,
    added,
    differences: {
      changed: count('changed'),
      added: added.flat().length,
      omitted: count('omitted'),
      moved: count('moved'),
    },
    marks: CELL_MARKS.filter((mark) => marks.includes(mark)),
    isPart: count('outside') > 0,
    hasOtherForm: cells.some(({ isOtherForm }) => isOtherForm),
    hasOtherMarks: places.some((place, at) => isMarkedOtherwise(pair, place, places[at + 1], at)),
  };
}
