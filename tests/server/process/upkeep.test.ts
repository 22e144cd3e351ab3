import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { freshDatabase, freshFile } from '../../support/database.js';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';

let file: string;
beforeEach(async () => {
  file = await freshFile();
});
afterEach(() => rmSync(dirname(file), { recursive: true, force: true }));

describe('onrecord migrate', () => {
  it('makes a database where there is none, and has nothing to do the second time', async () => {
    rmSync(file);
    const first = await onrecord(['migrate', '--db', file]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^ran 0001_/);
    const second = await runCommand(['migrate', '--db', file]);
    expect(second).toEqual({ code: 0, out: `${file} is up to date: nothing to do.\n`, err: '' });
  });

  it('says what it would do without doing it', async () => {
    rmSync(file);
    const ran = await runCommand(['migrate', '--dry-run', '--db', file]);
    expect(ran.out).toMatch(/^would run 0001_/);
    expect(existsSync(file)).toBe(false);
  });
});

describe('onrecord db', () => {
  it('says what a database holds, to people and to programs', async () => {
    const ran = await runCommand(['db', 'info', '--db', file]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^claims {2,}0$/m);
    const facts = JSON.parse((await runCommand(['db', 'info', '--json', '--db', file])).out);
    expect(facts).toMatchObject({ file, counts: { claims: 0, users: 2 }, pending: [], head: null });
  });

  it('finds a sound database sound', async () => {
    const ran = await runCommand(['db', 'check', '--db', file]);
    expect(ran).toEqual({
      code: 0,
      out: `${file} is sound: structure, schema, 2 rows, 0 saved copies and 0 history entries.\n`,
      err: '',
    });
  });

  it('takes the file from the setting where no option names it', async () => {
    const ran = await runCommand(['db', 'info', '--json'], { env: { ONRECORD_DB: file } });
    expect(JSON.parse(ran.out).file).toBe(file);
  });
});

const REINDEXED = [
  ['comparison keys of quotations', 1],
  ['comparison keys of names', 1],
  ['what readers see', 1],
  ['comparisons with saved copies', 0],
  ['stale findings', 0],
  ['matches with saved copies', 1],
  ['statuses of quotations', 1],
  ['search index of quotations', 1],
  ['search index of saved copies', 0],
]
  .map(([what, rows]) => `${what}: rebuilt from ${rows} rows\n`)
  .join('');

const RUBBISH = {
  public: 0,
  wide_until: null,
  words: 'rubbish',
  wordings: '',
  names: '',
  sources: '',
  notes: '',
  tokens: '',
};

describe('onrecord reindex', () => {
  it('makes what claims are searched by anew, whatever stood there', async () => {
    const desk = await freshDatabase();
    await desk.transact({ id: 2 }, async (change) => {
      const speaker = await addRow(change, 'speakers', { kind: 'person', name: 'Wang Yi' });
      const claim = await addRow(change, 'claims', {
        text: 'No room for compromise',
        form: 'partial',
        speaker_id: speaker.id,
      });
      await change.tx
        .insertInto('claim_entries')
        .values({ ...RUBBISH, entry: claim.id, claim_id: claim.id })
        .execute();
    });
    for (const round of [1, 2]) {
      const ran = await onrecord(['reindex', '--db', desk.file]);
      expect(ran, `round ${round}`).toEqual({
        code: 0,
        out: REINDEXED,
        err: '',
      });
    }
    const rows = await desk.db.selectFrom('claim_entries').select(['words', 'names']).execute();
    expect(rows).toEqual([{ words: 'no room for compromise', names: 'wang yi' }]);
    await desk.close();
  });
});
