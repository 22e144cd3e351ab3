import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import { schemaNumber } from '../../../src/platform/db/known-migrations.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(async () => desk.close());

function change<T>(work: (change: WriteContext) => Promise<T>): Promise<T> {
  return desk.transact({ id: 1 }, work);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

async function events() {
  return desk.db.selectFrom('events').selectAll().orderBy('seq').execute();
}

async function payloads() {
  return desk.db.selectFrom('event_payloads').selectAll().orderBy('seq').execute();
}

describe('an event', () => {
  it('is hashed over its other columns in their order, as UTF-8 JSON', async () => {
    await change((change) => addRow(change, 'tags', { name: '台湾' }));
    const [event] = await events();
    const { hash, ...others } = event as NonNullable<typeof event>;
    const columns = [
      'seq',
      'at',
      'change_id',
      'actor_id',
      'action',
      'subject_kind',
      'subject_id',
      'claim_id',
      'payload_hash',
      'prev_hash',
    ];
    expect(Object.keys(others)).toEqual(columns);
    expect(hash).toBe(sha256(JSON.stringify(Object.values(others))));
  });

  it('holds the hash of its payload as that is stored', async () => {
    await change((change) => addRow(change, 'tags', { name: '台湾 “quoted”' }));
    const [event] = await events();
    const [payload] = await payloads();
    const { schema_number, salt, before, after } = payload as NonNullable<typeof payload>;
    expect(schema_number).toBe(schemaNumber);
    expect(before).toBeNull();
    expect(event?.payload_hash).toBe(sha256(JSON.stringify([schema_number, salt, before, after])));
  });

  it('follows from the one before it, across changes, and the first from zeros', async () => {
    await change(async (change) => {
      await addRow(change, 'tags', { name: 'a' });
      await addRow(change, 'tags', { name: 'b' });
    });
    await change((change) => addRow(change, 'tags', { name: 'c' }));
    const [first, second, third] = await events();
    expect([first?.seq, second?.seq, third?.seq]).toEqual([1, 2, 3]);
    expect(first?.prev_hash).toBe('0'.repeat(64));
    expect(second?.prev_hash).toBe(first?.hash);
    expect(third?.prev_hash).toBe(second?.hash);
    expect(second?.change_id).toBe(first?.change_id);
    expect(third?.change_id).not.toBe(first?.change_id);
  });

  it('takes the next number again when the change that had it was undone', async () => {
    await expect(
      change(async (change) => {
        await addRow(change, 'tags', { name: 'a' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await change((change) => addRow(change, 'tags', { name: 'b' }));
    expect((await events()).map(({ seq }) => seq)).toEqual([1]);
  });

  it('is ordered by its number when the clock is set back', async () => {
    await change((change) => addRow(change, 'tags', { name: 'a' }));
    desk.clock.advance(-86_400_000);
    await change((change) => addRow(change, 'tags', { name: 'b' }));
    expect((await events()).map(({ seq, at }) => [seq, at.slice(0, 10)])).toEqual([
      [1, '2023-06-25'],
      [2, '2023-06-24'],
    ]);
  });
});

describe('a payload', () => {
  it('is salted, so that equal rows do not have equal hashes', async () => {
    for (const _ of [1, 2]) {
      await change((change) => addRow(change, 'speakers', { kind: 'person', name: 'Wang Yi' }));
    }
    const salts = (await payloads()).map(({ salt }) => salt);
    expect(new Set(salts).size).toBe(2);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/);
  });

  it('leaves out the hashes of secrets', async () => {
    const user = {
      name: 'Ann',
      email: 'ann@example.org',
      role: 'checker',
      password_hash: 'argon-secret',
    } as const;
    await change((change) => addRow(change, 'users', user));
    await change((change) =>
      changeRow(change, 'users', 3, 1, { password_hash: 'argon-other' }, { action: 'password_set' }),
    );
    const token = {
      user_id: 3,
      name: 'script',
      scope: 'read',
      token_hash: 'token-secret',
      expires_at: '2024-01-01T00:00:00.000Z',
    } as const;
    const recorded = await change(async (change) => {
      await addRow(change, 'tokens', token);
      return change.events;
    });
    const stored = JSON.stringify([await payloads(), await events(), recorded]);
    expect(stored).toContain('ann@example.org');
    expect(stored).toContain('script');
    expect(stored).not.toMatch(/secret|argon|password_hash|token_hash/);
    expect((await events()).map(({ action }) => action)).toEqual(['added', 'password_set', 'added']);
  });

  it('knows the text of a snapshot by its SHA-256 alone', async () => {
    await change((change) =>
      addRow(change, 'sources', { shown: 'when_cited', type: 'webpage', title: 'Blinken in Beijing' }),
    );
    const at = '2023-06-25T09:00:00.000Z';
    const kept = {
      source_id: 1,
      captured_at: at,
      captured_by: 1,
      how: 'paste',
      media_type: 'text/plain',
      text: 'A long text',
      text_sha256: 'sha-of-text',
      raw_sha256: 'b',
    } as const;
    await change((change) => addRow(change, 'snapshots', kept));
    const after = JSON.parse((await payloads())[1]?.after ?? '');
    expect(after).toMatchObject({ id: 1, text_sha256: 'sha-of-text' });
    expect(after).not.toHaveProperty('text');
  });
});

describe('the tables', () => {
  it('refuse to change or to lose an event', async () => {
    await change((change) => addRow(change, 'tags', { name: 'a' }));
    await expect(change(({ tx }) => tx.updateTable('events').set({ actor_id: 2 }).execute())).rejects.toThrow(
      'append-only',
    );
    await expect(change(({ tx }) => tx.deleteFrom('events').execute())).rejects.toThrow('append-only');
    await expect(change(({ tx }) => tx.deleteFrom('event_payloads').execute())).rejects.toThrow(
      'only be erased',
    );
    const rewrite = change(({ tx }) => tx.updateTable('event_payloads').set({ after: '{}' }).execute());
    await expect(rewrite).rejects.toThrow('only be erased');
  });
});
