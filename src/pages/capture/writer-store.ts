import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { WriteContext } from '../../platform/db/transact.js';
import type { Typed } from '../../platform/lib/fields/form-page.js';
import type { TextTerms } from './model/terms.js';
import { type CaptureItem, extentOf, type FoundText, type NewItem } from './model.js';
import type { Capture, CopyFacts } from './store.js';

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
  readonly terms: TextTerms;
}

/** Writes captures, without events. Their owner is checked before. */
export class CaptureWriter extends InTransaction {
  private readonly change: WriteContext;

  constructor(change: WriteContext) {
    super(change.tx);
    this.change = change;
  }

  async add({ ownerId, text, textSha256, from, source, readIn, found, terms }: NewCapture): Promise<number> {
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
        ...termColumns(terms),
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
    { source, readIn, found, terms }: Pick<NewCapture, 'source' | 'readIn' | 'found' | 'terms'>,
  ): Promise<void> {
    await this.tx
      .updateTable('captures')
      .set({ source: JSON.stringify(source), read_in: JSON.stringify(readIn), found: JSON.stringify(found) })
      .set(termColumns(terms))
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
  }

  /** Of a capture that is new. */
  async drop(captureId: number, numbers: readonly number[]): Promise<void> {
    await this.tx
      .updateTable('capture_quotations')
      .set({ state: 'dropped' })
      .where('capture_id', '=', captureId)
      .where(among('n', numbers))
      .execute();
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

function termColumns({ whose, ground_rule, embargoed_until }: TextTerms): TextTerms {
  return { whose, ground_rule, embargoed_until };
}
