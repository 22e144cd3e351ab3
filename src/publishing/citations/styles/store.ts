import type { Selectable } from 'kysely';
import { UnfilteredReader } from '../../../platform/db/queries/reader.js';
import type { StylesTable } from '../../../platform/db/schema.js';
import type { TitledStyle } from './model/search.js';

/** A citation style that an editor added. */
export type AddedStyle = Selectable<StylesTable>;

/** Reads the styles that editors added: everybody may use them. */
export class StyleReader extends UnfilteredReader {
  /** In the trash or not. */
  async byId(id: number): Promise<AddedStyle | undefined> {
    return this.db.selectFrom('styles').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The style in use under this key: the newest, without one in the trash. */
  async byKey(key: string): Promise<AddedStyle | undefined> {
    return this.inUse().selectAll().where('key', '=', key).orderBy('id', 'desc').executeTakeFirst();
  }

  /** The keys and titles of all styles in use. */
  async titles(): Promise<TitledStyle[]> {
    return this.inUse().select(['key as id', 'title']).orderBy('title').orderBy('id').execute();
  }

  private inUse() {
    // An erased style has no file.
    return this.db.selectFrom('styles').where('trashed_at', 'is', null).where('csl', '!=', '');
  }
}
