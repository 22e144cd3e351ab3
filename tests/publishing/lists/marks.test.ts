import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

interface Annotation {
  readonly id: string;
  readonly motivation: string;
  readonly body: unknown;
  readonly target: unknown;
}

describe('an export as Web Annotations', () => {
  let desk: TestDesk;
  let [viewer, checker]: Sends[] = [];
  let [claim, source, snapshot] = [0, 0, 0];
  const TEXT = '“😀,” wrote the paper. “The harbour does not close in winter,” she said.';

  beforeAll(async () => {
    desk = await openDesk({ url: 'https://desk.example' });
    [viewer, checker] = [await desk.token('viewer'), await desk.token('checker')];
    source = await post('/sources', { type: 'webpage', title: 'Harbour', url: 'https://paper.example/a' });
    claim = await post('/claims', {
      ...{ text: 'The harbour does not close in winter.', language: 'en', form: 'direct' },
      ...{ speaker: { name: 'Mira Halvorsen', kind: 'person' } },
      attribution: { source_id: source, tier: 'secondary' },
    });
    snapshot = await post(`/sources/${source}/snapshots`, { text: TEXT });
    await desk.ctx.comparer.all();
    await post(`/sources/${source}/snapshots/${snapshot}/annotations`, {
      ...{ body: 'Who wrote this?', motivation: 'questioning' },
      selector: { exact: 'the paper', prefix: null, suffix: null, start_utf16: 12, end_utf16: 21 },
    });
    await post(`/claims/${claim}/annotations`, { body: 'Ask her again.', motivation: 'commenting' });
  });
  afterAll(() => desk.close());

  const post = async (path: string, body: object): Promise<number> => {
    const answer = await desk.json('POST', path, body, checker as Sends);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  };
  const exported = async (as: Sends | undefined): Promise<readonly Annotation[]> => {
    const file = await desk.get(`/claims/export?id=${claim}&format=webannotation`, as);
    return ((await file.json()) as { items: Annotation[] }).items;
  };

  it('has the passage where the newest copy has it, in code points', async () => {
    const [passage] = await exported(viewer);
    const at = TEXT.indexOf('The harbour');
    expect(passage?.target).toMatchObject({
      source: 'https://paper.example/a',
      selector: [
        { exact: expect.stringMatching(/^The harbour does not close in winter/), suffix: expect.any(String) },
        { start: at - 1 },
      ],
      state: { type: 'TimeState', cached: `https://desk.example/sources/${source}/snapshots/${snapshot}` },
    });
  });

  it('has the notes on the copy and on the quotation', async () => {
    const [, onCopy, onClaim] = await exported(viewer);
    expect(onCopy).toMatchObject({
      motivation: 'questioning',
      target: { selector: [{ exact: 'the paper' }, { start: 11, end: 20 }], state: { type: 'TimeState' } },
    });
    expect(onClaim).toMatchObject({
      body: { value: 'Ask her again.' },
      target: { source: `https://desk.example/claims/${claim}` },
    });
  });

  it('hides the copy and its notes from a viewer once a restricted quotation rests on it', async () => {
    await post('/claims', {
      ...{ text: 'wrote the paper', form: 'partial', ground_rule: 'background' },
      ...{ speaker: { name: 'Mira Halvorsen', kind: 'person' }, attribution: { source_id: source } },
    });
    const seen = await exported(viewer);
    expect(JSON.stringify(seen)).not.toMatch(/Who wrote this|the paper|snapshots|TimeState/);
    expect(seen).toHaveLength(2);
    expect(await exported(checker)).toHaveLength(3);
  });
});
