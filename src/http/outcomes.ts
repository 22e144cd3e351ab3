import type { RowChange } from '../activity/rows.js';
import type { TableName } from '../activity/subjects.js';
import { AppError } from '../lib/errors.js';
import { type Page, type Reply, written } from './reply.js';

/** What an edit or a move to the trash comes to, as an answer. */
export interface Answers<Row> {
  readonly location: string;
  /** The record as JSON: what a client gets when somebody else was faster. */
  readonly json: (row: Row) => object;
  /** Both versions side by side, with what was typed still in the form. */
  readonly conflict: (current: Row) => Page | Promise<Page>;
}

/** @throws AppError not_found where the row is missing; conflict where others rest on it */
export function outcomeReply<T extends TableName, Row extends Extract<RowChange<T>, { kind: 'unchanged' }>['row']>(
  outcome: RowChange<T> | { readonly kind: 'in_use'; readonly by: string },
  answers: Answers<Row>,
): Reply {
  switch (outcome.kind) {
    case 'changed':
      return done(outcome.after as Row, answers);
    case 'unchanged':
      return done(outcome.row as Row, answers);
    case 'conflict': {
      const current = outcome.current as Row;
      const detail = 'Somebody else changed this since you opened it. Both versions are shown; nothing of yours was saved yet.';
      return { kind: 'conflict', detail, current: answers.json(current), html: () => answers.conflict(current) };
    }
    case 'missing':
      throw new AppError('not_found', 'There is nothing at this address.');
    case 'in_use':
      throw new AppError('conflict', `It stays: ${outcome.by} would lose it. Change or trash those first.`);
  }
}

function done<Row>(row: Row, { location, json }: Answers<Row>): Reply {
  return written(200, location, json(row));
}
