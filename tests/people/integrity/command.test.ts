import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkIntegrity } from '../../../src/people/integrity/job/check.js';
import { DERIVATION } from '../../../src/server/process/integrity/derivation.js';
import { freshFolder } from '../../support/database.js';
import { runCommand } from '../../support/run-command.js';
import { copyOf, recordedDesk, shell } from './recorded-desk.js';

// What `onrecord db check` says of derived rows that were changed by the sqlite3 shell.

let sound: string;
beforeAll(async () => {
  sound = await recordedDesk();
});
afterAll(() => rmSync(dirname(sound), { recursive: true, force: true }));

it('finds a changed comparison with --derived alone, and compares anew with --rebuild', async () => {
  const { file, remove } = copyOf(sound);
  const check = (...options: string[]) => runCommand(['db', 'check', '--db', file, ...options]);
  try {
    // What derives from the comparison stays as it is, so that only comparing again shows it.
    shell(file, "UPDATE comparisons SET spans = '[[0,99]]' WHERE attribution_id = 1 AND snapshot_id = 1");
    expect(await check()).toMatchObject({ code: 0 });
    const found = await check('--derived');
    expect(found.code).toBe(1);
    expect(found.out + found.err).toContain('its marked words are [[0,99]] and should be [[245,344]]');
    expect(await check('--derived', '--rebuild')).toMatchObject({ code: 1 });
    expect(await check('--derived')).toMatchObject({ code: 0 });
  } finally {
    remove();
  }
});

it('says that numbers were counted again, and names no quotations where none were rebuilt', async () => {
  const { file, remove } = copyOf(sound);
  try {
    shell(file, 'DELETE FROM entry_facets WHERE entry = (SELECT min(entry) FROM entry_facets)');
    const ran = await runCommand(['db', 'check', '--db', file, '--rebuild']);
    expect(ran.err).toContain('Counted the numbers beside the filters again.\n');
    expect(ran.err).not.toContain('0 ');
    expect(await runCommand(['db', 'check', '--db', file])).toMatchObject({ code: 0 });
  } finally {
    remove();
  }
});

it('says of an empty file what to do', async () => {
  const file = join(freshFolder(), 'empty.db');
  writeFileSync(file, '');
  expect(await runCommand(['db', 'check', '--db', file])).toMatchObject({
    code: 1,
    err: expect.stringContaining(`${file} is empty: it has no database. Restore a backup`),
  });
  rmSync(dirname(file), { recursive: true });
});

it('names as many as it rebuilds at once, and how many more differ', async () => {
  const { file, remove } = copyOf(sound);
  try {
    shell(file, "UPDATE claim_status SET checks = '111111'");
    const report = await checkIntegrity(file, { derivation: DERIVATION, maxDerived: 2 });
    expect(report).toMatchObject({ isCutOff: true, derived: { length: 2 } });
    expect(report.faults.map(({ line }) => line)).toContainEqual(
      expect.stringMatching(/^\d more differ\. They are rebuilt after these\.$/),
    );
  } finally {
    remove();
  }
});
