import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followSearch } from '../../../src/derived/search/follow.js';
import { verifyChain } from '../../../src/people/activity/chain-store.js';
import { changeRow } from '../../../src/people/activity/row-store.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { holdersOf } from '../../../src/server/erasure/holders-store.js';
import { ERASABLE, type ErasableKind } from '../../../src/server/erasure/model.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { type Ids, NAME, NOTE, OLD_NAME, OLD_NOTE, SECRET, seedWords } from './desk-with-words.js';

let desk: TestDatabase;
let ids: Ids;
beforeEach(async () => {
  desk = await freshDatabase([followSearch]);
  ids = await seedWords(desk.transact);
});
afterEach(async () => desk.close());

function erase(kind: ErasableKind, id = ids[kind], reason = 'A court ordered it') {
  return desk.transact({ id: 2 }, (change) => eraseRecord(change, { kind, id }, reason));
}

function stored(table: 'claims' | 'attributions' | 'users', id: number) {
  return desk.db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

it('takes with a source why it could not be fetched, and leaves that it was looked at', async () => {
  const look = { checked_at: '2023-06-20T09:00:00.000Z', snapshot_id: null, outcome: 'failed' } as const;
  const row = { source_id: ids.source, ...look };
  await desk.transact({ id: 2 }, (change) =>
    change.tx
      .insertInto('source_checks')
      .values({ ...row, reason: 'status' })
      .execute(),
  );
  await erase('source');
  expect(await desk.db.selectFrom('source_checks').selectAll().execute()).toEqual([{ ...row, reason: null }]);
});

describe('erasing a claim', () => {
  it('clears its words and those of everything that hangs on it', async () => {
    const { seq } = await erase('claim');
    const claim = await stored('claims', ids.claim);
    expect(claim).toMatchObject({
      text: '',
      summary: null,
      note: null,
      erased_by: seq,
      language: 'de',
      reference_attribution_id: ids.attribution,
    });
    const attribution = await stored('attributions', ids.attribution);
    expect(attribution).toMatchObject({
      wording: '',
      credited_as: null,
      cue: null,
      locator: null,
      note: null,
      selector_exact: null,
      erased_by: seq,
      relayed_from_id: ids.relayed,
    });
    const notes = await desk.db
      .selectFrom('annotations')
      .selectAll()
      .where('id', 'in', [ids.annotation, ids.reply])
      .execute();
    for (const note of notes)
      expect(note).toMatchObject({ body: '', selector_exact: null, selector_prefix: null, erased_by: seq });
    expect(await desk.db.selectFrom('claim_links').select('note').execute()).toEqual([{ note: null }]);
  });

  it('keeps a source that was only named as named, without words', async () => {
    await erase('claim');
    const named = await stored('attributions', ids.relayed);
    expect(named).toMatchObject({ wording: null, erased_by: null, version: 1 });
  });

  it('removes what was derived from it, and every kept answer', async () => {
    await erase('claim');
    for (const table of ['claim_shingles', 'submissions'] as const) {
      expect(await desk.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });

  it('raises the version, so that an edit begun before meets a conflict', async () => {
    const before = await desk.db
      .selectFrom('claims')
      .select('version')
      .where('id', '=', ids.claim)
      .executeTakeFirstOrThrow();
    await erase('claim');
    const outcome = await desk.transact({ id: 2 }, (change) =>
      changeRow(change, 'claims', ids.claim, before.version, { note: 'late' }),
    );
    expect(outcome.kind).toBe('conflict');
  });

  it('leaves other claims alone and names them, with the kept copies, as holding the words', async () => {
    const { words } = await erase('claim');
    const holders = await holdersOf(words, desk.db);
    expect(holders).toContainEqual({ kind: 'claim', id: ids.other, holds: 'part', where: 'record' });
    expect(holders).toContainEqual({ kind: 'snapshot', id: ids.snapshot, holds: 'all', where: 'record' });
    expect(holders.filter(({ kind }) => kind === 'attribution')).toEqual([]);
    expect(holders).not.toContainEqual(expect.objectContaining({ kind: 'claim', id: ids.claim }));
  });
});

describe('erasing any record', () => {
  const kinds = Object.keys(ERASABLE) as ErasableKind[];

  it.each(kinds)('leaves a chain that verifies: %s', async (kind) => {
    const { seq, entries } = await erase(kind);
    expect(seq).not.toBeNull();
    expect(entries).toBeGreaterThan(0);
    expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
  });

  it.each(kinds)('keeps no word of it in its row or in any entry about it: %s', async (kind) => {
    const { words } = await erase(kind);
    const row = await desk.db
      .selectFrom(ERASABLE[kind])
      .selectAll()
      .where('id', '=', ids[kind])
      .executeTakeFirstOrThrow();
    const about = await desk.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select(['before', 'after'])
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', ids[kind])
      .execute();
    const kept = JSON.stringify([row, about]);
    for (const word of words) expect(kept).not.toContain(word);
    for (const word of [SECRET, NOTE, OLD_NOTE, NAME, OLD_NAME]) expect(kept).not.toContain(word);
  });

  it.each(kinds)(
    'can be done twice, the second time with nothing left to do in the row: %s',
    async (kind) => {
      await erase(kind);
      await erase(kind);
      const third = await erase(kind);
      expect(third).toMatchObject({ seq: null, rows: 0, entries: 0 });
      expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
    },
  );

  it('records who did it and why', async () => {
    const { seq } = await erase('outlet');
    const entry = await desk.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .selectAll()
      .where('events.seq', '=', seq)
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ action: 'erased', actor_id: 2, subject_kind: 'outlet', before: null });
    expect(JSON.parse(entry.after ?? '')).toMatchObject({
      reason: 'A court ordered it',
      erased_payloads: [expect.any(Number)],
    });
  });

  it('is refused for a reason that repeats the words', async () => {
    await expect(erase('speaker', ids.speaker, `${NAME.toUpperCase()} asked for it`)).rejects.toThrow(
      /repeats text/,
    );
    expect(await desk.db.selectFrom('speakers').select('name').execute()).toEqual([{ name: NAME }]);
  });

  it('is refused for a record that is not there', async () => {
    await expect(erase('tag', 99)).rejects.toThrow('There is no tag 99 in this database.');
  });
});

describe('erasing a person, a source, a copy', () => {
  it('takes every way in from a user, and leaves the desk its own two', async () => {
    await erase('user');
    const user = await stored('users', ids.user);
    expect(user).toMatchObject({
      name: 'Erased user',
      email: `erased-${ids.user}@invalid`,
      password_hash: null,
    });
    expect(user.disabled_at).not.toBeNull();
    expect(await desk.db.selectFrom('sessions').selectAll().execute()).toEqual([]);
    const tokens = await desk.db.selectFrom('tokens').select(['name', 'revoked_at']).execute();
    expect(tokens).toEqual([{ name: '[erased]', revoked_at: expect.any(String) }]);
    await expect(erase('user', 1)).rejects.toThrow(/the program itself/);
  });

  it('removes a speaker’s names and titles, those taken back before included', async () => {
    await erase('speaker');
    expect(await desk.db.selectFrom('speaker_names').selectAll().execute()).toEqual([]);
    expect(await desk.db.selectFrom('speaker_titles').selectAll().execute()).toEqual([]);
    const payloads = JSON.stringify(await desk.db.selectFrom('event_payloads').selectAll().execute());
    expect(payloads).not.toContain(OLD_NAME);
  });

  it('removes a kept copy’s bytes and the passages marked in it, and leaves what was said of them', async () => {
    const { seq } = await erase('snapshot');
    expect(await desk.db.selectFrom('snapshot_bytes').selectAll().execute()).toEqual([]);
    const copy = await desk.db.selectFrom('snapshots').selectAll().executeTakeFirstOrThrow();
    expect(copy).toMatchObject({ text: null, typed_in_by: null, original_name: null, erased_by: seq });
    expect(copy.text_sha256).toMatch(/^[0-9a-f]{64}$/);
    const attribution = await stored('attributions', ids.attribution);
    expect(attribution).toMatchObject({
      wording: SECRET,
      selector_exact: null,
      selector_start_utf16: null,
      erased_by: null,
    });
  });

  it('takes the passages marked in a source, and keeps the notes on it', async () => {
    await erase('source');
    const note = await desk.db
      .selectFrom('annotations')
      .selectAll()
      .where('source_id', '=', ids.source)
      .executeTakeFirstOrThrow();
    expect(note).toMatchObject({
      body: 'See the second paragraph.',
      selector_exact: null,
      selector_prefix: null,
    });
  });

  it('parts a claim from an erased attribution that it took its words from', async () => {
    const { words } = await erase('attribution');
    const claim = await stored('claims', ids.claim);
    expect(claim).toMatchObject({ text: SECRET, reference_attribution_id: null });
    expect(await holdersOf(words, desk.db)).toContainEqual({
      kind: 'claim',
      id: ids.claim,
      holds: 'all',
      where: 'record',
    });
  });

  it('names a note that holds the words in an earlier version only', async () => {
    const holders = await holdersOf([OLD_NOTE], desk.db);
    expect(holders).toEqual([{ kind: 'annotation', id: ids.annotation, holds: 'all', where: 'history' }]);
  });
});
