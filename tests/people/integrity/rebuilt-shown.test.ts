import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { IntegrityCheckReader } from '../../../src/people/integrity/store.js';
import { withReading } from '../../../src/platform/db/with-reading.js';
import { runCommand } from '../../support/run-command.js';
import { copyOf, recordedDesk, shell } from './recorded-desk.js';

// What the page of checks says after `onrecord db check --rebuild`.

let sound: string;
beforeAll(async () => {
  sound = await recordedDesk();
});
afterAll(() => rmSync(dirname(sound), { recursive: true, force: true }));

const checksOf = (file: string) => withReading(file, (db) => new IntegrityCheckReader(db).recent(9));

async function rebuilt(change: string) {
  const { file, remove } = copyOf(sound);
  try {
    if (change !== '') shell(file, change);
    const ran = await runCommand(['db', 'check', '--db', file, '--rebuild']);
    return { ...ran, checks: await checksOf(file) };
  } finally {
    remove();
  }
}

it('what was found stays on the page, and above it that nothing is wrong any more', async () => {
  const { code, err, checks } = await rebuilt(
    "UPDATE claim_status SET status = 'disputed' WHERE claim_id = 1",
  );
  expect([code, err.includes('All of it is right again.')]).toEqual([1, true]);
  expect(checks.map(({ outcome }) => outcome)).toEqual(['sound', 'faults']);
  expect(checks[1]?.report.faults).toEqual([expect.objectContaining({ kind: 'derived', rebuilt: true })]);
});

it('what cannot be rebuilt stays on the page as an error', async () => {
  const { code, err, checks } = await rebuilt("UPDATE findings SET value = 'fabricated'");
  expect([code, err.includes('right again')]).toEqual([1, false]);
  expect(checks.map(({ outcome }) => outcome)).toEqual(['faults']);
});

it('is not said to be right again while a user was changed', async () => {
  const { code, err, checks } = await rebuilt(
    "UPDATE users SET name = 'Forged' WHERE id = 1; UPDATE claim_status SET status = 'disputed' WHERE claim_id = 1",
  );
  expect([code, err.includes('right again')]).toEqual([1, false]);
  expect(checks.map(({ report }) => report.faults.map(({ kind }) => kind))).toEqual([
    ['record'],
    ['record', 'derived'],
  ]);
});

it('a desk in which nothing is wrong is said to be sound', async () => {
  const { code, out, checks } = await rebuilt('');
  expect([code, out.includes('is sound: structure, schema, ')]).toEqual([0, true]);
  expect(checks.map(({ outcome }) => outcome)).toEqual(['sound']);
});
