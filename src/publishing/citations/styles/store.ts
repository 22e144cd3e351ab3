import type { Selectable } from 'kysely';
import { UnfilteredReader } from '../../../platform/db/queries/reader.js';
import type { StylesTable } from '../../../platform/db/schema.js';
import type { TitledStyle } from './model/search.js';

/** A citation style that an editor added. */
export type AddedStyle = Selectable<StylesTable>;

export interface StyleSetAside {
  readonly id: number;
  readonly title: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly why: string;
}

export type NamedStyle = Pick<AddedStyle, 'id' | 'key' | 'title'>;

/** Reads the styles that editors added: everybody may use them. */
export class StyleReader extends UnfilteredReader {
  /** In the trash or not. */
  async byId(id: number): Promise<AddedStyle | undefined> {
    return this.db.selectFrom('styles').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The style under this key, in use or set aside: the newest, without one in the trash. */
  async byKey(key: string): Promise<AddedStyle | undefined> {
    return this.kept().selectAll().where('key', '=', key).orderBy('id', 'desc').executeTakeFirst();
  }

  /** The style that is set aside under this key or title, the newest first. */
  async setAsideAs(named: string): Promise<AddedStyle | undefined> {
    return this.kept()
      .selectAll()
      .where('set_aside_at', 'is not', null)
      .where((eb) => eb.or([eb('key', '=', named), eb('title', '=', named)]))
      .orderBy('id', 'desc')
      .executeTakeFirst();
  }

  /** All that are set aside, without their files. */
  async setAside(): Promise<StyleSetAside[]> {
    return this.kept()
      .select(['id', 'title', 'set_aside_at as at', 'set_aside_why as why'])
      .where('set_aside_at', 'is not', null)
      .orderBy('title')
      .orderBy('id')
      .$narrowType<{ at: string; why: string }>()
      .execute();
  }

  /** All that are not in the trash, without their files. */
  async named(): Promise<NamedStyle[]> {
    return this.kept().select(['id', 'key', 'title']).orderBy('title').orderBy('id').execute();
  }

  /** The keys and titles of all styles in use. */
  async titles(): Promise<TitledStyle[]> {
    return this.kept()
      .where('set_aside_at', 'is', null)
      .select(['key as id', 'title'])
      .orderBy('title')
      .orderBy('id')
      .execute();
  }

  private kept() {
    // An erased style has no file.
    return this.db.selectFrom('styles').where('trashed_at', 'is', null).where('csl', '!=', '');
  }
}
