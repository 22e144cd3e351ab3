import { ComparisonBudget, compareWords } from '../../engines/text/differences.js';
import type { Overtaken } from '../db/row-change.js';
import { AppError } from '../lib/errors.js';
import type { FieldPage, Typed } from '../lib/fields/form-page.js';
import type { RestsOnTrash } from '../lib/rests-on-trash.js';
import { type Page, type Reply, written } from './reply.js';

/** Answers for the outcomes of an edit, or of a move to or from the trash. */
export interface Answers<Row> {
  readonly location: string;
  readonly json: (row: Row) => object | Promise<object>;
  /** Shows both versions, with the typed values still in the form. Null where nothing was typed. */
  readonly conflict: ((current: Row) => Page | Promise<Page>) | null;
}

/** What became of a row. */
export type Outcome<Row> =
  | { readonly kind: 'changed'; readonly after: Row }
  | { readonly kind: 'unchanged'; readonly row: Row }
  | Overtaken<Row>
  | { readonly kind: 'missing' }
  | { readonly kind: 'in_use'; readonly by: string }
  | RestsOnTrash;

/** The outcome with the row as a Reader returns it, with the names that a reply shows. */
export async function withRow<Row>(
  outcome: Outcome<{ readonly id: number }>,
  read: (id: number) => Promise<Row>,
): Promise<Outcome<Row>> {
  switch (outcome.kind) {
    case 'changed':
      return { kind: 'changed', after: await read(outcome.after.id) };
    case 'unchanged':
      return { kind: 'unchanged', row: await read(outcome.row.id) };
    case 'conflict':
      return { ...outcome, current: await read(outcome.current.id) };
    default:
      return outcome;
  }
}

const FASTER =
  'Someone else changed this after you opened it. Your changes are not saved: compare both versions first.';

/**
 * @throws AppError not_found where the row is missing; not_now where others depend on it, or it depends on something in
 * the trash
 */
export async function outcomeReply<Row>(outcome: Outcome<Row>, answers: Answers<Row>): Promise<Reply> {
  const done = async (row: Row) => written(200, answers.location, await answers.json(row));
  switch (outcome.kind) {
    case 'changed':
      return done(outcome.after);
    case 'unchanged':
      return done(outcome.row);
    case 'missing':
      throw new AppError('not_found', 'Check the address.');
    case 'in_use':
      throw new AppError(
        'not_now',
        `It is used by ${outcome.by}. Change that first, or move it to the trash.`,
      );
    case 'rests_on_trash':
      throw new AppError(
        'not_now',
        `This depends on ${outcome.on}, which is in the trash too. Restore that first.`,
      );
    case 'conflict': {
      const { conflict } = answers;
      const { current } = outcome;
      return {
        kind: 'conflict',
        detail: FASTER,
        current: await answers.json(current),
        html: async () => {
          if (conflict === null) throw new AppError('conflict', FASTER);
          return withSaver(await conflict(current), outcome.saved);
        },
      };
    }
  }
}

function withSaver(page: Page, saved: Overtaken<unknown>['saved']): Page {
  return { ...page, page: { ...page.page, saved } };
}

/** How a field's value is displayed: the labels of a choice, or whether it quotes a statement. */
interface Shown {
  readonly options?: readonly (string | { readonly value: string; readonly label: string })[];
  readonly checked?: string;
  readonly words?: boolean;
}

/** The fields in which the typed value differs from the saved one, with a word-level comparison. */
export function conflictWith(fields: readonly (FieldPage & Shown)[], saved: Typed) {
  const budget = new ComparisonBudget();
  return fields.flatMap((field) => {
    const { name, label, value, words } = field;
    const [theirs, yours] = [inWords(field, saved[name] ?? ''), inWords(field, value ?? '')];
    if (theirs === yours) return [];
    const { parts, isCompared } = compareWords(theirs, yours, budget);
    return [
      {
        label,
        words: words ?? false,
        isCompared,
        theirs: parts.filter(({ kind }) => kind !== 'added'),
        yours: parts.filter(({ kind }) => kind !== 'removed'),
      },
    ];
  });
}

/** A value as the form displays it: the label of a choice, the state of a checkbox. */
function inWords({ options, checked }: Shown, value: string): string {
  if (checked !== undefined) return value === checked ? 'Ticked' : 'Not ticked';
  const option = options?.find((one) => typeof one !== 'string' && one.value === value);
  return typeof option === 'object' ? option.label : value;
}
