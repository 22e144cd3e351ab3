import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { FOLLOWERS } from '../../src/followers.js';
import { addRow } from '../../src/people/activity/row-store.js';
import { kyselyOn } from '../../src/platform/db/connection/dialect.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { freshDatabase } from './database.js';
import { onrecord } from './onrecord.js';
import { expectSound } from './sound.js';

const MAX_MS = 350;

/**
 * Kills a program that writes notes, again and again on one file, as a power cut would. After each time every
 * note that it called saved is there, the file is sound and its history whole.
 */
export async function expectNothingLost(rounds: number): Promise<void> {
  const desk = await freshDatabase(FOLLOWERS);
  const claim = await desk.transact({ id: 2 }, async (change) => {
    const speaker = await addRow(change, 'speakers', { kind: 'person', name: 'Wang Yi' });
    return addRow(change, 'claims', {
      text: 'no room for compromise',
      form: 'partial',
      speaker_id: speaker.id,
    });
  });
  const acknowledged = new Set<number>();
  for (let round = 0; round < rounds; round += 1) {
    for (const id of await writeUntilKilled(desk.file, claim.id)) acknowledged.add(id);
    await expectNotesThere(desk.file, acknowledged);
    await expectSound(desk.file);
  }
  expect(acknowledged.size).toBeGreaterThan(rounds);
  const checked = await onrecord(['db', 'check', '--db', desk.file]);
  expect(checked.code, checked.err).toBe(0);
  await desk.close();
}

/** Ids that were printed in whole lines before the end. */
async function writeUntilKilled(file: string, claimId: number): Promise<number[]> {
  const child = spawn(process.execPath, ['tests/support/note-writer.js', file, String(claimId)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await sleep(Math.random() * MAX_MS);
  child.kill('SIGKILL');
  await closed;
  expect(child.signalCode, 'the writer ended by itself').toBe('SIGKILL');
  return printed.split('\n').slice(0, -1).map(Number);
}

async function expectNotesThere(file: string, acknowledged: ReadonlySet<number>): Promise<void> {
  const connection = openConnection(file, 'read');
  const db = kyselyOn(connection);
  const rows = await db.selectFrom('annotations').select('id').execute();
  const there = new Set(rows.map(({ id }) => id));
  expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
  connection.close();
}
