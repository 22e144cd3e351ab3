import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staleIndex, statusIndex } from '../../../src/derived/status/reindex.js';
import { addRow, type NewRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { findOrCreateTags } from '../../../src/record/tags/actions.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addTestAttribution, addTestSource, mergeByJson, readJson, undoByJson } from './merging.js';

describe('merging outlets, occasions, sources and tags', () => {
  let desk: TestDesk;
  let script: Sends = {};
  let viewer: Sends = {};
  beforeAll(async () => {
    desk = await openDesk();
    script = await desk.token('editor');
    viewer = await desk.signIn('viewer');
  });
  afterAll(() => desk.close());

  const merged = async (table: string, from: number, into: number) =>
    (await mergeByJson(desk, { table, from, into }, script)).status;
  const claimOf = (id: number) =>
    desk.ctx.db.selectFrom('claims').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const addClaim = async (change: WriteContext, more: Partial<NewRow<'claims'>> = {}) => {
    const speaker = await addTestSpeaker(change, 'Lia Speaker');
    return addTestClaim(change, { speaker_id: speaker.id, ...more });
  };

  it('lets the sources of one outlet be the other’s, which is found by both names', async () => {
    const { from, into, source } = await desk.as('checker', async (change) => {
      const add = (name: string) => addRow(change, 'outlets', { name, kind: null, url: null, note: null });
      const [one, other] = [await add('The Lamp Post'), await add('Lamp Post')];
      const published = await addTestSource(change, 'On lamps', { outlet_id: one.id });
      return { from: one.id, into: other.id, source: published.id };
    });
    expect(await merged('outlets', from, into)).toBe(200);
    const { outlet } = await readJson(await desk.get(`/sources/${source}.json`, viewer));
    expect(outlet?.id ?? outlet).toBe(into);
    expect((await desk.get(`/outlets/${from}.json`, viewer)).headers.get('location')).toBe(
      `/outlets/${into}.json`,
    );
    const made = await desk.json(
      'POST',
      '/sources',
      { title: 'More on lamps', outlet: { name: 'The Lamp Post' } },
      script,
    );
    const row = await desk.ctx.db
      .selectFrom('sources')
      .selectAll()
      .where('title', '=', 'More on lamps')
      .executeTakeFirst();
    expect([made.status, row?.outlet_id]).toEqual([201, into]);
    expect((await undoByJson(desk, 'outlets', from, script)).status).toBe(200);
    const rows = await desk.ctx.db
      .selectFrom('sources')
      .select('outlet_id')
      .where('id', 'in', [source, row?.id ?? 0])
      .orderBy('id')
      .execute();
    expect(rows.map(({ outlet_id }) => outlet_id)).toEqual([from, into]);
  });

  it('refuses an occasion whose claims were said on a day outside the other’s', async () => {
    const at = (date: string) => ({ date, date_min: date, date_max: date });
    const { from, into, near, claim } = await desk.as('checker', async (change) => {
      const add = (name: string, date: string) =>
        addRow(change, 'occasions', {
          name,
          kind: null,
          time_zone: null,
          place: null,
          source_id: null,
          note: null,
          ...at(date),
        });
      const [one, other, month] = [
        await add('Talks', '2023-06-19'),
        await add('The talks', '2023-06-20'),
        await addRow(change, 'occasions', {
          ...{ name: 'Talks in June', kind: null, time_zone: null, place: null, source_id: null, note: null },
          ...{ date: '2023-06', date_min: '2023-06-01', date_max: '2023-06-30' },
        }),
      ];
      const day = { said_on: '2023-06-19', said_on_min: '2023-06-19', said_on_max: '2023-06-19' };
      const said = await addClaim(change, { occasion_id: one.id, ...day });
      return { from: one.id, into: other.id, near: month.id, claim: said.id };
    });
    const { refused } = await readJson(
      await desk.get(`/occasions/${from}/merge.json?into_id=${into}`, script),
    );
    expect(refused).toBe(
      `Quotation ${claim} was said on 2023-06-19, outside 2023-06-20, the date of the occasion to keep. Change one of the dates first.`,
    );
    expect(await merged('occasions', from, into)).toBe(422);
    expect(await merged('occasions', from, near)).toBe(200);
    expect(await claimOf(claim)).toMatchObject({ occasion_id: near, said_on: '2023-06-19', version: 1 });
  });

  it('leaves a finding on the occasion standing, whatever was put right in the other before', async () => {
    const { from, into, claim } = await desk.as('checker', async (change) => {
      const bare = { kind: null, date: null, date_min: null, date_max: null, time_zone: null, place: null };
      const add = (name: string) =>
        addRow(change, 'occasions', { ...bare, name, source_id: null, note: null });
      const [one, other] = [await add('A reading'), await add('The reading')];
      const said = await addClaim(change, { occasion_id: one.id });
      return { from: one.id, into: other.id, claim: said.id };
    });
    const finding = { facet: 'occasion', value: 'not_stated', rationale: 'Nobody says when.' };
    await desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, script);
    const place = { place: 'The library' };
    await desk.json('PATCH', `/occasions/${into}`, place, { ...script, 'if-match': '"1"' });
    expect(await merged('occasions', from, into)).toBe(200);
    const stale = () => desk.ctx.db.selectFrom('stale_findings').selectAll().execute();
    expect(await stale()).toEqual([]);
    await desk.as('admin', async (change) => {
      await staleIndex.rebuild(change, () => {});
      await statusIndex.rebuild(change, () => {});
    });
    expect(await stale()).toEqual([]);
  });

  it('lets a claim that had both tags keep one, and gives it both back', async () => {
    const { from, into, claim, only } = await desk.as('editor', async (change) => {
      const [one, other] = await findOrCreateTags(change, ['harbour', 'harbor']);
      const [both, single] = [await addClaim(change), await addClaim(change)];
      for (const tag of [one, other])
        await addRow(change, 'claim_tags', { claim_id: both.id, tag_id: tag?.id ?? 0 });
      await addRow(change, 'claim_tags', { claim_id: single.id, tag_id: one?.id ?? 0 });
      return { from: one?.id ?? 0, into: other?.id ?? 0, claim: both.id, only: single.id };
    });
    const tagsOf = async (id: number) => {
      const rows = await desk.ctx.db
        .selectFrom('claim_tags')
        .select('tag_id')
        .where('claim_id', '=', id)
        .orderBy('tag_id')
        .execute();
      return rows.map(({ tag_id }) => tag_id);
    };
    expect(await merged('tags', from, into)).toBe(200);
    expect([await tagsOf(claim), await tagsOf(only)]).toEqual([[into], [into]]);
    expect((await desk.get('/claims.json?tag=harbour', viewer)).headers.get('location')).toBe(
      '/claims.json?tag=harbor',
    );
    const { claims } = await readJson(await desk.get('/claims.json?tag=harbor', viewer));
    expect(claims.map(({ id }: { id: number }) => id).sort()).toEqual([claim, only]);
    expect((await undoByJson(desk, 'tags', from, script)).status).toBe(200);
    expect([await tagsOf(claim), await tagsOf(only)]).toEqual([[from, into], [from]]);
  });

  describe('of sources', () => {
    const OLD = 'The minister said: “We will not sign the treaty in its present form.” She left at noon.';
    const NEW = 'The minister said: “We will sign the treaty in its present form.” She left at noon.';

    const OF_SOURCE = 'We will not sign the treaty in its present form.';

    async function twoSources(text = 'We will not sign the treaty, as it is.') {
      const made = await desk.as('checker', async (change) => {
        const [one, other] = [
          await addTestSource(change, 'Early edition'),
          await addTestSource(change, 'Late edition'),
        ];
        const claim = await addClaim(change, { text });
        const attribution = await addTestAttribution(change, {
          claim_id: claim.id,
          source_id: one.id,
          wording: OF_SOURCE,
        });
        await addRow(change, 'annotations', {
          source_id: one.id,
          claim_id: null,
          attribution_id: null,
          snapshot_id: null,
          motivation: 'commenting',
          body: 'Ask for the tape.',
          parent_id: null,
          author_id: change.actor.id,
          edited_at: null,
          resolved_at: null,
          resolved_by: null,
        } as never);
        return { from: one.id, into: other.id, claim: claim.id, attribution: attribution.id };
      });
      const keep = async (source: number, text: string) =>
        (await readJson(await desk.json('POST', `/sources/${source}/snapshots`, { text }, script)))
          .id as number;
      const own = await keep(made.from, OLD);
      desk.clock.advance(60_000);
      return { ...made, own, theirs: await keep(made.into, NEW) };
    }

    const verdicts = async (attribution: number) => {
      await desk.ctx.comparer.all();
      const rows = await desk.ctx.db
        .selectFrom('comparisons')
        .selectAll()
        .where('attribution_id', '=', attribution)
        .orderBy('snapshot_id')
        .execute();
      return rows.map(({ snapshot_id, verdict }) => [snapshot_id, verdict]);
    };

    it('moves copies and notes, tells of new mismatches before, and compares anew after', async () => {
      const { from, into, claim, attribution, own, theirs } = await twoSources();
      expect(await verdicts(attribution)).toEqual([[own, 'exact']]);
      const preview = await readJson(await desk.get(`/sources/${from}/merge.json?into_id=${into}`, script));
      expect(preview.new_mismatches).toEqual([
        {
          claim_id: claim,
          text: 'We will not sign the treaty, as it is.',
          wording: OF_SOURCE,
          verdict: 'altered',
        },
      ]);
      const page = await (
        await desk.get(`/sources/${from}/merge?into_id=${into}`, await desk.signIn('editor'))
      ).text();
      expect(page).toContain(`${OF_SOURCE}</bdi></a>: `);
      expect(page).not.toContain('We will not sign the treaty, as it is.</bdi>');
      expect(preview.moves.map(({ what }: { what: string }) => what)).toEqual([
        'attributions.source_id',
        'snapshots.source_id',
        'annotations.source_id',
      ]);
      expect(await merged('sources', from, into)).toBe(200);
      expect(await verdicts(attribution)).toEqual([
        [own, 'exact'],
        [theirs, 'altered'],
      ]);
      const copy = await desk.get(`/sources/${from}/snapshots/${own}.json`, viewer);
      expect([copy.status, copy.headers.get('location')]).toEqual([
        303,
        `/sources/${into}/snapshots/${own}.json`,
      ]);
      expect((await desk.get(`/sources/${into}/snapshots/${own}.json`, viewer)).status).toBe(200);
      for (const below of ['annotations.json', `snapshots/${own}/annotations.json`]) {
        const notes = await desk.get(`/sources/${from}/${below}`, viewer);
        expect(notes.headers.get('location')).toBe(`/sources/${into}/${below}`);
      }
      expect((await undoByJson(desk, 'sources', from, script)).status).toBe(200);
      expect(await verdicts(attribution)).toEqual([[own, 'exact']]);
      expect((await desk.get(`/sources/${from}/snapshots/${own}.json`, viewer)).status).toBe(200);
    });

    it('shows the wording that will differ, not the quotation', async () => {
      const { from, into } = await twoSources('They will not sign.');
      const session = await desk.signIn('editor');
      const page = await (await desk.get(`/sources/${from}/merge?into_id=${into}`, session)).text();
      expect(page).toContain('>We will not sign the treaty in its present form.</bdi></a>: Words differ');
      expect(page).not.toContain('They will not sign.');
    });

    it('offers sources of one title with outlet and date, without the one being merged', async () => {
      const [from, near, far] = await desk.as('checker', async (change) => {
        const outlet = { name: 'Harbour Post', kind: null, url: null, note: null };
        const { id: outlet_id } = await addRow(change, 'outlets', outlet);
        const [one, other, third] = [
          await addTestSource(change, 'Same title'),
          await addTestSource(change, 'Same title', { outlet_id, issued: '2026-04-02' }),
          await addTestSource(change, 'Same title', { issued: '2026-05-03' }),
        ];
        return [one.id, other.id, third.id];
      });
      const session = await desk.signIn('editor');
      const pageFor = async (query: string) =>
        (await desk.get(`/sources/${from}/merge?${query}`, session)).text();
      const page = await pageFor('into.title=Same+title&into.id=');
      expect(page).toContain(`Same title, number ${near}: Harbour Post, 2026-04-02<`);
      expect(page).toContain(`Same title, number ${far}: 2026-05-03<`);
      expect(page).not.toContain(`Same title, number ${from}<`);
      expect(await pageFor('into.title=&into.id=')).toContain('Choose the source to keep');
      expect(await pageFor('')).not.toContain('Choose the source to keep');
    });

    it('leaves a copy no other way to another source', async () => {
      const { into, own } = await twoSources();
      await expect(
        desk.as('admin', (change) =>
          change.tx.updateTable('snapshots').set({ source_id: into }).where('id', '=', own).execute(),
        ),
      ).rejects.toThrow('a snapshot never changes');
    });
  });
});
