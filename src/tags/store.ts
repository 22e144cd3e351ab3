import type { Selectable } from 'kysely';
import type { Db, TagsTable, Tx } from '../db/schema.js';

export type Tag = Selectable<TagsTable>;

export class TagReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  async named(name: string): Promise<Tag | undefined> {
    return this.db.selectFrom('tags').selectAll().where('name', 'like', name).where('trashed_at', 'is', null).executeTakeFirst();
  }
}
