import { inReadSnapshot } from '../../../../platform/db/queries/read-snapshot.js';
import type { Db } from '../../../../platform/db/schema.js';
import { KINDS } from '../../model.js';
import { ExchangeReader } from '../../store.js';
import type { LeftOut } from './kept.js';
import { EXPORTED, planExport } from './plan.js';
import { recordsOf } from './read.js';
import { recordOf } from './records.js';
import { piecesOf } from './write.js';

// Exports the database as onrecord-json: every record in order of creation, its id as its ref. Trashed and erased
// records are omitted, with everything that belongs to them; users are included by name and address where something
// references them. No events: an import creates its own. The records are read as they are written: docs/decisions/0006.

export interface DeskExport {
  /** The number of records. */
  readonly total: number;
  /** The text of the file. @param onProgress called with the number of records written so far */
  readonly pieces: (onProgress?: (done: number) => void) => AsyncIterable<string>;
  /** Complete once the last piece is read. */
  readonly leftOut: () => LeftOut;
}

/** Exports one snapshot of the database, also beside writers. Includes restricted claims. */
export async function exportDesk<T>(db: Db, write: (from: DeskExport) => Promise<T>): Promise<T> {
  return inReadSnapshot(db, async () => {
    const reader = new ExchangeReader(db);
    const kept = await planExport(reader);
    const users = (await reader.users()).filter(({ id }) => kept.users.has(id));
    const total = EXPORTED.reduce((sum, kind) => sum + kept.count(kind), users.length);
    const lists = KINDS.map((kind) => ({
      kind,
      records:
        kind === 'users'
          ? one(users.map((row) => recordOf('users', row, kept)))
          : recordsOf(kind, reader, kept),
    }));
    return write({
      total,
      pieces: (onProgress) => piecesOf(lists, onProgress),
      leftOut: () => kept.leftOut(),
    });
  });
}

async function* one<T>(value: T): AsyncGenerator<T> {
  yield value;
}
