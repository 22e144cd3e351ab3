import type { Selectable } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { CaptureQuotationsTable, CapturesTable, Db, Tx } from '../../platform/db/schema.js';
import type { WriteContext } from '../../platform/db/transact.js';
import type { Typed } from '../../platform/lib/fields/form-page.js';
import type { Copy } from '../../record/snapshots/model.js';
import {
  type CaptureItem,
  type CaptureState,
  extentOf,
  type FoundItem,
  type FoundText,
  type NewItem,
} from './model.js';

/** A copy to be saved, without its text and bytes. */
export type CopyFacts = Omit<Copy, 'text' | 'bytes'>;

export type Capture = Omit<Selectable<CapturesTable>, 'bytes' | 'copy' | 'source' | 'read_in' | 'found'> & {
  readonly copy: CopyFacts | null;
  readonly source: Typed;
  readonly read_in: Typed;
  readonly found: FoundText;
};

export interface CaptureSummary {
  readonly id: number;
  readonly version: number;
  readonly changed_at: string;
  readonly title: string | null;
  readonly counts: Readonly<Record<CaptureState, number>>;
}

const COLUMNS = [
  ...([
    'id',
    'owner_id',
    'created_at',
    'changed_at',
    'version',
    'snapshot_id',
    'text',
    'text_sha256',
  ] as const),
  ...(['copy', 'source', 'read_in', 'found'] as const),
] as const;

/** Reads the captures of one person: nobody else sees them, whatever their role. */
export class CaptureReader {
  private readonly db: Db | Tx;
  private readonly ownerId: number;

  /** @param ownerId null for somebody who is not signed in, who has none */
  constructor(db: Db | Tx, ownerId: number | null) {
    this.db = db;
    this.ownerId = ownerId ?? 0;
  }

  async byId(id: number): Promise<Capture | undefined> {
    const row = await this.own().select(COLUMNS).where('id', '=', id).executeTakeFirst();
    return (
      row && {
        ...row,
        copy: row.copy === null ? null : (JSON.parse(row.copy) as CopyFacts),
        source: JSON.parse(row.source) as Typed,
        read_in: JSON.parse(row.read_in) as Typed,
        found: JSON.parse(row.found) as FoundText,
      }
    );
  }

  /** The bytes to be saved; null where they are those of the text. */
  async bytesOf(id: number): Promise<Uint8Array | null> {
    const row = await this.own().select('bytes').where('id', '=', id).executeTakeFirst();
    return row?.bytes ?? null;
  }

  /** Those changed last come first. */
  async all(): Promise<CaptureSummary[]> {
    const rows = await this.own()
      .select(['id', 'version', 'changed_at', 'source'])
      .orderBy('changed_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const counts = await this.counts(rows.map(({ id }) => id));
    return rows.map(({ source, ...row }) => ({
      ...row,
      title: (JSON.parse(source) as Typed).title ?? null,
      counts: { open: 0, accepted: 0, dropped: 0, ...counts.get(row.id) },
    }));
  }

  /** In the order of the text. The capture must be theirs. */
  async items(captureId: number): Promise<CaptureItem[]> {
    const rows = await this.db
      .selectFrom('capture_quotations')
      .selectAll()
      .where('capture_id', '=', captureId)
      .orderBy('start_utf16')
      .orderBy('n')
      .execute();
    return rows.map(toItem);
  }

  private own() {
    return this.db.selectFrom('captures').where('owner_id', '=', this.ownerId);
  }

  private async counts(ids: readonly number[]) {
    const rows = await this.db
      .selectFrom('capture_quotations')
      .select(['capture_id', 'state', (eb) => eb.fn.countAll<number>().as('count')])
      .where(among('capture_id', ids))
      .groupBy(['capture_id', 'state'])
      .execute();
    const byId = new Map<number, Partial<Record<CaptureState, number>>>();
    for (const { capture_id: id, state, count } of rows) byId.set(id, { ...byId.get(id), [state]: count });
    return byId;
  }
}

function toItem(row: Selectable<CaptureQuotationsTable>): CaptureItem {
  const { n, version, state, spans, found, fields } = row;
  return {
    ...{ n, version, state },
    spans: JSON.parse(spans) as CaptureItem['spans'],
    found: found === null ? null : (JSON.parse(found) as FoundItem),
    fields: JSON.parse(fields) as Typed,
  };
}

export interface NewCapture {
  readonly ownerId: number;
  readonly text: string;
  readonly textSha256: string;
  /** What is to be saved as a copy, or the copy that has the text. */
  readonly from:
    | { readonly copy: CopyFacts; readonly bytes: Uint8Array | null }
    | { readonly snapshotId: number };
  readonly source: Typed;
  readonly readIn: Typed;
  readonly found: FoundText;
}

/** Writes captures, without events. Their owner is checked before. */
export class CaptureWriter extends InTransaction {
  private readonly change: WriteContext;

  constructor(change: WriteContext) {
    super(change.tx);
    this.change = change;
  }

  async add({ ownerId, text, textSha256, from, source, readIn, found }: NewCapture): Promise<number> {
    const isSaved = 'snapshotId' in from;
    const { id } = await this.tx
      .insertInto('captures')
      .values({
        owner_id: ownerId,
        created_at: this.change.at,
        changed_at: this.change.at,
        snapshot_id: isSaved ? from.snapshotId : null,
        text,
        text_sha256: textSha256,
        copy: isSaved ? null : JSON.stringify(from.copy),
        bytes: isSaved ? null : from.bytes,
        source: JSON.stringify(source),
        read_in: JSON.stringify(readIn),
        found: JSON.stringify(found),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** Numbers them from `first` on. */
  async addItems(captureId: number, items: readonly NewItem[], first: number): Promise<void> {
    for (const [at, item] of items.entries()) {
      const { spans, found, fields } = item;
      this.change.rows.insertBare('capture_quotations', {
        capture_id: captureId,
        n: first + at,
        state: 'open',
        start_utf16: extentOf(item)[0],
        spans: JSON.stringify(spans),
        found: found === null ? null : JSON.stringify(found),
        fields: JSON.stringify(fields),
      });
      const turn = this.change.rows.yieldIfDue();
      if (turn !== null) await turn;
    }
  }

  /** Every change of a capture or of its quotations makes it young again. */
  async touch(captureId: number): Promise<void> {
    await this.tx
      .updateTable('captures')
      .set({ changed_at: this.change.at })
      .where('id', '=', captureId)
      .execute();
  }

  async setSource(
    { id, version }: Pick<Capture, 'id' | 'version'>,
    source: Typed,
    readIn: Typed,
    found: FoundText,
  ): Promise<void> {
    await this.tx
      .updateTable('captures')
      .set({ source: JSON.stringify(source), read_in: JSON.stringify(readIn), found: JSON.stringify(found) })
      .set({ version: version + 1, changed_at: this.change.at })
      .where('id', '=', id)
      .execute();
  }

  /** Its source and text are saved: what is left refers to the copy. */
  async setSaved(
    { id, version }: Pick<Capture, 'id' | 'version'>,
    source: Typed,
    snapshotId: number,
  ): Promise<void> {
    await this.tx
      .updateTable('captures')
      .set({ source: JSON.stringify(source), snapshot_id: snapshotId, copy: null, bytes: null })
      .set({ version: version + 1, changed_at: this.change.at })
      .where('id', '=', id)
      .execute();
  }

  async setItem(
    captureId: number,
    { n, version }: Pick<CaptureItem, 'n' | 'version'>,
    { state, spans, fields }: Pick<CaptureItem, 'state' | 'spans' | 'fields'>,
  ): Promise<void> {
    await this.tx
      .updateTable('capture_quotations')
      .set({ state, spans: JSON.stringify(spans), fields: JSON.stringify(fields) })
      .set({ start_utf16: extentOf({ spans })[0], version: version + 1 })
      .where('capture_id', '=', captureId)
      .where('n', '=', n)
      .execute();
    await this.touch(captureId);
  }

  async removeItems(captureId: number, numbers: readonly number[]): Promise<void> {
    await this.tx
      .deleteFrom('capture_quotations')
      .where('capture_id', '=', captureId)
      .where(among('n', numbers))
      .execute();
  }

  async remove(ids: readonly number[]): Promise<void> {
    await this.tx.deleteFrom('capture_quotations').where(among('capture_id', ids)).execute();
    await this.tx.deleteFrom('captures').where(among('id', ids)).execute();
  }

  /** Those unchanged since a time (ISO 8601, UTC). */
  async unchangedSince(time: string): Promise<number[]> {
    return this.ids((query) => query.where('changed_at', '<', time));
  }

  async ofOwner(id: number): Promise<number[]> {
    return this.ids((query) => query.where('owner_id', '=', id));
  }

  async ofSnapshot(id: number): Promise<number[]> {
    return this.ids((query) => query.where('snapshot_id', '=', id));
  }

  private async ids(
    narrow: (query: ReturnType<CaptureWriter['query']>) => ReturnType<CaptureWriter['query']>,
  ): Promise<number[]> {
    return (await narrow(this.query()).execute()).map(({ id }) => id);
  }

  private query() {
    return this.tx.selectFrom('captures').select('id');
  }
}

/** Reads the words of all captures, whoever owns them, for erasing. */
export class CaptureWordsReader extends InTransaction {
  /** One capture after an id: its texts, as stored. */
  async after(id: number): Promise<{ readonly id: number; readonly texts: readonly string[] } | undefined> {
    const row = await this.tx
      .selectFrom('captures')
      .select(['id', 'text', 'copy', 'source', 'read_in'])
      .where('id', '>', id)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const items = await this.tx
      .selectFrom('capture_quotations')
      .select('fields')
      .where('capture_id', '=', row.id)
      .execute();
    const json = [row.copy ?? '{}', row.source, row.read_in, ...items.map(({ fields }) => fields)];
    const values = json.flatMap((one) => Object.values(JSON.parse(one) as object));
    return { id: row.id, texts: [row.text, ...values.map((value) => String(value))] };
  }
}
