import type { Selectable } from 'kysely';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { among } from '../../platform/db/queries/among.js';
import { countOf } from '../../platform/db/queries/count.js';
import type { CaptureQuotationsTable, CapturesTable, Db, Tx } from '../../platform/db/schema.js';
import type { Typed } from '../../platform/lib/fields/form-page.js';
import type { Copy } from '../../record/snapshots/model.js';
import type { CaptureItem, CaptureState, FoundItem, FoundText, ItemPlace } from './model.js';

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
  ...(['copy', 'source', 'read_in', 'found', 'whose', 'ground_rule', 'embargoed_until'] as const),
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
    const items: CaptureItem[] = [];
    const timer = new YieldTimer();
    for (const row of rows) {
      items.push(toItem(row));
      if (timer.isDue) await timer.yield();
    }
    return items;
  }

  /** One of them. The capture must be theirs. */
  async item(captureId: number, n: number): Promise<CaptureItem | undefined> {
    const row = await this.db
      .selectFrom('capture_quotations')
      .selectAll()
      .where('capture_id', '=', captureId)
      .where('n', '=', n)
      .executeTakeFirst();
    return row && toItem(row);
  }

  /** Where each begins, and how it stands, in the order of the text. The capture must be theirs. */
  async places(captureId: number): Promise<ItemPlace[]> {
    return this.db
      .selectFrom('capture_quotations')
      .select(['n', 'version', 'state', 'start_utf16 as start'])
      .where('capture_id', '=', captureId)
      .orderBy('start_utf16')
      .orderBy('n')
      .execute();
  }

  /** How many of a capture of theirs are not dropped. */
  async leftIn(id: number): Promise<number> {
    return countOf(
      this.db
        .selectFrom('capture_quotations')
        .where('capture_id', 'in', this.own().select('id').where('id', '=', id))
        .where('state', '<>', 'dropped'),
    );
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
