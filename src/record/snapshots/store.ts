import type { Selectable } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { countOf } from '../../platform/db/queries/count.js';
import { InTransaction, ViewerReader } from '../../platform/db/queries/reader.js';
import type { SnapshotsTable } from '../../platform/db/schema.js';

/** A saved copy without its text, which can be long. */
export type Snapshot = Omit<Selectable<SnapshotsTable>, 'text'> & {
  readonly captured_by_name: string;
  /** The size of its bytes; null where they were erased. */
  readonly bytes: number | null;
};
export type SnapshotWithText = Snapshot & { readonly text: string | null };

const COLUMNS = [
  'snapshots.id',
  'snapshots.source_id',
  'snapshots.captured_at',
  'snapshots.captured_by',
  'snapshots.how',
  'snapshots.typed_in_by',
  'snapshots.media_type',
  'snapshots.original_name',
  'snapshots.final_url',
  'snapshots.headers',
  'snapshots.text_sha256',
  'snapshots.raw_sha256',
  'snapshots.erased_by',
  'snapshots.version',
  'snapshots.trashed_at',
  'snapshots.trashed_by',
] as const;

/** Reads saved copies that one viewer may see. */
export class SnapshotReader extends ViewerReader {
  async byId(sourceId: number, id: number): Promise<SnapshotWithText | undefined> {
    return this.visibleRows()
      .select('snapshots.text')
      .where('snapshots.source_id', '=', sourceId)
      .where('snapshots.id', '=', id)
      .executeTakeFirst();
  }

  /** The original bytes; `undefined` where there are none to be seen. Up to 20 MB. */
  async bytesOf(sourceId: number, id: number): Promise<Uint8Array | undefined> {
    const row = await this.db
      .selectFrom('snapshots')
      .innerJoin('snapshot_bytes', 'snapshot_bytes.snapshot_id', 'snapshots.id')
      .select('snapshot_bytes.bytes')
      .where('snapshots.source_id', '=', sourceId)
      .where('snapshots.id', '=', id)
      .where(this.visible.snapshots())
      .executeTakeFirst();
    return row?.bytes;
  }

  /** Some bytes of a copy, or of its text as UTF-8; null where there are none to be seen. */
  async pieceOf(
    { source_id, id }: Pick<Snapshot, 'source_id' | 'id'>,
    part: 'text' | 'bytes',
    { at, most }: { readonly at: number; readonly most: number },
  ): Promise<Uint8Array | null> {
    const row = await this.db
      .selectFrom('snapshots')
      .leftJoin('snapshot_bytes', 'snapshot_bytes.snapshot_id', 'snapshots.id')
      .select((eb) =>
        eb
          .fn<Uint8Array | null>('substr', [
            part === 'text' ? eb.cast('snapshots.text', 'blob') : 'snapshot_bytes.bytes',
            eb.val(at + 1),
            eb.val(most),
          ])
          .as('piece'),
      )
      .where('snapshots.source_id', '=', source_id)
      .where('snapshots.id', '=', id)
      .where(this.visible.snapshots())
      .executeTakeFirst();
    return row?.piece ?? null;
  }

  /** Newest first, without those in the trash. */
  async ofSource(sourceId: number): Promise<Snapshot[]> {
    return this.among('snapshots.source_id', [sourceId]);
  }

  /** The same for several sources, or copies. */
  async among(column: 'snapshots.source_id' | 'snapshots.id', ids: readonly number[]): Promise<Snapshot[]> {
    if (ids.length === 0) return [];
    return this.visibleRows()
      .where(among(column, ids))
      .where('snapshots.trashed_at', 'is', null)
      .orderBy('snapshots.captured_at', 'desc')
      .orderBy('snapshots.id', 'desc')
      .execute();
  }

  /** How many attributions refer to it, outside the trash and of claims outside it. */
  async attributionCount(id: number): Promise<number> {
    const attributions = this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .where('attributions.snapshot_id', '=', id)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null);
    return countOf(attributions);
  }

  private visibleRows() {
    return (
      this.db
        .selectFrom('snapshots')
        .innerJoin('users', 'users.id', 'snapshots.captured_by')
        .leftJoin('snapshot_bytes', 'snapshot_bytes.snapshot_id', 'snapshots.id')
        .select([...COLUMNS, 'users.name as captured_by_name'])
        // SQLite knows the length of a blob without reading it.
        .select((eb) => eb.fn<number | null>('length', ['snapshot_bytes.bytes']).as('bytes'))
        .where(this.visible.snapshots())
    );
  }
}

/** Writes the bytes of a copy without an event: its row's event has their SHA-256. */
export class SnapshotBytesWriter extends InTransaction {
  async keep(snapshotId: number, bytes: Uint8Array): Promise<void> {
    await this.tx.insertInto('snapshot_bytes').values({ snapshot_id: snapshotId, bytes }).execute();
  }
}
