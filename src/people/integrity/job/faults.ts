import type { ShownFault } from '../../../platform/db/derivation.js';
import {
  describeHeadFault,
  type HeadFault,
  LOST_ENTRIES_ADVICE,
} from '../../../platform/db/heads/compare.js';
import type { CopyFault } from '../../../platform/db/integrity/copies.js';
import type { DerivedFault, NotDerived } from '../../../platform/db/integrity/derived.js';
import type { RowFault } from '../../../platform/db/integrity/rows.js';
import type { SchemaFault, SettingFault } from '../../../platform/db/integrity/schema.js';
import { type SubjectKind, TABLES } from '../../../platform/db/subjects.js';
import { capitalised } from '../../../platform/lib/text/capitalised.js';
import { kindName, WITH_HISTORY } from '../../activity/names-model.js';

// Kinds of faults. Messages quote no stored text, so they may be logged.

export const FAULT_KINDS = ['structure', 'schema', 'history', 'record', 'copy', 'derived', 'index'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** The first of its sort, in one line. */
  readonly line: string;
  /** What to do about it. */
  readonly advice: string;
  /** What is wrong with what kind of thing; the first fault of each sort is reported. */
  readonly sort: string;
  readonly record: { readonly kind: string; readonly id: number } | null;
  readonly field: string | null;
  readonly event: { readonly seq: number; readonly at: string } | null;
}

const RESTORE = 'Restore a backup from before the change: onrecord restore.';
const NOTHING_MORE = { record: null, field: null, event: null };

export function structureFault(line: string): Fault {
  return { kind: 'structure', sort: line, line, advice: RESTORE, ...NOTHING_MORE };
}

export function schemaFault({ type, name, what }: SchemaFault): Fault {
  const said = {
    missing: 'is missing',
    changed: 'does not match this version',
    added: 'is not part of this version',
  }[what];
  const line = `The ${type} ${name} ${said}.`;
  return { kind: 'schema', sort: `${type} ${what}`, line, advice: RESTORE, ...NOTHING_MORE };
}

export function settingFault({ name, value, expected }: SettingFault): Fault {
  const line = `The setting ${name} is ${value} and should be ${expected}.`;
  return { kind: 'schema', sort: `setting ${name}`, line, advice: RESTORE, ...NOTHING_MORE };
}

export function historyFault(seq: number, what: string): Fault {
  const line = `The history is broken at entry ${seq}: ${what}.`;
  return { kind: 'history', sort: 'history', line, advice: RESTORE, ...NOTHING_MORE };
}

export function headFault(fault: HeadFault): Fault {
  const line = describeHeadFault(fault, 'this database');
  return { kind: 'history', sort: `head ${fault.place}`, line, advice: LOST_ENTRIES_ADVICE, ...NOTHING_MORE };
}

/** Rows without a name of their own are named by what they belong to. */
const PARTS: Partial<Record<SubjectKind, string>> = {
  finding_evidence: 'evidence of a finding',
  claim_tag: 'topic of a quotation',
  claim_link: 'link between quotations',
  speaker_name: 'name of a speaker',
  speaker_title: 'title of a speaker',
  speaker_member: 'member of a body',
  list_item: 'entry of a list',
  list_edition: 'edition of a list',
};

/** `quotation 5`, `evidence of a finding (row 114)` */
function nameOf(kind: SubjectKind, id: number): string {
  const part = PARTS[kind];
  return part === undefined ? `${kindName(kind)} ${id}` : `${part} (row ${id})`;
}

const COLUMN_WORDS: Readonly<Record<string, string>> = {
  checks: 'record of checks done',
  entry: 'place in the order',
  flags: 'remarks',
  claim_id: 'quotation',
  public: 'visibility',
  spans: 'marked words',
  start_utf16: 'beginning',
  end_utf16: 'end',
  tokens: 'search terms',
  value: 'result',
};

/** A column in words: `speaker` for `speaker_id`. */
function columnWords(column: string | null): string {
  if (column === null) return 'content';
  const words = COLUMN_WORDS[column] ?? column.replace(/_(?:id|utf16)$/, '').replaceAll('_', ' ');
  return words.replace(/^(.+) sha256$/, 'SHA-256 of the $1').replace('sha256', 'SHA-256');
}

const SECRETS: Readonly<Record<string, string>> = { password_hash: 'password', token_hash: 'secret' };

export function rowFault({ table, id, what, field, event }: RowFault): Fault {
  const { kind } = TABLES[table];
  const secret = field === null ? undefined : SECRETS[field];
  if (secret !== undefined) return secretFault({ kind, id, secret, field, event });
  const name = nameOf(kind, id);
  const entry = event === null ? '' : `entry ${event.seq} of ${event.at}`;
  const line = {
    changed: `The ${name} differs from its history: its ${columnWords(field)} is not what ${entry} recorded.`,
    missing: `The ${name} is missing: the history has no removal after ${entry}.`,
    unrecorded: `The ${name} has no entry in the history: it was not added by Onrecord.`,
    removed: `The ${name} still exists, although ${entry} recorded its removal.`,
  }[what];
  const sort = `${kind} ${what} ${field}`;
  return { kind: 'record', sort, line, advice: adviceOn(table, id), record: { kind, id }, field, event };
}

function secretFault({ kind, id, secret, field, event }: SecretFault): Fault {
  const line = `The ${secret} of ${kind} ${id} was changed outside Onrecord: it is not the one recorded in entry ${event?.seq} (${event?.at}).`;
  const advice =
    kind === 'token'
      ? `Revoke the token. ${RESTORE}`
      : `Set a new password (onrecord user link), or restore a backup from before the change.`;
  return { kind: 'record', sort: `${kind} ${field}`, line, advice, record: { kind, id }, field, event };
}

interface SecretFault extends Pick<Fault, 'field' | 'event'> {
  readonly kind: SubjectKind;
  readonly id: number;
  /** In words. */
  readonly secret: string;
}

const COPY_FAULTS: Readonly<Record<Exclude<CopyFault['what'], 'style' | 'edition' | 'draft'>, string>> = {
  text: 'the text does not match its SHA-256',
  bytes: 'the bytes do not match their SHA-256',
  missing_bytes: 'the bytes are missing',
  kept_bytes: 'it was erased, but its bytes are still there',
};

export function copyFault({ id, what }: CopyFault): Fault {
  if (what === 'style') return styleFault(id);
  if (what === 'edition') return editionFault(id);
  if (what === 'draft') return draftFault(id);
  const line = `The saved copy ${id} is not as it was saved: ${COPY_FAULTS[what]}.`;
  const record = { kind: TABLES.snapshots.kind, id };
  return { kind: 'copy', sort: `copy ${what}`, line, advice: RESTORE, record, field: what, event: null };
}

function styleFault(id: number): Fault {
  const line = `The citation style ${id} is not as it was saved: its file does not match its SHA-256.`;
  const record = { kind: TABLES.styles.kind, id };
  return { kind: 'record', sort: 'style csl', line, advice: RESTORE, record, field: 'csl', event: null };
}

function editionFault(id: number): Fault {
  const line = `The list edition ${id} is not as it was kept: its file does not match its SHA-256.`;
  const record = { kind: TABLES.list_editions.kind, id };
  return { kind: 'record', sort: 'edition lines', line, advice: RESTORE, record, field: null, event: null };
}

/** No record derives from it before it is saved. */
function draftFault(id: number): Fault {
  const line = `The capture ${id} was changed outside Onrecord: its text does not match its SHA-256 or its saved copy.`;
  const advice = 'Its owner should discard it and capture the text again.';
  return {
    kind: 'record',
    sort: 'capture text',
    line,
    advice,
    record: { kind: 'capture', id },
    field: 'text',
    event: null,
  };
}

export const RESTORE_FIRST = 'It may follow from the other errors: restore a backup first.';

/** Records from which nothing is derived. */
const APART: readonly (SubjectKind | 'capture')[] = [
  ...([
    'capture',
    'user',
    'token',
    'list',
    'list_item',
    'list_edition',
    'view',
    'style',
    'merge_proposal',
  ] as const),
];

/** Whether a fault is in something that is made from the record. */
export function canBeRebuilt(kind: FaultKind): boolean {
  return kind === 'derived' || kind === 'index';
}

/** Whether a fault is in something from which other data is derived. */
export function isDerivedFrom({ kind, record }: Fault): boolean {
  if (canBeRebuilt(kind)) return false;
  return record === null || !APART.some((one) => one === record.kind);
}

const REBUILD = 'Rebuild it: onrecord db check --rebuild. The daily check does so itself.';

export function shownFault({ kind, id, isShown }: ShownFault): Fault {
  const what =
    kind === 'copies' ? `The saved copies of source ${id} are` : `${capitalised(kindName(kind))} ${id} is`;
  const [is, should] = isShown ? ['shown to', 'hidden'] : ['hidden from', 'shown'];
  const line = `${what} ${is} readers and should be ${should}.`;
  const record = { kind: kind === 'copies' ? TABLES.sources.kind : kind, id };
  return { kind: 'derived', sort: `${kind} ${is}`, line, advice: REBUILD, record, field: null, event: null };
}

/** Names what is stored and what it should be, where that is no text of the record. */
export function derivedFault(fault: DerivedFault): Fault {
  return derivedLine(
    fault,
    'is not what the record gives',
    `The ${fault.noun} of quotation ${fault.claimId}`,
  );
}

export function comparedFault(fault: DerivedFault): Fault {
  const { table, noun, claimId, noteId, copyId } = fault;
  const whose = claimId === null ? `note ${noteId}` : `quotation ${claimId}`;
  const what = `The ${noun} of ${whose} ${table === 'comparisons' ? 'with' : 'in'} saved copy ${copyId}`;
  return derivedLine(fault, 'does not match a new comparison', what);
}

function derivedLine(
  { noun, claimId, noteId, field, stored, derived, error }: DerivedFault,
  is: string,
  what: string,
): Fault {
  const line =
    error === null ? `${what} ${is}: ${differenceOf(field, stored, derived)}.` : `${what} ${error}.`;
  const record =
    claimId === null ? { kind: 'annotation', id: noteId ?? 0 } : { kind: TABLES.claims.kind, id: claimId };
  return { kind: 'derived', sort: `${noun} ${field}`, line, advice: REBUILD, record, field, event: null };
}

/** A claim whose derived rows cannot be derived: as a rule because a comparison was changed, which is made again first. */
export function notDerived({ id, error }: NotDerived): DerivedFault {
  return {
    table: 'claim_status',
    noun: 'status',
    claimId: id,
    noteId: null,
    copyId: null,
    field: null,
    stored: undefined,
    derived: undefined,
    error: `cannot be derived again (${reasonOf(error)})`,
  };
}

export function notComparedFault({ id, error }: NotDerived): Fault {
  const line = `The saved copies of source ${id} cannot be compared again (${reasonOf(error)}).`;
  const record = { kind: TABLES.sources.kind, id };
  return { kind: 'record', sort: 'not compared', line, advice: RESTORE, record, field: null, event: null };
}

/** What an error says, where that cannot be text of the record: a parser quotes what it was given. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'a stored value is not valid JSON';
  return error instanceof Error ? error.message : String(error);
}

/** @param count of those that are not named one by one */
export function moreFault(count: number): Fault {
  const line = `${count.toLocaleString('en-GB')} more differ. They are rebuilt after these.`;
  return { kind: 'derived', sort: 'more', line, advice: REBUILD, ...NOTHING_MORE };
}

export function moreShownFault(): Fault {
  const line = 'More records are wrongly shown or hidden. They are corrected after these.';
  return { kind: 'derived', sort: 'more shown', line, advice: REBUILD, ...NOTHING_MORE };
}

export function countsFault(): Fault {
  const line = 'The numbers beside the filters are not those of the quotations.';
  return { kind: 'derived', sort: 'counts', line, advice: REBUILD, ...NOTHING_MORE };
}

export function rulesFault(): Fault {
  const line = 'The version of the rules by which data was derived is not the one in the history.';
  return { kind: 'derived', sort: 'rules', line, advice: REBUILD, ...NOTHING_MORE };
}

export function misindexedFault(copies: number): Fault {
  const many = copies === 1 ? '1 saved copy' : `${copies.toLocaleString('en-GB')} saved copies`;
  const line = `The search index does not match ${many}.`;
  return { kind: 'derived', sort: 'misindexed', line, advice: REBUILD, ...NOTHING_MORE };
}

const REINDEX =
  'The records are intact: rebuild the index with onrecord reindex, or onrecord db check --rebuild.';

/** @param name of the table */
export function damagedIndexFault(name: string): Fault {
  const line = `The search index of ${name === 'snapshot_index' ? 'saved copies' : 'quotations'} is damaged.`;
  return { kind: 'index', sort: `damaged ${name}`, line, advice: REINDEX, ...NOTHING_MORE };
}

export function misindexedClaimFault(id: number): Fault {
  const line = `The search index does not have the words of quotation ${id} as they are.`;
  const record = { kind: TABLES.claims.kind, id };
  return {
    kind: 'index',
    sort: 'misindexed claims',
    line,
    advice: REINDEX,
    record,
    field: null,
    event: null,
  };
}

function differenceOf(field: string | null, stored: unknown, derived: unknown): string {
  if (field === null) return stored === undefined ? 'it is missing' : 'there should be none';
  const what = columnWords(field);
  const isMany = /(?<!statu)s$/.test(what);
  if (stored === undefined) return `its ${what} ${isMany ? 'differ' : 'differs'}`;
  if (field !== 'tokens')
    return `its ${what} ${isMany ? 'are' : 'is'} ${clipped(stored)} and should be ${clipped(derived)}`;
  const [has, should] = [String(stored).split(' '), String(derived).split(' ')];
  const [added, left] = [
    has.filter((one) => !should.includes(one)),
    should.filter((one) => !has.includes(one)),
  ];
  return `its ${what} have ${added.join(' ') || 'nothing'} and should have ${left.join(' ') || 'nothing'} instead`;
}

/** Positions in a long copy are many. */
function clipped(value: unknown): string {
  const text = String(value);
  return text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}…`;
}

const MAX_QUOTED = 60;

function adviceOn(table: string, id: number): string {
  return Object.hasOwn(WITH_HISTORY, table)
    ? `See its history: /${table}/${id}/history. ${RESTORE}`
    : RESTORE;
}
