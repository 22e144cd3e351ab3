import { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { OnrecordDialect } from '../../../src/platform/db/connection/dialect.js';
import { openConnection } from '../../../src/platform/db/connection/open.js';
import type { Schema } from '../../../src/platform/db/schema.js';
import { SinceReader } from '../../../src/publishing/exchange/since-store.js';
import { openDesk } from '../../support/desk.js';

it('what happened since a check is read from its event on, not from the index of all subjects', async () => {
  const desk = await openDesk();
  const connection = openConnection(desk.ctx.config.file, 'read');
  const heard: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
  const db = new Kysely<Schema>({
    dialect: new OnrecordDialect(connection),
    log: ({ query }) => void heard.push(query),
  });
  await new SinceReader(db).after(0, 10);
  const [query] = heard;
  const plan = connection.prepare(`explain query plan ${query?.sql}`).all(query?.parameters) as {
    readonly detail: string;
  }[];
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SEARCH events USING INTEGER PRIMARY KEY \(rowid>\?\)/),
    expect.stringMatching(/^SEARCH event_payloads USING INTEGER PRIMARY KEY/),
  ]);
  connection.close();
  await desk.close();
});
