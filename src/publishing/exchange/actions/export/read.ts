import { SIMPLE, type Simple } from '../../../../nouns.js';
import type { RowOf } from '../../../../platform/db/row-change.js';
import { fileRecord } from '../../../../platform/lib/fields/noun-fields.js';
import { grouped } from '../../../../platform/lib/grouped.js';
import type { ExchangeReader, WholeTable } from '../../store.js';
import type { Kept } from './kept.js';
import { occasionRecord, sourceRecord, speakerRecord } from './libraries.js';
import type { ExportedKind } from './plan.js';
import {
  annotationRecord,
  claimRecord,
  editionLineRecord,
  findingRecord,
  listRecord,
  recordOf,
  setAsideRecord,
  snapshotRecord,
  styleRecord,
  viewRecord,
} from './records.js';

// Reads the rows of a kind, some at a time, with what belongs to them, as records of a file.

/** Rows in memory at a time. */
const AT_ONCE = 250;

/** The records of one kind that are exported, in order of creation. */
export function recordsOf(
  kind: ExportedKind,
  reader: ExchangeReader,
  kept: Kept,
): AsyncIterable<readonly object[]> {
  return SOURCES[kind](reader, kept, kind);
}

type Source = (reader: ExchangeReader, kept: Kept, kind: ExportedKind) => AsyncIterable<readonly object[]>;

interface From {
  readonly reader: ExchangeReader;
  readonly kept: Kept;
  readonly ids: readonly number[];
}

function rowsOf<T extends WholeTable>(
  table: T,
  toRecords: (rows: readonly RowOf<T>[], from: From) => readonly object[] | Promise<object[]>,
  atOnce = AT_ONCE,
): Source {
  return async function* (reader, kept, kind) {
    for await (const all of reader.all(table, atOnce)) {
      const rows = all.filter((row) => kept.has(kind, idOf(row)));
      yield await toRecords(rows, { reader, kept, ids: rows.map(idOf) });
    }
  };
}

function idOf(row: object): number {
  return (row as { readonly id: number }).id;
}

/** Rows whose fields are columns of the same table. */
function plain(kind: ExportedKind, table: WholeTable): Source {
  return rowsOf(table, (rows, { kept }) => rows.map((row) => recordOf(kind, row, kept)));
}

/** Rows whose fields are all that a file says of them. */
function simple({ table, fields }: Simple): Source {
  return rowsOf<WholeTable>(table, (rows) =>
    rows.map((row) => ({ ref: idOf(row), ...fileRecord(fields, row) })),
  );
}

const SOURCES: Readonly<Record<ExportedKind, Source>> = {
  ...(Object.fromEntries(SIMPLE.map((noun) => [noun.table, simple(noun)])) as Record<
    Simple['table'],
    Source
  >),
  sources: rowsOf('sources', (rows, { kept }) => rows.map((row) => sourceRecord(row, kept))),
  speakers: rowsOf('speakers', speakerRecords),
  occasions: rowsOf('occasions', (rows, { kept }) => rows.map((row) => occasionRecord(row, kept))),
  // One copy can be as large as thousands of other records.
  snapshots: rowsOf('snapshots', snapshotRecords, 1),
  claims: rowsOf('claims', claimRecords),
  attributions: plain('attributions', 'attributions'),
  links: plain('links', 'claim_links'),
  annotations: rowsOf('annotations', (rows, { kept }) => rows.map((row) => annotationRecord(row, kept))),
  searches: plain('searches', 'searches'),
  contacts: plain('contacts', 'contacts'),
  findings: rowsOf('findings', findingRecords),
  set_asides: rowsOf('set_asides', (rows, { kept }) => rows.map((row) => setAsideRecord(row, kept))),
  lists: rowsOf('lists', listRecords),
  editions: plain('editions', 'list_editions'),
  edition_lines: rowsOf('list_edition_lines', (rows, { kept }) =>
    rows.map((row) => editionLineRecord(row, kept)),
  ),
  views: rowsOf('views', (rows, { kept }) => rows.map((row) => viewRecord(row, kept))),
  // A file of a style can be as large as thousands of other records.
  styles: rowsOf('styles', (rows, { kept }) => rows.map((row) => styleRecord(row, kept)), 1),
};

async function speakerRecords(rows: readonly RowOf<'speakers'>[], { reader, kept, ids }: From) {
  const names = grouped(await reader.partsOf('speaker_names', 'speaker_id', ids), (one) => one.speaker_id);
  const titles = grouped(await reader.partsOf('speaker_titles', 'speaker_id', ids), (one) => one.speaker_id);
  const members = grouped(await reader.partsOf('speaker_members', 'body_id', ids), (one) => one.body_id);
  return rows.map((row) =>
    speakerRecord(
      row,
      {
        names: names.get(row.id) ?? [],
        titles: titles.get(row.id) ?? [],
        members: (members.get(row.id) ?? []).map(({ member_id }) => member_id),
      },
      kept,
    ),
  );
}

async function snapshotRecords(rows: readonly RowOf<'snapshots'>[], { reader, kept }: From) {
  const copies: object[] = [];
  for (const row of rows) copies.push(snapshotRecord(row, await reader.bytesOf(row.id), kept));
  return copies;
}

async function claimRecords(rows: readonly RowOf<'claims'>[], { reader, kept, ids }: From) {
  const tags = grouped(await reader.partsOf('claim_tags', 'claim_id', ids), ({ claim_id }) => claim_id);
  return rows.map((row) => {
    const tagIds = (tags.get(row.id) ?? []).map(({ tag_id }) => tag_id);
    return claimRecord(row, tagIds, kept);
  });
}

async function findingRecords(rows: readonly RowOf<'findings'>[], { reader, kept, ids }: From) {
  const parts = await reader.partsOf('finding_evidence', 'finding_id', ids);
  const evidence = grouped(parts, ({ finding_id }) => finding_id);
  const stale = await reader.staleAmong(ids);
  return rows.map((row) =>
    findingRecord(row, { evidence: evidence.get(row.id) ?? [], isStale: stale.has(row.id) }, kept),
  );
}

async function listRecords(rows: readonly RowOf<'lists'>[], { reader, kept, ids }: From) {
  const items = grouped(await reader.partsOf('list_items', 'list_id', ids), ({ list_id }) => list_id);
  return rows.map((row) => listRecord(row, items.get(row.id) ?? [], kept));
}
