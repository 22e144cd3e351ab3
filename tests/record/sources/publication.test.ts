import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { expectSound } from '../../support/sound.js';

// A memo or an interview of ours may be saved before any quotation of it is: readers see nothing of it.

const MEMO = { title: 'Zebrawood memo', outlet: { name: 'Our files' } };
const COPY = 'The minister was told in March, says the zebrawood memo.';

describe('a source that no quotation cites', () => {
  let desk: TestDesk;
  let checker: Sends;
  let editor: Sends;
  let viewer: Sends;
  let address: string;
  beforeAll(async () => {
    desk = await openDesk({ anonymous: 'viewer', strictPages: false });
    checker = await desk.token('checker');
    editor = await desk.token('editor');
    viewer = await desk.token('viewer', 'read');
    address = await add('/sources', MEMO);
    await add(`${address}/snapshots`, { text: COPY });
    await add(`${address}/annotations`, { body: 'Is the zebrawood memo real?' });
  });
  afterAll(() => desk.close());

  async function add(path: string, body: object, sends = checker): Promise<string> {
    const answer = await desk.json('POST', path, body, sends);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return answer.headers.get('location') ?? '';
  }

  const act = (path: string, sends: Sends) => desk.json('POST', `${address}${path}`, {}, sends);
  const text = async (path: string, sends: Sends) => (await desk.get(path, sends)).text();

  async function seenBy(sends: Sends): Promise<Record<string, boolean>> {
    const paths = ['/sources.json', '/sources.csv', '/menu.json?q=zebrawood'];
    const words = 'told in March, says the zebrawood memo';
    const found = await desk.json('POST', '/lookup', { text: `“${words}”` }, sends);
    const pages = await Promise.all(paths.map((path) => text(path, sends)));
    return {
      page: (await desk.get(`${address}.json`, sends)).status === 200,
      copy: (await desk.get(`${address}/snapshots/1.json`, sends)).status === 200,
      lists: pages.some((page) => page.includes('Zebrawood')),
      lookup: (await found.text()).includes('Zebrawood'),
      changes: (await text('/activity.json', sends)).includes('Zebrawood'),
      notes: (await text('/annotations.json', sends)).includes('zebrawood'),
    };
  }

  const NOTHING = { page: false, copy: false, lists: false, lookup: false, changes: false, notes: false };

  it('is for checkers and up, with its copies and the notes on it', async () => {
    expect(await seenBy(viewer)).toEqual(NOTHING);
    expect(await seenBy({})).toEqual(NOTHING);
    expect(await seenBy(checker)).toMatchObject({ page: true, copy: true, lists: true, lookup: true });
    expect(await text(address, await desk.signIn('checker'))).toContain('Readers do not see this source');
  });

  it('is shown by an editor alone, who may hide it again', async () => {
    expect((await act('/publication', checker)).status).toBe(403);
    const made = await act('/publication', editor);
    expect(await made.json()).toMatchObject({ shown: 'always' });
    expect(await seenBy(viewer)).toMatchObject({ page: true, copy: true, lists: true, notes: true });
    const listed = await text('/sources?shown=without', await desk.signIn('editor'));
    expect(listed).toContain('Zebrawood memo');
    expect((await act('/publication/withdrawal', editor)).status).toBe(200);
    expect(await seenBy(viewer)).toEqual(NOTHING);
    expect(await text('/sources?shown=hidden', await desk.signIn('editor'))).toContain('Zebrawood memo');
    await expectSound(desk.ctx.config.file);
  });

  it('takes who sees it from no other request', async () => {
    const made = await desk.json('POST', '/sources', { title: 'X', shown: 'always' }, editor);
    expect(made.status).toBe(422);
  });

  it('is shown while a quotation that readers see cites it, and cited like any other', async () => {
    const source_id = Number(address.split('/').at(-1));
    const quotation = (ground_rule: string, source: object) =>
      add('/claims', {
        ...{ text: `Told in March, ${ground_rule}.`, ground_rule, speaker: { name: 'Ilse Marren' } },
        attribution: source,
      });
    const claim = await quotation('on_record', { source: { title: 'The morning paper' } });
    expect(await seenBy(viewer)).toEqual(NOTHING);
    const attribution = await add(`${claim}/attributions`, { source_id });
    expect(await seenBy(viewer)).toMatchObject({ page: true, copy: true, lists: true });
    for (const path of [claim, attribution]) {
      expect((await desk.json('POST', `${path}/trash`, {}, editor)).status).toBe(200);
      expect(await seenBy(viewer), path).toEqual(NOTHING);
      expect((await desk.json('POST', `${path}/restoration`, {}, editor)).status).toBe(200);
      expect(await seenBy(viewer), path).toMatchObject({ page: true, copy: true });
    }
    expect((await desk.json('POST', `${attribution}/trash`, {}, editor)).status).toBe(200);
    await quotation('background', { source_id });
    const refused = await act('/publication', editor);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Every quotation from this source has a ground rule');
    await expectSound(desk.ctx.config.file);
  });
});
