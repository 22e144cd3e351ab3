import { TERMINAL } from '../../accounts/model.js';
import { parseFilters } from '../../claims/input.js';
import { isRestricted } from '../../claims/model.js';
import { ClaimReader } from '../../claims/store.js';
import { atOneMoment } from '../../db/one-moment.js';
import type { Db } from '../../db/schema.js';
import { howMany } from '../../lib/how-many.js';
import { ListReader } from '../../lists/store.js';
import { UsageError } from '../../terminal/refusals.js';
import { CsvReader } from '../csv/export-store.js';
import { claimCells, headerRow, sourceRow } from '../csv/exported.js';
import { askedList } from './asked-list.js';

export interface CsvSelection {
  readonly table?: string;
  readonly query?: string;
  readonly list?: string;
}

/** The rows are read as they are written. */
export interface CsvExport {
  readonly total: number;
  readonly pieces: (tell: (done: number) => void) => AsyncGenerator<string>;
  /** What a person has to know beside the file. */
  readonly notes: readonly string[];
}

/** Rows read at a time. */
const AT_ONCE = 500;

/** @throws UsageError for a selection that is none */
export async function selectCsv(db: Db, said: CsvSelection): Promise<CsvExport> {
  const table = said.table ?? 'claims';
  if (table !== 'claims' && table !== 'sources')
    throw new UsageError(`--table is ‘${table}’: it can be claims or sources.`);
  if (table === 'sources' && (said.query !== undefined || said.list !== undefined))
    throw new UsageError('--query and --list choose claims: leave them out with --table sources.');
  const reader = new CsvReader(db);
  const ids = table === 'sources' ? await reader.ids('sources') : await claimIds(db, said, reader);
  const pieces = async function* (tell: (done: number) => void) {
    yield headerRow(table);
    for (const some of inSome(ids)) {
      yield table === 'claims'
        ? (await reader.claims(some)).map(claimCells).join('')
        : (await reader.sources(some)).map(sourceRow).join('');
      tell(some.length);
    }
  };
  return { total: ids.length, pieces, notes: table === 'claims' ? await notesOn(db, ids, reader) : [] };
}

async function claimIds(db: Db, { query, list }: CsvSelection, reader: CsvReader): Promise<number[]> {
  if (query !== undefined && list !== undefined) throw new UsageError('give --query or --list, not both.');
  if (list !== undefined) return ofList(db, list);
  if (query === undefined) return reader.ids('claims');
  const fields = query.includes('=') ? Object.fromEntries(new URLSearchParams(query)) : { q: query };
  const filters = parseFilters(fields);
  if (!filters.ok)
    throw new UsageError(...filters.errors.map(({ path, message }) => `--query: ${path}: ${message}`));
  const claims = await new ClaimReader(db, TERMINAL).selected(filters.value);
  return claims.map(({ id }) => id).sort((a, b) => a - b);
}

async function ofList(db: Db, said: string): Promise<number[]> {
  const claims = await new ListReader(db, TERMINAL).claims(await askedList(db, said));
  return claims.map(({ id }) => id).sort((a, b) => a - b);
}

async function notesOn(db: Db, ids: readonly number[], reader: CsvReader): Promise<string[]> {
  let [restricted, further] = [0, 0];
  for (const some of inSome(ids)) {
    const claims = await new ClaimReader(db, TERMINAL).inOrder(some);
    restricted += claims.filter(isRestricted).length;
    further += await reader.furtherAttributions(some);
  }
  return [
    ...(restricted > 0
      ? [`It holds ${howMany(restricted, 'claim')} not on the record: mind who gets it.`]
      : []),
    ...(further > 0
      ? [
          `Left out: ${howMany(further, 'further attribution')}. A row tells one source; onrecord-json holds them all.`,
        ]
      : []),
  ];
}

function inSome(ids: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

/** Runs at one moment of the database, from its first row to its last. */
export async function exportCsv(
  db: Db,
  said: CsvSelection,
  write: (from: CsvExport) => Promise<void>,
): Promise<readonly string[]> {
  return atOneMoment(db, async () => {
    const from = await selectCsv(db, said);
    await write(from);
    return from.notes;
  });
}
