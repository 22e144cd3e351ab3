import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staleIndex, statusIndex } from '../../../src/derived/status/reindex.js';
import { verifyChain } from '../../../src/people/activity/chain-store.js';
import { addRow, changeRow, trashRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addTestAttribution, addTestSource, mergeByJson, readJson, undoByJson } from './merging.js';

describe('merging speakers', () => {
  let desk: TestDesk;
  let [checker, editor, viewer, script]: Sends[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    checker = await desk.signIn('checker');
    editor = await desk.signIn('editor');
    viewer = await desk.signIn('viewer');
    script = await desk.token('editor');
  });
  afterAll(() => desk.close());

  /** Two speakers, each with a claim that a source credits them with. */
  async function twoSpeakers(one: string, other: string) {
    return desk.as('checker', async (change) => {
      const [from, into] = [await addTestSpeaker(change, one), await addTestSpeaker(change, other)];
      const source = await addTestSource(change, `Where ${one} speaks`);
      const claim = await addTestClaim(change, { speaker_id: from.id, text: `Said by ${one}.` });
      const attribution = await addTestAttribution(change, {
        claim_id: claim.id,
        source_id: source.id,
        speaker_id: from.id,
      });
      await addRow(change, 'speaker_names', { speaker_id: from.id, name: `${one} of old`, language: null });
      const kept = await addTestClaim(change, { speaker_id: into.id, text: `Said by ${other}.` });
      return { from: from.id, into: into.id, claim, attribution, kept };
    });
  }

  const speakerOf = async (claim: number) =>
    (await desk.ctx.db.selectFrom('claims').selectAll().where('id', '=', claim).executeTakeFirstOrThrow())
      .speaker_id;

  it('lets everything that pointed at the one point at the other, in one change with all its entries', async () => {
    const { from, into, claim, attribution } = await twoSpeakers('Ana Ferreira', 'Ana Maria Ferreira');
    const preview = await readJson(await desk.get(`/speakers/${from}/merge.json?into_id=${into}`, script));
    expect(preview.moves).toEqual([
      { what: 'claims.speaker_id', count: 1 },
      { what: 'attributions.speaker_id', count: 1 },
      { what: 'speaker_names.speaker_id', count: 1 },
    ]);
    expect(preview.differences).toEqual([
      { field: 'name', label: 'Name', stays: 'Ana Maria Ferreira', goes: 'Ana Ferreira' },
    ]);
    const merged = await mergeByJson(desk, { table: 'speakers', from, into }, script ?? {});
    expect(merged.status).toBe(200);
    expect(await speakerOf(claim.id)).toBe(into);
    const row = await desk.ctx.db
      .selectFrom('attributions')
      .selectAll()
      .where('id', '=', attribution.id)
      .executeTakeFirst();
    expect(row).toMatchObject({ speaker_id: into, version: attribution.version });
    const { names, merged: gone } = await readJson(await desk.get(`/speakers/${into}.json`, viewer));
    expect(names.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Ana Ferreira',
      'Ana Ferreira of old',
    ]);
    expect(gone).toEqual([{ id: from, name: 'Ana Ferreira' }]);
    const last = await desk.ctx.db
      .selectFrom('events')
      .selectAll()
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    const change = await desk.ctx.db
      .selectFrom('events')
      .selectAll()
      .where('change_id', '=', last.change_id)
      .orderBy('seq')
      .execute();
    expect(change.map(({ subject_kind, action }) => `${subject_kind} ${action}`)).toEqual([
      'speaker took_over',
      'speaker_name added',
      'speaker merged',
      'claim repointed',
      'attribution repointed',
      'speaker_name repointed',
    ]);
    expect(await verifyChain(desk.ctx.db)).toMatchObject({ ok: true });
  });

  it('leads from the old address to the new, and offers the merged one nowhere', async () => {
    const { from, into } = await twoSpeakers('Bo Lindqvist', 'Bo Lindquist');
    await mergeByJson(desk, { table: 'speakers', from, into }, script ?? {});
    for (const [old, fresh] of [
      [`/speakers/${from}`, `/speakers/${into}`],
      [`/speakers/${from}.json`, `/speakers/${into}.json`],
      [`/speakers/${from}.atom`, `/speakers/${into}.atom`],
      [`/speakers/${from}/history`, `/speakers/${into}/history`],
      [`/claims.json?speaker=${from}`, `/claims.json?speaker=${into}`],
      [`/claims?speaker=${from}&form=direct`, `/claims?speaker=${into}&form=direct`],
    ] as const) {
      const answer = await desk.get(old, viewer);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, fresh]);
    }
    const { speakers } = await readJson(await desk.get('/speakers.json?q=Bo+Lind', viewer));
    expect(speakers.map(({ id }: { id: number }) => id)).toEqual([into]);
    const trash = await readJson(await desk.get('/trash.json', editor));
    expect(
      trash.trash.filter(({ kind, id }: { kind: string; id: number }) => kind === 'speaker' && id === from),
    ).toEqual([]);
    const named = await desk.json(
      'POST',
      '/claims',
      { text: 'New words.', language: 'en', form: 'direct', speaker: { name: 'Bo Lindqvist' } },
      script,
    );
    const { id } = await readJson(named);
    expect(await speakerOf(id)).toBe(into);
    const numbered = await desk.json(
      'POST',
      '/claims',
      { text: 'More words.', language: 'en', form: 'direct', speaker_id: from },
      script,
    );
    expect(numbered.status).toBe(422);
    expect(await numbered.text()).toContain(`Give the number ${into} instead`);
    const edited = await desk.json(
      'PATCH',
      `/speakers/${from}`,
      { description: 'x' },
      { ...script, 'if-match': '"2"' },
    );
    expect(edited.status).toBeGreaterThanOrEqual(400);
    expect((await desk.json('POST', `/speakers/${from}/restoration`, null, script)).status).toBe(409);
  });

  it('is taken back: what moved returns with its edits, what was added or given away since stays', async () => {
    const { from, into, claim, kept } = await twoSpeakers('Cy Okafor', 'Cyril Okafor');
    const [given, third] = await desk.as('checker', async (change) => {
      const someone = await addTestSpeaker(change, 'Dee Somebody');
      return [await addTestClaim(change, { speaker_id: from, text: 'Given away later.' }), someone] as const;
    });
    await mergeByJson(desk, { table: 'speakers', from, into }, script ?? {});
    const added = await desk.as('checker', async (change) => {
      await changeRow(change, 'claims', claim.id, null, { summary: 'Edited since' });
      await changeRow(change, 'claims', given.id, null, { speaker_id: third.id });
      return addTestClaim(change, { speaker_id: into, text: 'Added since.' });
    });
    const back = await undoByJson(desk, 'speakers', from, script ?? {});
    expect(back.status).toBe(200);
    expect(await Promise.all([claim, given, added, kept].map(({ id }) => speakerOf(id)))).toEqual([
      from,
      third.id,
      into,
      into,
    ]);
    const row = await desk.ctx.db
      .selectFrom('claims')
      .selectAll()
      .where('id', '=', claim.id)
      .executeTakeFirst();
    expect(row?.summary).toBe('Edited since');
    const [one, other] = await Promise.all(
      [from, into].map(async (id) => readJson(await desk.get(`/speakers/${id}.json`, viewer))),
    );
    expect([one.names.map(({ name }: { name: string }) => name), other.names]).toEqual([
      ['Cy Okafor of old'],
      [],
    ]);
    const again = await desk.json('DELETE', `/speakers/${from}/merge`, null, {
      ...script,
      'if-match': '"3"',
    });
    expect(again.status).toBe(409);
  });

  it('takes back one of two merges in a row, in either order', async () => {
    const { from: a, into: b, claim, kept } = await twoSpeakers('Eve One', 'Eve Two');
    const { from: c } = await twoSpeakers('Eve Three', 'Eve Four');
    await mergeByJson(desk, { table: 'speakers', from: a, into: b }, script ?? {});
    await mergeByJson(desk, { table: 'speakers', from: b, into: c }, script ?? {});
    expect((await desk.get(`/speakers/${a}`, viewer)).headers.get('location')).toBe(`/speakers/${c}`);
    await undoByJson(desk, 'speakers', a, script ?? {});
    expect([await speakerOf(claim.id), await speakerOf(kept.id)]).toEqual([a, c]);
    await undoByJson(desk, 'speakers', b, script ?? {});
    expect([await speakerOf(claim.id), await speakerOf(kept.id)]).toEqual([a, b]);
  });

  it('makes no finding stale, also when everything is derived anew', async () => {
    const { from, into, claim, attribution } = await twoSpeakers('Flo Finding', 'Florence Finding');
    const recorded = await desk.json(
      'POST',
      `/claims/${claim.id}/findings`,
      {
        findings: [
          {
            facet: 'speaker',
            value: 'attributed_only',
            rationale: 'Only there.',
            evidence: [{ kind: 'attribution', id: attribution.id }],
          },
        ],
      },
      await desk.token('checker'),
    );
    expect(recorded.status).toBe(201);
    await mergeByJson(desk, { table: 'speakers', from, into }, script ?? {});
    const stale = () => desk.ctx.db.selectFrom('stale_findings').selectAll().execute();
    expect(await stale()).toEqual([]);
    await desk.as('admin', async (change: WriteContext) => {
      await staleIndex.rebuild(change, () => {});
      await statusIndex.rebuild(change, () => {});
    });
    expect(await stale()).toEqual([]);
    // One that was made of the other is no longer true of the one.
    await desk.json(
      'POST',
      `/claims/${claim.id}/findings`,
      { findings: [{ facet: 'speaker', value: 'denied', rationale: 'She says so herself.' }] },
      await desk.token('checker'),
    );
    await undoByJson(desk, 'speakers', from, script ?? {});
    expect((await stale()).map(({ cause }) => cause)).toEqual(['speaker']);
  });

  it('is for editors, guarded by versions, and merges once however often it is sent', async () => {
    const { from, into, claim } = await twoSpeakers('Gus Guard', 'Gustav Guard');
    expect((await desk.get(`/speakers/${from}/merge`, checker)).status).toBe(403);
    expect(
      (await desk.form(`/speakers/${from}/merge`, { into_id: String(into), version: '1' }, checker)).status,
    ).toBe(403);
    const path = `/speakers/${from}/merge`;
    expect((await desk.json('POST', path, { into_id: into }, script)).status).toBe(428);
    expect((await desk.json('POST', path, { into_id: into }, { ...script, 'if-match': '"7"' })).status).toBe(
      409,
    );
    const late = { into_id: into, into_version: 9 };
    expect((await desk.json('POST', path, late, { ...script, 'if-match': '"1"' })).status).toBe(409);
    const conflict = await desk.form(
      path,
      { into_id: String(into), into_version: '9', version: '1' },
      editor,
    );
    expect(conflict.status).toBe(409);
    expect(await conflict.text()).toContain('Check the preview again');
    expect(await speakerOf(claim.id)).toBe(from);
    const sent = { into_id: String(into), into_version: '1', version: '1', key: 'k'.repeat(32) };
    const answers = [await desk.form(path, sent, editor), await desk.form(path, sent, editor)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await desk.json('POST', path, { into_id: into }, { ...script, 'if-match': '"2"' })).status).toBe(
      410,
    );
  });

  it('refuses itself, what is not there, what is in the trash or merged, and says why', async () => {
    const { from, into } = await twoSpeakers('Hal Here', 'Hal There');
    const third = await desk.as('editor', async (change) => {
      const trashed = await addTestSpeaker(change, 'Hal Trashed');
      await trashRow(change, 'speakers', trashed.id, null);
      return trashed.id;
    });
    const refusal = async (into_id: number) => {
      const sends = { ...script, 'if-match': '"1"' };
      const answer = await desk.json('POST', `/speakers/${from}/merge`, { into_id }, sends);
      const { errors } = await readJson(answer);
      return [answer.status, errors?.[0]?.message];
    };
    expect(await refusal(from)).toEqual([422, 'This is the same speaker. Choose another.']);
    expect(await refusal(999_999)).toEqual([422, expect.stringContaining('There is no speaker 999999')]);
    expect(await refusal(third)).toEqual([422, expect.stringContaining('is in the trash')]);
    expect(
      (
        await desk.json(
          'POST',
          `/speakers/${third}/merge`,
          { into_id: from },
          { ...script, 'if-match': '"2"' },
        )
      ).status,
    ).toBe(410);
    const { from: gone } = await twoSpeakers('Hal Gone', 'Hal Elsewhere');
    await mergeByJson(desk, { table: 'speakers', from: gone, into }, script ?? {});
    expect(await refusal(gone)).toEqual([422, expect.stringContaining(`Give the number ${into} instead`)]);
    expect(
      await desk
        .json('POST', `/speakers/${from}/merge`, {}, { ...script, 'if-match': '"1"' })
        .then(({ status }) => status),
    ).toBe(422);
  });

  it('refuses one that was wrongly credited with what the other said, whether that is agreed or waits', async () => {
    const { from, into, claim } = await twoSpeakers('Ida Credited', 'Ida Really');
    const finding = {
      facet: 'speaker',
      value: 'misattributed',
      rationale: 'The tape has her.',
      mechanism: 'A mix-up.',
      actual_speaker_id: into,
    };
    const said = await desk.json(
      'POST',
      `/claims/${claim.id}/findings`,
      { findings: [finding] },
      await desk.token('checker'),
    );
    expect(said.status).toBe(201);
    for (const [one, other] of [
      [from, into],
      [into, from],
    ] as const) {
      const { refused } = await readJson(
        await desk.get(`/speakers/${one}/merge.json?into_id=${other}`, script),
      );
      expect(refused).toContain('wrongly credited');
      const answer = await desk.json(
        'POST',
        `/speakers/${one}/merge`,
        { into_id: other },
        { ...script, 'if-match': '"1"' },
      );
      expect(answer.status).toBe(422);
    }
  });

  it('refuses a body and its member, and keeps links between claims of the two', async () => {
    const { from, into, claim, kept } = await twoSpeakers('Jo Linked', 'Joanna Linked');
    await desk.as('checker', async (change) => {
      await addRow(change, 'claim_links', {
        claim_id: claim.id,
        kind: 'compare',
        other_claim_id: kept.id,
        note: null,
      });
    });
    expect((await mergeByJson(desk, { table: 'speakers', from, into }, script ?? {})).status).toBe(200);
    const { links } = await readJson(await desk.get(`/claims/${claim.id}.json`, viewer));
    expect(links).toHaveLength(1);
    const [body, member] = await desk.as('checker', async (change) => {
      const two = [
        await addTestSpeaker(change, 'Kite Club'),
        await addTestSpeaker(change, 'Kim Kite'),
      ] as const;
      await addRow(change, 'speaker_members', { body_id: two[0].id, member_id: two[1].id });
      return two;
    });
    const { refused } = await readJson(
      await desk.get(`/speakers/${body.id}/merge.json?into_id=${member.id}`, script),
    );
    expect(refused).toContain('member of the other');
  });
});
