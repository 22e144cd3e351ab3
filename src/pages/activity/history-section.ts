import { ComparisonBudget, compareWords, type Difference } from '../../engines/text/differences.js';
import {
  introductionOf,
  marked,
  nameIn,
  type RecordNames,
  type Ref,
  recordOf,
} from '../../people/activity/names-model.js';
import { didWords, verbOf } from '../../people/activity/section/words.js';
import type { ActivityEvent } from '../../people/activity/store.js';
import type { Row } from '../../platform/db/transact.js';
import { othersTurn } from '../../platform/lib/others-turn.js';
import { holdsStyle, pointersIn, valueWords } from './model/column-values.js';
import { isWordy, labelOf, shownColumns } from './model/columns.js';

// The history of one record: who did what and when, with differences word by word.

export interface Changed {
  readonly column: string;
  readonly label: string;
  /** Whether the value is a person's words. */
  readonly words: boolean;
  readonly parts: readonly Difference[];
  /** False where the texts were too long to compare: then the parts are the whole before and the whole after. */
  readonly isCompared: boolean;
}

export interface HistoryEntry {
  readonly seq: number;
  readonly who: string;
  readonly at: string;
  readonly did: string;
  readonly changes: readonly Changed[];
}

/** The records that a history has to name. */
export function recordsInHistory(events: readonly ActivityEvent[]): Ref[] {
  return events.flatMap((event) => {
    const { before, after } = rowsOf(event);
    const about = recordOf(event.subject_kind, event.subject_id, after ?? before);
    return [about, ...[before, after].flatMap((row) => pointersIn(row, event.subject_kind))].filter(
      ({ id }) => id > 0,
    );
  });
}

/** The ids of the citation styles that a history has to name. */
export function stylesInHistory(events: readonly ActivityEvent[]): string[] {
  const values = events.flatMap((event) => {
    const { before, after } = rowsOf(event);
    return [before, after].flatMap((row) =>
      Object.entries(row ?? {}).flatMap(([column, value]) =>
        holdsStyle(event.subject_kind, column) && typeof value === 'string' ? [value] : [],
      ),
    );
  });
  return [...new Set(values)];
}

/** What a history is told with. */
export interface HistoryWords {
  readonly names: RecordNames;
  /** The record whose history it is, which is not repeated by name. */
  readonly subject: Ref;
  /** The titles of citation styles, by id. */
  readonly styles: ReadonlyMap<string, string>;
}

/** Comparing more characters than this takes some milliseconds, so other requests have a turn before. */
const MAX_CHARACTERS_AT_ONCE = 10_000;

export async function historyOf(
  events: readonly ActivityEvent[],
  words: HistoryWords,
): Promise<HistoryEntry[]> {
  const budget = new ComparisonBudget();
  const entries: HistoryEntry[] = [];
  for (const event of events) {
    if (lengthOf(event) > MAX_CHARACTERS_AT_ONCE) await othersTurn();
    entries.push({
      seq: event.seq,
      who: event.actor,
      at: event.at,
      did: didIn(event, words),
      changes: changesIn(event, words, budget),
    });
  }
  return entries;
}

function lengthOf({ before, after }: ActivityEvent): number {
  return (before?.length ?? 0) + (after?.length ?? 0);
}

function didIn(event: ActivityEvent, { names, subject }: HistoryWords): string {
  const { before, after } = rowsOf(event);
  const about = recordOf(event.subject_kind, event.subject_id, after ?? before);
  const name = nameIn(names, about);
  const noun = name?.noun ?? introductionOf(about.kind);
  const verb = verbOf(event.action, event.subject_kind);
  const gone = event.erased_by === null ? '' : ' (the content of this entry was erased)';
  if (about.kind === subject.kind && about.id === subject.id)
    return `${verb} this ${noun.replace(/ (by|of)$/, '')}${gone}`;
  const called = name === null ? '' : ` ${marked(name.text, name.marks)}`;
  // In its own history a claim on a list is not repeated by name either.
  const own =
    subject.kind === 'claim'
      ? `this ${nameIn(names, subject)?.noun ?? introductionOf('claim')}`
      : 'a quotation';
  return `${didWords(verb.replace('a quotation', own), noun, name !== null)}${called}${gone}`;
}

function changesIn(
  event: ActivityEvent,
  { names, subject, styles }: HistoryWords,
  budget: ComparisonBudget,
): Changed[] {
  const { before, after } = rowsOf(event);
  // An erasing event lists the events it erased; trashing and restoring change no values.
  if (event.action === 'erased' || event.action === 'trashed' || event.action === 'restored') return [];
  return shownColumns(event.subject_kind, { ...before, ...after }).flatMap((column) => {
    const [old, fresh] = [before?.[column], after?.[column]];
    if ((old ?? null) === (fresh ?? null) || isSubject(column, fresh ?? old, subject)) return [];
    const isStyle = holdsStyle(event.subject_kind, column);
    const [was, is] = [old, fresh].map(
      (value) =>
        (isStyle ? styles.get(String(value)) : null) ?? valueWords(event.subject_kind, column, value, names),
    );
    if (!was && !is) return [];
    return [
      {
        column,
        label: labelOf(event.subject_kind, column) ?? column,
        words: isWordy(column),
        ...compareWords(was ?? '', is ?? '', budget),
      },
    ];
  });
}

/** In a claim's history, an attribution's reference to it is not shown. */
function isSubject(column: string, value: unknown, subject: Ref): boolean {
  return column === `${subject.kind}_id` && value === subject.id;
}

function rowsOf(event: ActivityEvent): { readonly before: Row | null; readonly after: Row | null } {
  return { before: parse(event.before), after: parse(event.after) };
}

function parse(text: string | null): Row | null {
  return text === null ? null : (JSON.parse(text) as Row);
}

export function historyJson(entries: readonly HistoryEntry[], next: string | null) {
  return {
    history: entries.map(({ seq, who, at, did, changes }) => ({
      seq,
      who,
      at,
      did,
      changes: changes.map(({ column, label, parts, isCompared }) => ({
        column,
        label,
        parts,
        compared: isCompared,
      })),
    })),
    next,
  };
}
