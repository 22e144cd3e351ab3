import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
  await desk.transact({ id: 2 }, async (change) => {
    const outlet = await addRow(change, 'outlets', { name: 'CCTV' });
    await changeRow(change, 'outlets', outlet.id, 1, { note: 'State broadcaster' });
    await addRow(change, 'outlets', { name: 'Xinhua' });
  });
});
afterEach(async () => desk.close());

const audit = (...words: string[]) => runCommand(['audit', ...words, '--db', desk.file]);

/** Changes the file as somebody with the sqlite3 shell would. */
function tamper(sql: string): void {
  const shell = openPlain(desk.file);
  shell.exec(sql);
  shell.close();
}

describe('onrecord audit verify', () => {
  it('passes a history that is whole', async () => {
    const ran = await onrecord(['audit', 'verify', '--db', desk.file]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^The history is intact: 3 entries\. Head: 3:[0-9a-f]{64}\n$/);
  });

  it.each([
    [
      'a payload was changed by one byte',
      "DROP TRIGGER event_payloads_only_erased; UPDATE event_payloads SET after = replace(after, 'CCTV', 'CCTW') WHERE seq = 1",
      1,
    ],
    [
      'an entry was changed by one byte',
      'DROP TRIGGER events_never_change; UPDATE events SET actor_id = 1 WHERE seq = 2',
      2,
    ],
    [
      'an entry was removed',
      'DROP TRIGGER events_never_go; DROP TRIGGER event_payloads_never_go; DELETE FROM event_payloads WHERE seq = 2; DELETE FROM events WHERE seq = 2',
      2,
    ],
    [
      'the end was cut off',
      'DROP TRIGGER events_never_go; DROP TRIGGER event_payloads_never_go; DELETE FROM event_payloads WHERE seq = 3; DELETE FROM events WHERE seq = 3',
      3,
    ],
    [
      'a payload was emptied by hand',
      'UPDATE event_payloads SET salt = NULL, before = NULL, after = NULL, erased_by = 3 WHERE seq = 1',
      1,
    ],
  ])('fails and names the entry where %s', async (_, sql, seq) => {
    tamper(sql);
    const ran = await audit('verify');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain(`The history of ${desk.file} is broken at entry ${seq}: `);
    expect(ran.err.trimEnd()).not.toContain('\n');
    const checked = await runCommand(['db', 'check', '--db', desk.file]);
    expect(checked.code).toBe(1);
  });

  it('holds the history against a head that was kept elsewhere', async () => {
    const head = (await audit('head')).out.trim();
    await desk.transact({ id: 2 }, (change) => addRow(change, 'outlets', { name: 'Reuters' }));
    expect((await audit('verify', '--head', head)).code).toBe(0);
    const other = head.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const ran = await audit('verify', '--head', other);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('is broken at entry 3: the entry does not match the stored head');
  });

  it('prints its verdict for a program, whether it passes or not', async () => {
    expect(JSON.parse((await audit('verify', '--json')).out)).toMatchObject({ ok: true, count: 3 });
    tamper('DROP TRIGGER events_never_change; UPDATE events SET actor_id = 1 WHERE seq = 2');
    const ran = await audit('verify', '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ ok: false, seq: 2 });
  });
});

describe('onrecord audit head', () => {
  it('prints the last entry', async () => {
    const ran = await onrecord(['audit', 'head', '--db', desk.file]);
    expect(ran.out).toMatch(/^3:[0-9a-f]{64}\n$/);
    expect(JSON.parse((await audit('head', '--json')).out)).toEqual({
      seq: 3,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('says that there is none on a desk where nothing happened', async () => {
    const empty = await freshDatabase();
    const ran = await runCommand(['audit', 'head', '--db', empty.file]);
    await empty.close();
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('The history is empty');
  });
});
