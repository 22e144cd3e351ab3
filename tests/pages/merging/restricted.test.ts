import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { mergeByJson, readJson, undoByJson } from './merging.js';

describe('merging a speaker whom only restricted claims use', () => {
  let desk: TestDesk;
  let [script, viewer, checker]: Sends[] = [];
  let [hidden, shown, secret] = [0, 0, 0];
  beforeAll(async () => {
    desk = await openDesk();
    script = await desk.token('editor');
    viewer = await desk.signIn('viewer');
    checker = await desk.signIn('checker');
    await desk.as('checker', async (change) => {
      const [one, other] = [
        await addTestSpeaker(change, 'Mortimer Veil'),
        await addTestSpeaker(change, 'Mo Public'),
      ];
      await addRow(change, 'speaker_names', { speaker_id: one.id, name: 'Veilchen', language: 'de' });
      const titled = { title: 'Keeper of the veil', body: null, held_from: null, held_from_min: null };
      await addRow(change, 'speaker_titles', {
        ...titled,
        speaker_id: one.id,
        held_to: null,
        held_to_max: null,
        source_id: null,
      });
      const text = 'Said behind closed doors.';
      secret = (await addTestClaim(change, { speaker_id: one.id, text, ground_rule: 'background' })).id;
      await addTestClaim(change, { speaker_id: other.id, text: 'Said in the open.' });
      [hidden, shown] = [one.id, other.id];
    });
  });
  afterAll(() => desk.close());

  it('is refused as the one that stays, since that would publish its name', async () => {
    const { refused } = await readJson(
      await desk.get(`/speakers/${shown}/merge.json?into_id=${hidden}`, script),
    );
    expect(refused).toBe(
      'Only quotations not on the record use Mortimer Veil, and this would publish that name. Merge Mortimer Veil into Mo Public instead.',
    );
  });

  it('publishes none of its names, nor that there was a merge', async () => {
    expect(
      (await mergeByJson(desk, { table: 'speakers', from: hidden, into: shown }, script ?? {})).status,
    ).toBe(200);
    for (const page of [
      `/speakers/${shown}`,
      `/speakers/${shown}/history`,
      '/activity',
      '/speakers',
      '/claims',
    ]) {
      for (const face of [page, `${page}.json`]) {
        const text = await (await desk.get(face, viewer)).text();
        expect(text, face).not.toMatch(/Veil|veil|Mortimer|Keeper|merged another/);
      }
    }
    expect((await readJson(await desk.get('/speakers.json?q=Veil', viewer))).speakers).toEqual([]);
    for (const path of ['', '.json', '/history', '/history.json'])
      expect((await desk.get(`/speakers/${hidden}${path}`, viewer)).status).toBe(404);
    expect((await readJson(await desk.get('/claims.json?q=Veilchen', viewer))).claims).toEqual([]);
    const { names, merged } = await readJson(await desk.get(`/speakers/${shown}.json`, checker));
    expect(names.map(({ name }: { name: string }) => name).sort()).toEqual(['Mortimer Veil', 'Veilchen']);
    expect(merged).toEqual([{ id: hidden, name: 'Mortimer Veil' }]);
    const { claims } = await readJson(await desk.get('/claims.json?q=Veilchen', checker));
    expect(claims.map(({ id }: { id: number }) => id)).toEqual([secret]);
    expect((await desk.get(`/speakers/${hidden}`, checker)).headers.get('location')).toBe(
      `/speakers/${shown}`,
    );
  });

  it('is hidden again, with its names and titles, when the merge is taken back', async () => {
    expect((await undoByJson(desk, 'speakers', hidden, script ?? {})).status).toBe(200);
    expect((await desk.get(`/speakers/${hidden}.json`, viewer)).status).toBe(404);
    const { names, titles } = await readJson(await desk.get(`/speakers/${hidden}.json`, checker));
    expect([names, titles.map(({ title }: { title: string }) => title)]).toEqual([
      [{ name: 'Veilchen', language: 'de' }],
      ['Keeper of the veil'],
    ]);
    const text = await (await desk.get('/activity.json', viewer)).text();
    expect(text).not.toMatch(/Veil|veil|Mortimer|Keeper/);
  });
});
