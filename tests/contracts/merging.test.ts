import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Connection, openPlain } from '../../src/platform/db/connection/open.js';
import { keyOf, LEFT_ALONE, MERGEABLE, POINTERS } from '../../src/record/merging/model.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

// A foreign key that a merge does not know would be left pointing at a record that is no longer shown anywhere.

let desk: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  desk = await freshDatabase();
  connection = openPlain(desk.file, { readOnly: true });
});
afterAll(async () => {
  connection.close();
  await desk.close();
});

it.each(Object.keys(MERGEABLE) as (keyof typeof MERGEABLE)[])(
  'a merge knows every foreign key to %s',
  (table) => {
    const keys = connection
      .prepare(
        `SELECT t.name || '.' || k."from" FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS k
       WHERE t.schema = 'main' AND k."table" = ? ORDER BY 1`,
      )
      .pluck()
      .all(table) as string[];
    const known = POINTERS[table].map(keyOf);
    expect(known.toSorted(), 'name it in POINTERS or LEFT_ALONE of src/record/merging/model.ts').toEqual(
      keys.filter((key) => !(key in LEFT_ALONE)),
    );
  },
);
