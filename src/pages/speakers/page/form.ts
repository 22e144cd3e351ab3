import {
  type FieldPage,
  fieldsWith,
  foldFields,
  type RecordForm,
  recordFormWords,
  type Typed,
} from '../../../platform/lib/fields/form-page.js';
import { formFields, typedFromFields } from '../../../platform/lib/fields/noun-fields.js';
import { pickFields } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { SPEAKER_FIELDS } from '../../../record/speakers/fields.js';
import type { Related } from '../../../record/speakers/member-store.js';
import type { Speaker, SpeakerName, SpeakerTitle } from '../../../record/speakers/store.js';

// The form of a speaker. Its lists are rows of numbered fields (`names.0.name`), each with two empty rows at the end,
// so that they can grow without scripts; empty rows are ignored.

interface RowGroup {
  /** The list's name, and the path of errors about the whole list. */
  readonly name: string;
  readonly legend: string;
  readonly hint: string;
  readonly error: string | null;
  readonly rows: readonly { readonly legend: string; readonly fields: readonly FieldPage[] }[];
}

/** @param rowsOf further values that need rows: the version that somebody saved meanwhile */
export function speakerFormPage({ id, version, typed, errors }: RecordForm, rowsOf: Typed = {}) {
  const all = { ...rowsOf, ...typed };
  const rows = (name: string) => Array.from({ length: rowCount(all, name) + 2 }, (_, at) => at);
  const { name, kind, description, ...others } = SPEAKER_FIELDS;
  const fields = formFields({ name, kind, description, ...others }, { kind: 'person', ...typed }, errors);
  const folded = foldFields(fields, (one) => one in { name, kind, description });
  const groups = groupsOf(typed, errors.map(atItsField), rows);
  return {
    ...recordFormWords('speaker', id),
    needs: 'Only the name is required.',
    version,
    errors: errors.map(atItsField),
    ...folded,
    moreOpen: folded.moreOpen || groups.some(isUsed),
    groups,
    compared: [...fields, ...groups.flatMap(standingAlone)],
  };
}

function isUsed({ error, rows }: RowGroup): boolean {
  const isFilled = (field: FieldPage) => field.error !== null || (field.value ?? '') !== '';
  return error !== null || rows.some(({ fields }) => fields.some(isFilled));
}

/** The fields of a list's rows, with labels that are clear without their context. */
function standingAlone({ rows }: RowGroup): FieldPage[] {
  return rows.flatMap(({ legend, fields }) =>
    fields.map((field) => ({ ...field, label: `${legend}: ${field.label}` })),
  );
}

export function typedFromSpeaker(whole: {
  readonly speaker: Speaker;
  readonly names: readonly SpeakerName[];
  readonly titles: readonly SpeakerTitle[];
  readonly members: readonly Related[];
}): Typed {
  return {
    ...typedFromFields(SPEAKER_FIELDS, whole.speaker),
    ...rowsFilled('names', whole.names, (row) => ({ name: row.name, language: row.language })),
    ...rowsFilled('titles', whole.titles, ({ title, body, held_from, held_to, source_id, source_title }) => ({
      title,
      body,
      held_from,
      held_to,
      'source.title': source_title,
      'source.id': source_title === null ? null : source_id,
    })),
    ...rowsFilled('members', whole.members, ({ id, name }) => ({ id, name })),
  };
}

function groupsOf(
  typed: Typed,
  errors: readonly FieldError[],
  rows: (name: string) => readonly number[],
): RowGroup[] {
  const field = fieldsWith(typed, errors);
  const group = (
    words: Pick<RowGroup, 'name' | 'legend' | 'hint'> & { readonly row: string },
    fieldsOf: (path: string) => FieldPage[],
  ): RowGroup => {
    const { row, ...group } = words;
    const error = errors.find(({ path }) => path === group.name)?.message ?? null;
    const rowAt = (at: number) => ({ legend: `${row} ${at + 1}`, fields: fieldsOf(`${group.name}.${at}`) });
    return { ...group, error, rows: rows(group.name).map(rowAt) };
  };
  return [
    group({ ...NAMES, row: 'Other name' }, (path) => [
      field(`${path}.name`, 'Name', { kind: 'text', optional: true }),
      field(`${path}.language`, 'Language', { kind: 'text', optional: true, short: true, hint: null }),
    ]),
    group({ ...TITLES, row: 'Title' }, (path) => [
      field(`${path}.title`, 'Title', { kind: 'text', optional: true }),
      field(`${path}.body`, 'Organisation', { kind: 'text', optional: true }),
      field(`${path}.held_from`, 'From', { kind: 'date', optional: true }),
      field(`${path}.held_to`, 'To', { kind: 'date', optional: true }),
      ...pickFields(typed, errors, {
        at: `${path}.source`,
        label: 'Source',
        noun: 'source',
        optional: true,
        adds: false,
        hint: null,
      }),
    ]),
    group({ ...MEMBERS, row: 'Member' }, (path) =>
      pickFields(typed, errors, {
        at: path,
        label: 'Speaker',
        noun: 'speaker',
        optional: true,
        adds: false,
        hint: null,
      }),
    ),
  ];
}

const NAMES = {
  name: 'names',
  legend: 'Other names',
  hint: 'Native script, former names, other spellings. All are searched.',
} as const;

const TITLES = {
  name: 'titles',
  legend: 'Titles over time',
  hint: 'Each quotation shows the title held on its date. Leave “To” empty for a current title.',
} as const;

const MEMBERS = {
  name: 'members',
  legend: 'Members of the organisation',
  hint: 'For organisations whose members speak jointly: their quotations also appear on each member’s page.',
} as const;

/** Errors of a member or a source are shown at its name, since its id has no field. */
function atItsField(error: FieldError): FieldError {
  const path = error.path
    .replace(/^(members\.\d+)(\.id)?$/, '$1.name')
    .replace(/^(titles\.\d+\.source)(_id|\.id)?$/, '$1.title');
  return { ...error, path };
}

/** Maximum number of rows of the longest list, so that a forged index cannot make an endless page. */
const MAX_ROWS = 300;

function rowCount(typed: Typed, name: string): number {
  const numbers = Object.keys(typed).map((path) => new RegExp(`^${name}\\.(\\d+)(\\.|$)`).exec(path)?.[1]);
  const count = Math.max(0, ...numbers.map((number) => (number === undefined ? 0 : Number(number) + 1)));
  return Math.min(count, MAX_ROWS);
}

function rowsFilled<Row>(
  name: string,
  rows: readonly Row[],
  columnsOf: (row: Row) => Readonly<Record<string, string | number | null>>,
): Typed {
  return Object.assign({}, ...rows.map((row, at) => filled(`${name}.${at}.`, columnsOf(row))));
}

function filled(prefix: string, columns: Readonly<Record<string, string | number | null>>): Typed {
  const entries = Object.entries(columns).map(([name, value]) => [`${prefix}${name}`, String(value ?? '')]);
  return Object.fromEntries(entries);
}
