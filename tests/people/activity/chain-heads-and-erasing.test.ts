import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatHead, readHead, verifyChain } from '../../../src/people/activity/chain-store.js';
import { record } from '../../../src/people/activity/event-store.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { type Head, parseHead } from '../../../src/platform/db/heads/head.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { tamper } from './tamper.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
  for (const name of ['a', 'b', 'c', 'd', 'e']) await change((change) => addRow(change, 'tags', { name }));
});
afterEach(async () => desk.close());

function change<T>(work: (change: WriteContext) => Promise<T>): Promise<T> {
  return desk.transact({ id: 1 }, work);
}

/** As the command that erases does it: the event says which payloads are gone. */
async function erase(seqs: readonly number[], said: unknown = seqs): Promise<void> {
  await change(async (change) => {
    const after = { reason: 'A court order', erased_payloads: said };
    const event = await record(change, {
      action: 'erased',
      subjectKind: 'tag',
      subjectId: 1,
      claimId: null,
      before: null,
      after,
    });
    const nothing = { salt: null, before: null, after: null, erased_by: event.seq };
    await change.tx
      .updateTable('event_payloads')
      .set(nothing)
      .where('seq', 'in', [...seqs])
      .execute();
  });
}

describe('a head that was kept elsewhere', () => {
  let head: Head;
  beforeEach(async () => {
    head = (await readHead(desk.db)) as Head;
  });

  it('shows an end that was cut off with every trace of it', async () => {
    tamper(
      desk.file,
      `DELETE FROM event_payloads WHERE seq > 3; DELETE FROM events WHERE seq > 3;
      UPDATE sqlite_sequence SET seq = 3 WHERE name = 'events'`,
    );
    expect(await verifyChain(desk.db)).toMatchObject({ ok: true, count: 3 });
    const verdict = await verifyChain(desk.db, { head });
    expect(verdict).toEqual({
      ok: false,
      seq: 4,
      what: expect.stringContaining(`later entries are missing: the stored head is ${formatHead(head)}`),
    });
  });

  it('shows an end that was written anew', async () => {
    tamper(
      desk.file,
      `DELETE FROM event_payloads WHERE seq > 3; DELETE FROM events WHERE seq > 3;
      UPDATE sqlite_sequence SET seq = 3 WHERE name = 'events'`,
    );
    for (const name of ['x', 'y', 'z']) await change((change) => addRow(change, 'tags', { name }));
    expect(await verifyChain(desk.db)).toMatchObject({ ok: true, count: 6 });
    const verdict = await verifyChain(desk.db, { head });
    expect(verdict).toEqual({
      ok: false,
      seq: 5,
      what: expect.stringContaining('does not match the stored head'),
    });
  });

  it('is written and read as SEQ:HASH', () => {
    expect(parseHead(formatHead(head))).toEqual(head);
    expect(parseHead(` ${formatHead(head)}\n`)).toEqual(head);
    for (const text of [
      '',
      '5',
      `0:${head.hash}`,
      `-1:${head.hash}`,
      `5:${head.hash}0`,
      `5:${head.hash.toUpperCase()}G`,
      `1e3:${head.hash}`,
    ]) {
      expect(parseHead(text)).toBeNull();
    }
  });
});

describe('payloads that a command erased', () => {
  it('verify, though their words are gone', async () => {
    await erase([2, 3]);
    expect(await verifyChain(desk.db)).toMatchObject({ ok: true, count: 6 });
    await erase([4]);
    expect(await verifyChain(desk.db)).toMatchObject({ ok: true, count: 7 });
  });

  it.each([
    ['another entry', [3]],
    ['nothing', []],
    ['no list', 'all of them'],
  ])('do not verify where the erasing entry names %s', async (_what, said) => {
    await erase([2], said);
    expect(await verifyChain(desk.db)).toEqual({
      ok: false,
      seq: 2,
      what: 'it is marked as erased by entry 6, which did not erase it',
    });
  });

  it('do not verify where the reason for it has been rewritten', async () => {
    await erase([2]);
    tamper(
      desk.file,
      "UPDATE event_payloads SET after = replace(after, '[2]', '[2,3]') WHERE seq = 6; UPDATE event_payloads SET salt = NULL, before = NULL, after = NULL, erased_by = 6 WHERE seq = 3",
    );
    expect(await verifyChain(desk.db)).toMatchObject({
      ok: false,
      seq: 6,
      what: 'its recorded content was changed',
    });
  });

  it('do not verify where the erasing entry has no readable payload', async () => {
    await erase([2]);
    for (const after of ['no JSON', 'null', '7']) {
      tamper(desk.file, `UPDATE event_payloads SET after = '${after}' WHERE seq = 6`);
      expect(await verifyChain(desk.db)).toMatchObject({ ok: false, seq: 2 });
    }
  });
});
