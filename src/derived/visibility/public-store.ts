import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { PublicKind } from '../../platform/db/subjects.js';
import { allPublic, PUBLIC_KINDS, shownAmong, tableOf } from './rule-store.js';

/** Records looked at in one statement: few enough that others are served in between. */
const BATCH = 500;

/** Stores which records everybody who may read is shown. */
export class PublicRecords extends InTransaction {
  /** @returns those that are newly shown or hidden */
  async refresh(kind: PublicKind, ids: Iterable<number>): Promise<number[]> {
    const all = [...ids];
    const changed: number[] = [];
    for (let at = 0; at < all.length; at += BATCH) {
      const some = await shownAmong(this.tx, kind, all.slice(at, at + BATCH));
      const differing = some.filter(({ is_public, is_stored }) => is_public !== is_stored);
      const [hidden, shown] = [0, 1].map((is) =>
        differing.filter(({ is_public }) => is_public === is).map(({ id }) => id),
      ) as [number[], number[]];
      await this.hide(kind, hidden);
      await this.show(kind, shown);
      changed.push(...hidden, ...shown);
    }
    return changed;
  }

  async refreshAll(kind: PublicKind): Promise<number[]> {
    const rows = await this.tx.selectFrom(tableOf(kind)).select('id').execute();
    return this.refresh(
      kind,
      rows.map(({ id }) => id),
    );
  }

  /** Stores again what is right for one record, or for a number of none. */
  async correct(kind: PublicKind, id: number): Promise<void> {
    await this.hide(kind, [id]);
    await this.refresh(kind, [id]);
  }

  async storedAmong(kind: PublicKind, ids: readonly number[]): Promise<ReadonlySet<number>> {
    const query = this.tx.selectFrom('public_records').select('id').where('kind', '=', kind);
    return new Set((await query.where(among('id', ids)).execute()).map(({ id }) => id));
  }

  /** @returns those that were shown */
  async hide(kind: PublicKind, ids: readonly number[]): Promise<number[]> {
    if (ids.length === 0) return [];
    const rows = this.tx.deleteFrom('public_records').where('kind', '=', kind).where(among('id', ids));
    return (await rows.returning('id').execute()).map(({ id }) => id);
  }

  /** Deletes all rows and derives them again. @returns how many records are shown */
  async rebuild(onKind: (done: number, total: number) => void): Promise<number> {
    await this.tx.deleteFrom('public_records').execute();
    let rows = 0;
    for (const [at, kind] of PUBLIC_KINDS.entries()) {
      const { numInsertedOrUpdatedRows } = await this.tx
        .insertInto('public_records')
        .columns(['kind', 'id'])
        .expression(allPublic(this.tx, kind))
        .executeTakeFirstOrThrow();
      rows += Number(numInsertedOrUpdatedRows ?? 0n);
      onKind(at + 1, PUBLIC_KINDS.length);
    }
    return rows;
  }

  /** Shows those that are hidden and should not be. */
  async showHidden(kind: PublicKind): Promise<void> {
    await this.tx
      .insertInto('public_records')
      .columns(['kind', 'id'])
      .expression(allPublic(this.tx, kind, 'hidden'))
      .execute();
  }

  private async show(kind: PublicKind, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = ids.map((id) => ({ kind, id }));
    await this.tx.insertInto('public_records').values(rows).execute();
  }
}
