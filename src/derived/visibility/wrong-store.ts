import type { ShownFault } from '../../platform/db/derivation.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { PublicKind } from '../../platform/db/subjects.js';
import { PUBLIC_KINDS, shown, tableOf } from './rule-store.js';

/** Holds what is stored of who is shown what against the record. */
export class WronglyShown extends UnfilteredReader {
  /** @param most of each kind: every row may be wrong, and there may be millions */
  async all(most: number): Promise<readonly ShownFault[]> {
    let wrong: readonly ShownFault[] = [];
    for (const kind of PUBLIC_KINDS) {
      const found = (await this.ofKind(kind, most)).concat(await this.ofNone(kind, most));
      wrong = wrong.concat(found.slice(0, most));
    }
    return wrong;
  }

  private async ofKind(kind: PublicKind, most: number): Promise<ShownFault[]> {
    const rows = await this.db
      .selectFrom(shown(this.db, kind).as('s'))
      .select(['s.id', 's.is_stored'])
      .whereRef('s.is_public', '<>', 's.is_stored')
      .orderBy('s.id')
      .limit(most)
      .execute();
    return rows.map(({ id, is_stored }) => ({ kind, id, isShown: is_stored === 1 }));
  }

  /** Rows of records that do not exist. */
  private async ofNone(kind: PublicKind, most: number): Promise<ShownFault[]> {
    const records = this.db.selectFrom(tableOf(kind)).select('id');
    const rows = await this.db
      .selectFrom('public_records')
      .select('id')
      .where('kind', '=', kind)
      .where('id', 'not in', records)
      .limit(most)
      .execute();
    return rows.map(({ id }) => ({ kind, id, isShown: true }));
  }
}
