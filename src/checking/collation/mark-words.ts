import type { CellMark } from '../../engines/collation/row.js';
import { MARK_WORDS } from '../comparisons/model/quoted.js';

/** What a difference of wordings is that is likely to bear on the meaning. */
export const CELL_MARK_WORDS: Readonly<Record<CellMark, string>> = { ...MARK_WORDS, date: 'a date' };
