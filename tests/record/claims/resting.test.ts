import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

describe('a record that others rest on', () => {
  let desk: TestDesk;
  let [editor, token]: Sends[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    [editor, token] = [await desk.signIn('editor'), await desk.token('editor')];
  });
  afterAll(() => desk.close());

  async function add(path: string, body: object): Promise<number> {
    const added = await desk.json('POST', path, body, token);
    expect(added.status, await added.clone().text()).toBe(201);
    return ((await added.json()) as { id: number }).id;
  }

  // biome-ignore lint/suspicious/noExplicitAny: each record has other keys.
  async function read(path: string): Promise<any> {
    return (await desk.get(`${path}.json`, token)).json();
  }

  async function move(path: string, where: 'trash' | 'restoration'): Promise<number> {
    return (await desk.form(`${path}/${where}`, {}, editor)).status;
  }

  async function whole() {
    const source = await add('/sources', { title: 'The paper', outlet: { name: 'The house' } });
    const copy = await add(`/sources/${source}/snapshots`, { text: 'She said: it rests on this.' });
    const id = await add('/claims', {
      text: `It rests on ${source}.`,
      speaker: { name: `Speaker of ${source}` },
      occasion: { name: `Occasion of ${source}` },
      tags: [`tag-${source}`],
      attribution: { source_id: source, snapshot_id: copy },
    });
    const claim = await read(`/claims/${id}`);
    return { source, copy, claim, attribution: claim.attributions[0].id as number };
  }

  it('does not go to the trash before them, whatever it is', async () => {
    const { source, copy, claim, attribution } = await whole();
    const { outlet } = await read(`/sources/${source}`);
    const { tags } = (await (await desk.get(`/tags.json?q=tag-${source}`, token)).json()) as {
      tags: [{ id: number }];
    };
    for (const path of [
      `/speakers/${claim.speaker.id}`,
      `/occasions/${claim.occasion.id}`,
      `/sources/${source}`,
      `/outlets/${outlet.id}`,
      `/sources/${source}/snapshots/${copy}`,
      `/attributions/${attribution}`,
      `/tags/${tags[0].id}`,
    ])
      expect([path, await move(path, 'trash')]).toEqual([path, 409]);
  });

  it('comes back before them', async () => {
    const { claim } = await whole();
    const [address, speaker] = [`/claims/${claim.id}`, `/speakers/${claim.speaker.id}`];
    expect(await move(address, 'trash')).toBe(303);
    expect(await move(speaker, 'trash')).toBe(303);
    const refused = await desk.form(`${address}/restoration`, {}, editor);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain(`the speaker ${claim.speaker.id}`);
    expect(await move(speaker, 'restoration')).toBe(303);
    expect(await move(address, 'restoration')).toBe(303);
  });

  it('comes back before each thing that rests on it: an outlet, its source, that one’s copy, an attribution', async () => {
    const { claim, source } = await whole();
    const other = await add('/sources', { title: 'Another paper', outlet: { name: 'Another house' } });
    const second = await add(`/claims/${claim.id}/attributions`, {
      source_id: other,
      wording: 'In other words.',
    });
    const copy = await add(`/sources/${other}/snapshots`, { text: 'In other words.' });
    const { outlet } = await read(`/sources/${other}`);
    for (const path of [
      `/attributions/${second}`,
      `/sources/${other}/snapshots/${copy}`,
      `/sources/${other}`,
      `/outlets/${outlet.id}`,
    ])
      expect([path, await move(path, 'trash')]).toEqual([path, 303]);
    for (const path of [
      `/attributions/${second}`,
      `/sources/${other}/snapshots/${copy}`,
      `/sources/${other}`,
    ])
      expect([path, await move(path, 'restoration')]).toEqual([path, 409]);
    for (const path of [
      `/outlets/${outlet.id}`,
      `/sources/${other}`,
      `/sources/${other}/snapshots/${copy}`,
      `/attributions/${second}`,
    ])
      expect([path, await move(path, 'restoration')]).toEqual([path, 303]);
    const occasion = await add('/occasions', { name: 'Dated by it', source_id: source });
    expect(await move(`/occasions/${occasion}`, 'trash')).toBe(303);
    expect(await move(`/occasions/${occasion}`, 'restoration')).toBe(303);
  });

  it('has a new version where its tags alone change, and its history tells of it', async () => {
    const { claim } = await whole();
    const etag = { ...token, 'if-match': `"${claim.version}"` };
    const edited = await desk.json('PATCH', `/claims/${claim.id}`, { tags: ['another tag'] }, etag);
    expect(await edited.json()).toMatchObject({ version: claim.version + 1 });
    const same = { ...token, 'if-match': `"${claim.version + 1}"` };
    const unchanged = await desk.json('PATCH', `/claims/${claim.id}`, { tags: ['Another tag'] }, same);
    expect(await unchanged.json()).toMatchObject({ version: claim.version + 1 });
    expect((await desk.json('PATCH', `/claims/${claim.id}`, { tags: ['late'] }, etag)).status).toBe(409);
    const history = await (await desk.get(`/claims/${claim.id}/history`, editor)).text();
    expect(history).toContain('another tag');
    expect(history).not.toContain('late');
  });
});
