import { expect } from 'vitest';
import { verifyChain } from '../../src/activity/chain.js';
import { faultsOf } from '../../src/db/checks.js';
import { kyselyOn } from '../../src/db/dialect.js';
import { openConnection } from '../../src/db/open.js';
import type { Db } from '../../src/db/schema.js';
import { onrecord } from './onrecord.js';

// What must be so of a database file whatever became of the program that wrote it.

/** Its structure, its references and its history, as `db check` and `audit verify` look at them. */
export async function expectSound(file: string): Promise<void> {
  const connection = openConnection(file, 'read');
  expect(faultsOf(connection)).toEqual([]);
  connection.close();
  await reading(file, async (db) => {
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });
}

/** The same by the commands themselves, which take a second each. */
export async function expectCommandsContent(file: string): Promise<void> {
  for (const words of [
    ['db', 'check'],
    ['audit', 'verify'],
  ]) {
    const checked = await onrecord([...words, '--db', file]);
    expect(checked.code, checked.err).toBe(0);
  }
}

export async function reading(file: string, work: (db: Db) => Promise<void>): Promise<void> {
  const connection = openConnection(file, 'read');
  try {
    await work(kyselyOn(connection));
  } finally {
    connection.close();
  }
}
