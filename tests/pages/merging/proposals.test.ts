import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeRow, trashRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { creditedSpeakers, type TwoSpeakers } from './credited-speakers.js';
import { mergeByJson, readJson, undoByJson } from './merging.js';

// Two people of one surname: a copy credits the one, and the merge would give her words to the other.

let desk: TestDesk;
let [checker, editor, admin, viewer]: Sends[] = [];
let on: TwoSpeakers;
beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  [checker, editor] = [await desk.token('checker'), await desk.token('editor')];
  [admin, viewer] = [await desk.token('admin'), await desk.token('viewer')];
});
beforeEach(async () => {
  on = await creditedSpeakers(desk);
});
afterAll(() => desk.close());

const REASON = 'She married; both offices confirm it.';
const propose = (body: object = { reason: REASON }, sends = editor, { ana, eva } = on) =>
  desk.json('POST', `/speakers/${ana}/merge`, { into_id: eva, ...body }, { ...sends, 'if-match': '"1"' });
const proposed = async () => readJson(await propose());
const seen = async (id: number) =>
  (await readJson(await desk.get(`/merge-proposals/${id}.json`, checker))).credited_version;
const agree = async (id: number, sends = checker, credited_version?: string) =>
  desk.json(
    'POST',
    `/merge-proposals/${id}/agreement`,
    { credited_version: credited_version ?? (await seen(id)) },
    sends,
  );
const speakerOf = async (claim: number) =>
  (await readJson(await desk.get(`/claims/${claim}.json`, checker))).speaker.id;
const detailOf = async (answer: Response) => (await readJson(answer)).detail;

describe('the preview of a merge', () => {
  it('counts and names the copies that credit another name', async () => {
    const preview = await readJson(
      await desk.get(`/speakers/${on.ana}/merge.json?into_id=${on.eva}`, editor),
    );
    expect([preview.needs_second, preview.credited]).toEqual([
      true,
      [
        {
          name: on.names.ana,
          role: 'speaker',
          copies: [expect.objectContaining({ claim_id: on.claim, source_id: on.source })],
        },
      ],
    ]);
    const page = await (
      await desk.get(`/speakers/${on.ana}/merge?into_id=${on.eva}`, await desk.signIn('editor'))
    ).text();
    expect(page).toContain(`One copy credits ‘${on.names.ana}’, which is not a name of ${on.names.eva}`);
    expect(page).toContain('Propose merge');
  });

  it('counts none where the name is one of the kept speaker’s already, and one person merges', async () => {
    await desk.as('editor', (change) =>
      change.tx
        .insertInto('speaker_names')
        .values({ speaker_id: on.eva, name: on.names.ana, language: null, restricted: 0 })
        .execute(),
    );
    const merged = await mergeByJson(desk, { table: 'speakers', from: on.ana, into: on.eva }, editor ?? {});
    expect(merged.status).toBe(200);
    expect(await speakerOf(on.claim)).toBe(on.eva);
  });

  it('counts a copy that credits the one who goes with the words of the one who stays', async () => {
    const claim = await on.addClaim('The ferry will run every night of the week.', on.eva);
    const { credited } = await readJson(
      await desk.get(`/speakers/${on.ana}/merge.json?into_id=${on.eva}`, editor),
    );
    expect(credited[0].copies.map((copy: { claim_id: number }) => copy.claim_id)).toEqual([on.claim, claim]);
  });
});

describe('a merge by which copies would credit another name', () => {
  it('wants a reason, and moves nothing', async () => {
    const answer = await propose({});
    expect(answer.status).toBe(422);
    expect((await readJson(answer)).errors[0]).toMatchObject({ path: 'reason' });
    expect((await propose()).status).toBe(201);
    expect(await speakerOf(on.claim)).toBe(on.ana);
  });

  it('stands on the pages of both, in the queue and in JSON, for those who may know of it', async () => {
    const { id } = await proposed();
    for (const speaker of [on.ana, on.eva]) {
      const page = await (await desk.get(`/speakers/${speaker}`, await desk.signIn('checker'))).text();
      expect(page).toContain(`Merge ${on.names.ana} into ${on.names.eva}`);
      expect(page).toContain('Waiting for another checker, editor or admin');
      const json = await readJson(await desk.get(`/speakers/${speaker}.json`, checker));
      expect(json.merge_proposals).toMatchObject([{ id, state: 'open', reason: REASON }]);
      expect(await readJson(await desk.get(`/speakers/${speaker}.json`, viewer))).not.toHaveProperty(
        'merge_proposals',
      );
    }
    const { queue } = await readJson(await desk.get('/.json', checker));
    const waiting = queue.find((section: { id: string }) => section.id === 'merges');
    expect(waiting.rows).toContainEqual(expect.objectContaining({ href: `/merge-proposals/${id}` }));
    expect((await desk.get(`/merge-proposals/${id}`, viewer)).status).toBe(403);
    expect(await (await desk.get('/activity.json', viewer)).text()).not.toContain(REASON);
  });

  it('is carried out by a second person, and undone as any merge', async () => {
    const { id } = await proposed();
    expect((await agree(id, editor)).status).toBe(403);
    const answer = await agree(id);
    expect(answer.status).toBe(200);
    expect(await readJson(answer)).toMatchObject({
      ...{ state: 'carried_out', by_one_person: false, ended_by: 'Chris Checker' },
      credited: [{ name: on.names.ana }],
      merged: { merged_into_id: on.eva },
    });
    expect(await speakerOf(on.claim)).toBe(on.eva);
    expect(await detailOf(await agree(id, admin))).toContain('Chris Checker carried out this merge already');
    expect((await undoByJson(desk, 'speakers', on.ana, editor ?? {})).status).toBe(200);
    expect(await speakerOf(on.claim)).toBe(on.ana);
    expect((await propose({ reason: REASON }, admin)).status).not.toBe(200);
  });

  it.each(['the same', 'the other way round'])('is not proposed twice: %s', async (way) => {
    const { id } = await proposed();
    const turned = way === 'the same' ? on : { ...on, ana: on.eva, eva: on.ana };
    const answer = await propose({ reason: 'So do I.' }, admin, turned);
    expect(answer.status).toBe(409);
    expect(await readJson(answer)).toMatchObject({
      detail: expect.stringContaining('Eddie Editor has already proposed this merge'),
      current: { agreement: `/merge-proposals/${id}/agreement` },
    });
    const page = await (
      await desk.get(`/speakers/${turned.ana}/merge?into_id=${turned.eva}`, await desk.signIn('admin'))
    ).text();
    expect(page).toContain('has already proposed this merge');
    expect(page).not.toContain('Propose merge</button>');
  });

  it('takes along and names what was added since, which returns when it is undone', async () => {
    const { id } = await proposed();
    desk.clock.advance(60_000);
    const later = await on.addClaim('The harbour will be dredged before the winter.');
    const shown = await readJson(await desk.get(`/merge-proposals/${id}.json`, checker));
    expect(shown.added_since).toEqual([later]);
    expect(shown.credited[0].copies).toHaveLength(2);
    const page = await (await desk.get(`/merge-proposals/${id}`, await desk.signIn('checker'))).text();
    expect(page).toContain('added since the proposal');
    await agree(id);
    expect(await speakerOf(later)).toBe(on.eva);
    await undoByJson(desk, 'speakers', on.ana, editor ?? {});
    expect(await speakerOf(later)).toBe(on.ana);
  });

  it('is not carried out with copies that came since it was looked at, which are shown', async () => {
    const { id } = await proposed();
    const version = await seen(id);
    const later = await on.addClaim('The harbour will be dredged before the winter.');
    const answer = await agree(id, checker, version);
    expect(answer.status).toBe(409);
    const { detail, current } = await readJson(answer);
    expect(detail).toContain('copies that may credit another person changed after you opened this page');
    expect(current.credited[0].copies).toContainEqual(expect.objectContaining({ claim_id: later }));
    expect(await speakerOf(on.claim)).toBe(on.ana);
    const page = await desk.form(
      `/merge-proposals/${id}/agreement`,
      { credited_version: version },
      await desk.signIn('checker'),
    );
    expect(page.status).toBe(409);
    expect(await page.text()).toContain('The harbour will be dredged');
    expect((await agree(id, checker, current.credited_version)).status).toBe(200);
  });

  it('is not carried out by whoever does not say what they looked at', async () => {
    const { id } = await proposed();
    const answer = await desk.json('POST', `/merge-proposals/${id}/agreement`, null, checker);
    expect(answer.status).toBe(428);
    expect(await detailOf(answer)).toContain('credited_version');
  });

  it('is not proposed with copies that came since the preview', async () => {
    const path = `/speakers/${on.ana}/merge`;
    const { credited_version } = await readJson(await desk.get(`${path}.json?into_id=${on.eva}`, editor));
    await on.addClaim('The harbour will be dredged before the winter.');
    const answer = await propose({ reason: REASON, credited_version });
    expect(answer.status).toBe(409);
    expect(await detailOf(answer)).toContain('changed after you opened this page');
  });

  it('is withdrawn, and may be proposed again', async () => {
    const { id } = await proposed();
    expect((await desk.json('POST', `/merge-proposals/${id}/withdrawal`, null, checker)).status).toBe(403);
    const answer = await desk.json('POST', `/merge-proposals/${id}/withdrawal`, null, admin);
    expect(await readJson(answer)).toMatchObject({ state: 'withdrawn', agreement: null });
    expect(await detailOf(await agree(id))).toContain('withdrew this proposal already');
    expect((await propose()).status).toBe(201);
  });

  it('is told why it cannot be carried out any more', async () => {
    const { id } = await proposed();
    await desk.as('editor', (change) => trashRow(change, 'speakers', on.ana, null));
    const answer = await agree(id);
    expect(answer.status).toBe(409);
    expect(await detailOf(answer)).toContain(`${on.names.ana} is in the trash`);
    expect(await (await desk.get(`/merge-proposals/${id}`, await desk.signIn('checker'))).text()).toContain(
      'Restore',
    );
  });

  it('waits until the wordings of both are compared', async () => {
    await desk.as('editor', (change) =>
      change.tx
        .insertInto('comparisons_due')
        .values({ source_id: on.source, attribution_id: on.attribution, annotation_id: null })
        .execute(),
    );
    const answer = await propose();
    expect(answer.status).toBe(422);
    expect((await readJson(answer)).errors[0].message).toContain('still being compared');
    await desk.ctx.comparer.all();
    expect((await propose()).status).toBe(201);
  });
});

describe('on a desk with one person', () => {
  let alone: TestDesk;
  let own: TwoSpeakers;
  beforeAll(async () => {
    alone = await openDesk();
    own = await creditedSpeakers(alone);
    for (const role of ['checker', 'admin'] as const)
      await alone.as('editor', (change) =>
        changeRow(change, 'users', alone.users[role].id, null, { disabled_at: '2023-06-20T00:00:00.000Z' }),
      );
  });
  afterAll(() => alone.close());

  it('it is carried out at once, and goes on saying that one person decided', async () => {
    const sends = await alone.token('editor');
    const path = `/speakers/${own.ana}/merge`;
    const merge = (body: object) =>
      alone.json('POST', path, { into_id: own.eva, ...body }, { ...sends, 'if-match': '"1"' });
    expect((await merge({})).status).toBe(422);
    const answer = await merge({ reason: REASON });
    expect(answer.status).toBe(201);
    expect(await readJson(answer)).toMatchObject({ state: 'carried_out', by_one_person: true });
    const page = await (await alone.get(`/speakers/${own.eva}`, await alone.signIn('editor'))).text();
    expect(page).toContain('decided by one person');
  });
});
