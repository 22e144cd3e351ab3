import { ComparisonBudget, compareWords } from '../../engines/text/differences.js';
import type { Overtaken } from '../db/row-change.js';
import { AppError } from '../lib/errors.js';
import type { FieldPage, Typed } from '../lib/form-page.js';
import type { RestsOnTrash } from '../lib/rests-on-trash.js';
import { type Page, type Reply, written } from './reply.js';

/** What an edit, or a move to or from the trash, comes to, as an answer. */
export interface Answers<Row> {
  readonly location: string;
  readonly json: (row: Row) => object | Promise<object>;
  /** Both versions, with what was typed still in the form. Null where nothing was typed. */
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

const FASTER =
  'Somebody else changed this since you opened it. Your changes are not saved: compare both versions first.';

/** @throws AppError not_found where the row is missing; not_now where others rest on it, or it on what is in the trash */
export async function outcomeReply<Row>(outcome: Outcome<Row>, answers: Answers<Row>): Promise<Reply> {
  const done = async (row: Row) => written(200, answers.location, await answers.json(row));
  switch (outcome.kind) {
    case 'changed':
      return done(outcome.after);
    case 'unchanged':
      return done(outcome.row);
    case 'missing':
      throw new AppError('not_found', 'Page not found.');
    case 'in_use':
      throw new AppError(
        'not_now',
        `It is in use by ${outcome.by}. Change or trash those first.`,
      );
    case 'rests_on_trash':
      throw new AppError(
        'not_now',
        `This depends on ${outcome.on}, which is in the trash too. Bring that back first.`,
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

/** Who was faster goes to the page with the two versions. */
function withSaver(page: Page, saved: Overtaken<unknown>['saved']): Page {
  return { ...page, page: { ...page.page, saved } };
}

/** What a field may know of how its value reads: the labels of a choice, or whether somebody said the words. */
interface Shown {
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly checked?: string;
  readonly words?: boolean;
}

/** The fields in which what was typed differs from what somebody else saved, word by word. */
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

/** A value as the form shows it: a choice by its label, a box by whether it is ticked. */
function inWords({ options, checked }: Shown, value: string): string {
  if (checked !== undefined) return value === checked ? 'Ticked' : 'Not ticked';
  return options?.find((option) => option.value === value)?.label ?? value;
}
