import { expect } from 'vitest';
import { kyselyOn } from '../../src/platform/db/connection/dialect.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import type { Db } from '../../src/platform/db/schema.js';
import { onrecord } from './onrecord.js';
import { checkAll } from './whole-check.js';

// What must be so of a database file whatever became of the program that wrote it.

/** Its structure, schema, history, rows and saved copies, as `db check` looks at them. */
export async function expectSound(file: string): Promise<void> {
  expect(await checkAll(file)).toMatchObject({ faults: [], sound: true });
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
