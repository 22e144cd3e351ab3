import type { CellMark } from '../../../engines/collation/row.js';
import { MARK_WORDS } from '../../comparisons/model/quoted.js';

/** Labels of differences that probably change the meaning. */
export const CELL_MARK_WORDS: Readonly<Record<CellMark, string>> = { ...MARK_WORDS, date: 'a date' };
