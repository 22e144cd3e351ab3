import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHead, verifyChain } from '../../../src/people/activity/chain-store.js';
import { hashEvent } from '../../../src/people/activity/event-store.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { openPlain } from '../../../src/platform/db/connection/open.js';
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

describe('a chain as it was written', () => {
  it('verifies, with the number of its entries and its head', async () => {
    const head = await readHead(desk.db);
    expect(await verifyChain(desk.db)).toEqual({ ok: true, count: 5, head });
    expect(head).toMatchObject({ seq: 5 });
  });

  it('verifies where nothing has happened yet', async () => {
    const empty = await freshDatabase();
    expect(await verifyChain(empty.db)).toEqual({ ok: true, count: 0, head: null });
    expect(await readHead(empty.db)).toBeNull();
    await empty.close();
  });

  it('verifies over many batches, while others go on writing', async () => {
    await change(async (change) => {
      for (let n = 0; n < 2500; n += 1)
        await addRow(change, 'speakers', { kind: 'person', name: `Speaker ${n}` });
    });
    const verdict = verifyChain(desk.db);
    const writing = change((change) => addRow(change, 'tags', { name: 'meanwhile' }));
    expect(await verdict).toMatchObject({ ok: true });
    await writing;
    expect(await verifyChain(desk.db)).toMatchObject({ ok: true, count: 2506 });
  });

  it('verifies inside a transaction, with what that has added', async () => {
    const verdict = await change(async (change) => {
      await addRow(change, 'tags', { name: 'f' });
      return verifyChain(change.tx);
    });
    expect(verdict).toMatchObject({ ok: true, count: 6 });
  });

  it('still has every head that was ever noted', async () => {
    for (const { seq, hash } of await desk.db.selectFrom('events').select(['seq', 'hash']).execute()) {
      expect(await verifyChain(desk.db, { head: { seq, hash } })).toMatchObject({ ok: true, count: 5 });
    }
  });
});

describe('the first entry that is wrong is named', () => {
  it.each([
    ['an actor is changed', 'UPDATE events SET actor_id = 2 WHERE seq = 3', 3, 'was changed'],
    [
      'a time is changed',
      "UPDATE events SET at = '2023-06-25T09:00:00.001Z' WHERE seq = 2",
      2,
      'was changed',
    ],
    ['an action is changed', "UPDATE events SET action = 'trashed' WHERE seq = 5", 5, 'was changed'],
    ['a claim is added to it', 'UPDATE events SET claim_id = 1 WHERE seq = 1', 1, 'was changed'],
    [
      'a hash is changed',
      "UPDATE events SET hash = CASE WHEN hash LIKE 'f%' THEN 'e' ELSE 'f' END || substr(hash, 2) WHERE seq = 4",
      4,
      'was changed',
    ],
    [
      'an entry is removed',
      'DELETE FROM event_payloads WHERE seq = 3; DELETE FROM events WHERE seq = 3',
      3,
      'the entry is missing (the next one there is 4)',
    ],
    ['the first is removed', 'DELETE FROM events WHERE seq = 1', 1, 'the entry is missing'],
    [
      'one is slipped in before the first',
      'INSERT INTO events SELECT -1, at, change_id, actor_id, action, subject_kind, subject_id, claim_id, payload_hash, prev_hash, hash FROM events WHERE seq = 1',
      1,
      'the next one there is -1',
    ],
    [
      'two hashes are swapped',
      'UPDATE events SET hash = (SELECT hash FROM events AS other WHERE other.seq = 5 - events.seq) WHERE seq IN (2, 3)',
      2,
      'was changed',
    ],
    [
      'two entries change places',
      'UPDATE events SET seq = 99 WHERE seq = 2; UPDATE events SET seq = 2 WHERE seq = 3; UPDATE events SET seq = 3 WHERE seq = 99',
      2,
      'is not the hash of the entry before it',
    ],
    [
      'words are changed',
      'UPDATE event_payloads SET after = replace(after, \'"c"\', \'"x"\') WHERE seq = 3',
      3,
      'recorded content was changed',
    ],
    [
      'a salt is changed',
      "UPDATE event_payloads SET salt = 'x' WHERE seq = 4",
      4,
      'recorded content was changed',
    ],
    [
      'the schema number is changed',
      'UPDATE event_payloads SET schema_number = 99 WHERE seq = 4',
      4,
      'recorded content was changed',
    ],
    [
      'a payload is emptied by hand',
      'UPDATE event_payloads SET salt = NULL, before = NULL, after = NULL WHERE seq = 2',
      2,
      'recorded content was changed',
    ],
    ['a payload is removed', 'DELETE FROM event_payloads WHERE seq = 2', 2, 'but not by `onrecord erase`'],
    [
      'a payload is marked as erased by an entry that did something else',
      'UPDATE event_payloads SET salt = NULL, before = NULL, after = NULL, erased_by = 5 WHERE seq = 2',
      2,
      'entry 5, which did not erase it',
    ],
    [
      'a payload is marked as erased by an entry that does not exist',
      'UPDATE event_payloads SET salt = NULL, before = NULL, after = NULL, erased_by = 77 WHERE seq = 2',
      2,
      'entry 77, which did not erase it',
    ],
    [
      'a payload is marked as erased and keeps its words',
      'UPDATE event_payloads SET erased_by = 5 WHERE seq = 2',
      2,
      'still has text',
    ],
    [
      'the end is cut off',
      'DELETE FROM event_payloads WHERE seq > 3; DELETE FROM events WHERE seq > 3',
      4,
      'entries up to 5 were written',
    ],
    [
      'everything is gone',
      'DELETE FROM event_payloads; DELETE FROM events',
      1,
      'entries up to 5 were written',
    ],
  ])('when %s', async (_what, statements, seq, saying) => {
    tamper(desk.file, statements);
    expect(await verifyChain(desk.db)).toEqual({ ok: false, seq, what: expect.stringContaining(saying) });
  });

  it('beyond the first batch', async () => {
    await change(async (change) => {
      for (let n = 0; n < 2100; n += 1)
        await addRow(change, 'speakers', { kind: 'person', name: `Speaker ${n}` });
    });
    tamper(desk.file, 'UPDATE events SET actor_id = 2 WHERE seq IN (1001, 2050)');
    expect(await verifyChain(desk.db)).toMatchObject({ ok: false, seq: 1001 });
  });

  it('when a forger has hashed the changed entry anew', async () => {
    const event = await desk.db
      .selectFrom('events')
      .selectAll()
      .where('seq', '=', 3)
      .executeTakeFirstOrThrow();
    const forged = hashEvent({ ...event, actor_id: 2 });
    tamper(desk.file, `UPDATE events SET actor_id = 2, hash = '${forged}' WHERE seq = 3`);
    expect(await verifyChain(desk.db)).toEqual({
      ok: false,
      seq: 4,
      what: 'its previous hash is not the hash of the entry before it',
    });
  });

  it('when the next change is recorded over a cut: the gap stays', async () => {
    tamper(desk.file, 'DELETE FROM event_payloads WHERE seq > 3; DELETE FROM events WHERE seq > 3');
    await change((change) => addRow(change, 'tags', { name: 'f' }));
    expect(await verifyChain(desk.db)).toMatchObject({
      ok: false,
      seq: 4,
      what: 'the entry is missing (the next one there is 6)',
    });
  });
});

it('any single bit turned in any column of any entry is found', async () => {
  const columns = ['at', 'change_id', 'action', 'subject_kind', 'payload_hash', 'prev_hash', 'hash'];
  const places = columns
    .map((column) => ['events', column])
    .concat(['salt', 'after'].map((column) => ['event_payloads', column]));
  tamper(desk.file, 'SELECT 1');
  for (const [index, [table, column]] of places.entries()) {
    const seq = (index % 5) + 1;
    const connection = openPlain(desk.file);
    const stored = connection
      .prepare(`SELECT ${column} FROM ${table} WHERE seq = ?`)
      .pluck()
      .get(seq) as string;
    const bytes = Buffer.from(stored);
    bytes[index % bytes.length] = (bytes[index % bytes.length] as number) ^ 1;
    const write = connection.prepare(`UPDATE ${table} SET ${column} = ? WHERE seq = ?`);
    write.run(bytes.toString(), seq);
    expect(await verifyChain(desk.db), `${table}.${column}`).toMatchObject({ ok: false, seq });
    write.run(stored, seq);
    connection.close();
  }
  expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
});
