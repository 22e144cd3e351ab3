import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepCopy } from '../../../src/record/snapshots/actions.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { hashed } from '../snapshots/files.js';

// A third person's account of what somebody said: who recounts it is recorded, and is never the speaker.

const uploaded = (text: string) =>
  hashed({
    ...{
      how: 'upload',
      typedInBy: null,
      mediaType: 'text/plain; charset=utf-8',
      originalName: 'memoirs.txt',
    },
    ...{ finalUrl: null, headers: null, text, bytes: new TextEncoder().encode(text) },
  });

const SELF = '“Recalled by” cannot be the speaker';

describe('who recounts what another said', () => {
  let desk: TestDesk;
  let token: Sends;
  let viewer: Sends;
  let editor: Sends;
  const ids: Record<string, number> = {};
  beforeAll(async () => {
    desk = await openDesk();
    token = await desk.token('editor');
    viewer = await desk.signIn('viewer');
    editor = await desk.signIn('editor');
    ids.source = await add('/sources', { title: 'Memoirs of a secretary', type: 'book' });
    ids.speaker = await add('/speakers', { name: 'Ilse Korn' });
    ids.teller = await add('/speakers', { name: 'Dora Klint' });
  });
  afterAll(() => desk.close());

  async function add(path: string, body: object): Promise<number> {
    const answer = await desk.json('POST', path, body, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  }

  let count = 0;
  async function recounted(attribution: object = {}): Promise<{ claim: number; attribution: number }> {
    count += 1;
    const own = { source_id: ids.source, tier: 'primary', recounted_by_id: ids.teller, ...attribution };
    const claim = await add('/claims', {
      ...{ text: `The harbour closes at ${count}.`, language: 'en', speaker_id: ids.speaker },
      attribution: own,
    });
    const whole = (await read(`/claims/${claim}.json`)) as { attributions: { id: number }[] };
    return { claim, attribution: whole.attributions[0]?.id ?? 0 };
  }

  const read = async (path: string) =>
    (await (await desk.get(path, token)).json()) as Record<string, unknown>;

  async function patch(path: string, body: object): Promise<Response> {
    const { version } = await read(`${path}.json`);
    return desk.json('PATCH', path, body, { ...token, 'if-match': `"${version}"` });
  }

  it('is recorded by id or name, in JSON and by the form, and cleared again', async () => {
    const { attribution } = await recounted();
    expect(await read(`/attributions/${attribution}.json`)).toMatchObject({ recounted_by_id: ids.teller });
    const form = await (await desk.get(`/attributions/${attribution}/edit`, editor)).text();
    expect(form).toContain('name="recounted_by.name" value="Dora Klint"');
    expect((await patch(`/attributions/${attribution}`, { recounted_by: { name: 'Otto Mey' } })).status).toBe(
      200,
    );
    const now = (await read(`/attributions/${attribution}.json`)).recounted_by_id;
    expect(await read(`/speakers/${now}.json`)).toMatchObject({ name: 'Otto Mey' });
    expect((await patch(`/attributions/${attribution}`, { recounted_by_id: null })).status).toBe(200);
    expect(await read(`/attributions/${attribution}.json`)).toMatchObject({ recounted_by_id: null });
  });

  it('is never the speaker: not of a new quotation, a new source, or an edit of either', async () => {
    const self = { source_id: ids.source, recounted_by_id: ids.speaker };
    const fresh = { text: 'I was there.', speaker_id: ids.speaker, attribution: self };
    const refused = await desk.json('POST', '/claims', fresh, token);
    expect(refused.status).toBe(422);
    const { errors } = (await refused.json()) as { errors: { path: string; message: string }[] };
    expect(errors).toEqual([{ path: 'attribution.recounted_by_id', message: expect.stringContaining(SELF) }]);
    const { claim, attribution } = await recounted();
    const further = await desk.json('POST', `/claims/${claim}/attributions`, self, token);
    expect(further.status).toBe(422);
    expect((await patch(`/attributions/${attribution}`, { recounted_by_id: ids.speaker })).status).toBe(422);
    expect((await patch(`/attributions/${attribution}`, { speaker_id: ids.teller })).status).toBe(422);
    const moved = await patch(`/claims/${claim}`, { speaker_id: ids.teller });
    expect(moved.status).toBe(422);
    expect(await moved.text()).toContain(SELF);
    expect(await read(`/attributions/${attribution}.json`)).toMatchObject({ recounted_by_id: ids.teller });
  });

  it('bars “a recording or the speaker’s own document, held”', async () => {
    const { claim, attribution } = await recounted();
    const text = `She said to me: “The harbour closes at ${count}.”`;
    const { id: copy } = await desk.as('editor', (change) =>
      keepCopy(change, ids.source ?? 0, uploaded(text)),
    );
    const finding = {
      ...{ facet: 'record', value: 'primary_held' },
      evidence: [
        { kind: 'attribution', id: attribution },
        { kind: 'snapshot', id: copy },
      ],
    };
    const send = () => desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, token);
    const refused = await send();
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('someone else’s recollection');
    expect((await patch(`/attributions/${attribution}`, { recounted_by_id: null })).status).toBe(200);
    expect((await send()).status).toBe(201);
    const conclusive = async () => {
      const query = desk.ctx.db.selectFrom('claim_status').select('settled').where('claim_id', '=', claim);
      return (await query.executeTakeFirstOrThrow()).settled;
    };
    expect(await conclusive()).toBe(1);
    expect((await patch(`/attributions/${attribution}`, { recounted_by_id: ids.teller })).status).toBe(200);
    expect(await conclusive()).toBe(0);
  });

  it('stays in use, is repointed by a merge and returns when that is undone', async () => {
    const { attribution } = await recounted({ recounted_by_id: null, recounted_by: { name: 'D. Klint' } });
    const { recounted_by_id: short } = await read(`/attributions/${attribution}.json`);
    const trashed = await desk.json('POST', `/speakers/${short}/trash`, {}, token);
    expect(trashed.status).toBe(409);
    const merged = await desk.json(
      'POST',
      `/speakers/${short}/merge`,
      { into_id: ids.teller },
      { ...token, 'if-match': '"1"' },
    );
    expect(merged.status, await merged.clone().text()).toBe(200);
    expect(await read(`/attributions/${attribution}.json`)).toMatchObject({ recounted_by_id: ids.teller });
    const { version } = (await merged.json()) as { version: number };
    const undone = await desk.json('DELETE', `/speakers/${short}/merge`, undefined as never, {
      ...token,
      'if-match': `"${version}"`,
    });
    expect(undone.status, await undone.clone().text()).toBe(200);
    expect(await read(`/attributions/${attribution}.json`)).toMatchObject({ recounted_by_id: short });
  });

  it('is not merged with the speaker', async () => {
    const { claim } = await recounted();
    const preview = await read(`/speakers/${ids.teller}/merge.json?into_id=${ids.speaker}`);
    expect(preview.refused).toContain('recalls what the other said');
    expect(claim).toBeGreaterThan(0);
  });

  it('is hidden where only restricted quotations name them', async () => {
    const { claim, attribution } = await recounted({
      recounted_by_id: null,
      recounted_by: { name: 'Teller in confidence' },
    });
    const { recounted_by_id: teller } = await read(`/attributions/${attribution}.json`);
    expect((await desk.get(`/speakers/${teller}`, viewer)).status).toBe(200);
    expect((await patch(`/claims/${claim}`, { ground_rule: 'background' })).status).toBe(200);
    expect((await desk.get(`/speakers/${teller}`, viewer)).status).toBe(404);
    expect((await desk.get(`/attributions/${attribution}.json`, viewer)).status).toBe(404);
  });
});
