import { parse } from 'csv-parse/sync';
import type { Connection } from '../../src/platform/db/connection/open.js';
import { TABLES, type TableName } from '../../src/platform/db/subjects.js';
import { authorsFromCell } from '../../src/publishing/citations/model/columns/cell-lists.js';
import type { Sends, TestDesk } from '../support/desk.js';
import type { Way } from './columns-kept.js';

// Where a row of each noun comes out, and what comes out there.

export type Row = Readonly<Record<string, unknown>>;
/** A value, and the keys that lead to it. */
export type Leaf = readonly [path: readonly string[], value: unknown];

export interface Noun {
  /** The address that shows a row. */
  readonly at: (row: Row) => string;
  /** The list in a file with the whole desk, and the column with the number of the record in it. */
  readonly kind: string;
  readonly owner?: string;
  /** Where its CSV and its history are, where they are not at its own address. */
  readonly csv?: string;
  readonly history?: (row: Row) => string;
  /** The page that shows it, where it has none of its own. */
  readonly page?: (row: Row) => string;
}

const ofClaim = ({ claim_id }: Row) => `/claims/${claim_id}`;
const ofDossier = ({ claim_id }: Row) => `/claims/${claim_id}/dossier`;
const ofSpeaker = ({ speaker_id, body_id }: Row) => `/speakers/${speaker_id ?? body_id}`;
const itself = (table: string): Noun => ({ at: ({ id }) => `/${table}/${id}`, kind: table });

export const NOUNS: Readonly<Record<string, Noun>> = {
  ...Object.fromEntries(
    [...['outlets', 'tags', 'occasions', 'sources', 'speakers', 'claims', 'lists'], 'styles', 'users'].map(
      (table) => [table, itself(table)],
    ),
  ),
  views: { ...itself('views'), page: () => '/views' },
  attributions: { ...itself('attributions'), page: ofClaim },
  annotations: { ...itself('annotations'), csv: '/annotations.csv?show=all' },
  searches: { ...itself('searches'), csv: '/searches.csv?show=all' },
  speaker_names: { at: ofSpeaker, kind: 'speakers', owner: 'speaker_id' },
  speaker_titles: { at: ofSpeaker, kind: 'speakers', owner: 'speaker_id' },
  speaker_members: { at: ofSpeaker, kind: 'speakers', owner: 'body_id' },
  snapshots: { at: ({ source_id, id }) => `/sources/${source_id}/snapshots/${id}`, kind: 'snapshots' },
  claim_links: { at: ofClaim, kind: 'links' },
  claim_tags: { at: ofClaim, kind: 'claims', owner: 'claim_id' },
  list_items: { at: ({ list_id }) => `/lists/${list_id}`, kind: 'lists', owner: 'list_id' },
  list_editions: {
    ...{ at: ({ list_id, id }) => `/lists/${list_id}/editions/${id}`, kind: 'editions' },
    history: ({ list_id }) => `/lists/${list_id}`,
  },
  findings: { ...itself('findings'), history: ofClaim, page: ofClaim },
  finding_evidence: {
    ...{ at: ({ finding_id }) => `/findings/${finding_id}`, kind: 'findings', owner: 'finding_id' },
    ...{ history: ofClaim, page: ofClaim },
  },
  contacts: { at: ofClaim, kind: 'contacts', page: ofDossier },
  set_asides: { at: ({ id }) => `/set-asides/${id}`, kind: 'set_asides', history: ofClaim, page: ofDossier },
  merge_proposals: {
    ...{ at: ({ id }) => `/merge-proposals/${id}`, kind: 'merge_proposals' },
    history: ({ going_id }) => `/speakers/${going_id}`,
  },
};

/** What came out of a row; null where the row is not there. */
export type Ways = Readonly<Record<Way, (table: string, row: Row) => Promise<readonly Leaf[] | null>>>;

/** @param file a file with the whole desk */
export function waysOut(
  { desk, sends, rows }: { readonly desk: TestDesk; readonly sends: Sends; readonly rows: Connection },
  file: Readonly<Record<string, readonly object[]>>,
): Ways {
  const read = remembering(async (path: string) => {
    const answer = await desk.get(path, sends);
    return answer.ok ? answer.text() : null;
  });
  return {
    json: async (table, row) => {
      const text = await read(`${NOUNS[table]?.at(row)}.json`);
      return text === null ? null : leavesOf(JSON.parse(text));
    },
    csv: async (table, { id }) => {
      const text = await read(NOUNS[table]?.csv ?? `/${table}.csv`);
      const cells: Row[] = parse(text ?? '', { columns: true });
      const row = cells.find((one) => one.id === String(id));
      return orNull(row?.authors ? { ...row, authors: authorsFromCell(String(row.authors)) } : row);
    },
    history: async (table, row) => {
      const { at, history = at } = NOUNS[table] as Noun;
      const text = await read(`${history(row)}/history.json`);
      const entries = text === null ? [] : (JSON.parse(text) as { history: Entry[] }).history;
      const own = entriesOf(rows, table, row);
      return toldIn(entries.filter(({ seq }) => own.has(seq)));
    },
    record: async (table, row) => {
      const { kind, owner = 'id' } = NOUNS[table] as Noun;
      const records = (file[kind] ?? []) as readonly Row[];
      return orNull(records.filter(({ ref = row[owner] }) => ref === row[owner]));
    },
  };
}

function remembering<T>(read: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (path) => {
    const reading = known.get(path) ?? read(path);
    known.set(path, reading);
    return reading;
  };
}

interface Entry {
  readonly seq: number;
  readonly changes: readonly { column: string; label: string; parts: readonly { text: string }[] }[];
}

/** A history says values in words: that it says any, under a label, is what can be asked of it. */
export const TOLD = Symbol('told');

function toldIn(entries: readonly Entry[]): readonly Leaf[] {
  const changes = entries.flatMap((entry) => entry.changes);
  const told = changes.filter(
    ({ column, label, parts }) => label !== column && parts.some(({ text }) => text !== ''),
  );
  return told.map(({ column }) => [[column], TOLD]);
}

function entriesOf(rows: Connection, table: string, { id }: Row): ReadonlySet<unknown> {
  const about = 'SELECT seq FROM events WHERE subject_kind = ? AND subject_id = ?';
  return new Set(
    rows
      .prepare(about)
      .pluck()
      .all(TABLES[table as TableName].kind, id),
  );
}

function orNull(value: object | undefined): readonly Leaf[] | null {
  return value === undefined ? null : leavesOf(value);
}

export function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}
