import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../src/platform/db/migrate.js';
import { openContext } from '../../../src/server/context/open-context.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { ERASABLE, type ErasableKind } from '../../../src/server/erasure/model.js';
import { fakeClock, freshFolder } from '../../support/database.js';
import { CONFIG } from '../../support/desk.js';
import { checkAll } from '../../support/whole-check.js';

// What the program itself does to old rows and old entries is no fault.

let file: string;
afterEach(() => rmSync(dirname(file), { recursive: true, force: true }));

async function upgraded(name: string): Promise<void> {
  file = join(freshFolder(), 'onrecord.db');
  writeFileSync(file, gunzipSync(readFileSync(`tests/fixtures/databases/${name}.db.gz`)), { mode: 0o600 });
  await migrate({ file, clock: fakeClock() });
}

describe('a database of an earlier version, once upgraded, is sound', () => {
  it.each(['0005_findings_and_effort', '0010_match'])('%s', async (name) => {
    await upgraded(name);
    const { faults, counts } = await checkAll(file);
    expect(faults).toEqual([]);
    expect(counts.rows).toBeGreaterThan(100);
  });
});

it('a database is sound after an erasure of every kind, and every row is compared again', async () => {
  await upgraded('0010_match');
  const ctx = openContext({ ...CONFIG, file }, fakeClock());
  for (const kind of Object.keys(ERASABLE) as ErasableKind[]) {
    const rows = await ctx.db.selectFrom(ERASABLE[kind]).select('id').limit(1).execute();
    const id = kind === 'user' ? 4 : (rows[0] as { id: number } | undefined)?.id;
    if (id === undefined) continue;
    await ctx.transact({ id: 2 }, (change) => eraseRecord(change, { kind, id }, 'Asked for by letter'));
  }
  await ctx.close();
  expect(await checkAll(file)).toMatchObject({ faults: [], counts: { rowsWithoutPayload: 0 } });
});
