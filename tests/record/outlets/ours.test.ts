import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// Our own text is evidence of nothing: no new attribution is to it, and those from before are marked.

const REFUSED = 'Our own piece is not a source.';

describe('a piece of an outlet that is ours', () => {
  let desk: TestDesk;
  let token: Sends;
  let editor: Sends;
  let count = 0;
  const ids: Record<string, number> = {};
  beforeAll(async () => {
    desk = await openDesk();
    token = await desk.token('editor');
    editor = await desk.signIn('editor');
    ids.ours = await add('/outlets', { name: 'The Harbour Post', is_ours: true });
    ids.piece = await add('/sources', { title: 'Harbour closes', outlet_id: ids.ours });
    ids.report = await add('/sources', { title: 'Minutes of the council' });
    ids.claim = await claim({ source_id: ids.report });
  });
  afterAll(() => desk.close());

  async function add(path: string, body: object): Promise<number> {
    const answer = await desk.json('POST', path, body, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  }

  function claim(attribution: object): Promise<number> {
    count += 1;
    const text = `The ferries stop at ${count}.`;
    return add('/claims', { text, language: 'en', speaker: { name: 'Ilse Korn' }, attribution });
  }

  const read = async (path: string) =>
    (await (await desk.get(path, token)).json()) as Record<string, unknown>;

  async function patch(path: string, body: object): Promise<Response> {
    const { version } = await read(`${path}.json`);
    return desk.json('PATCH', path, body, { ...token, 'if-match': `"${version}"` });
  }

  /** A quotation of an outlet that is marked as ours after it was recorded. */
  async function markedLater(): Promise<{
    claim: number;
    attribution: number;
    outlet: number;
    source: number;
  }> {
    const outlet = await add('/outlets', { name: `Paper ${count}` });
    const source = await add('/sources', { title: `Piece ${count}`, outlet_id: outlet });
    const id = await claim({ source_id: source });
    const { attributions } = (await read(`/claims/${id}.json`)) as { attributions: { id: number }[] };
    const marked = await patch(`/outlets/${outlet}`, { is_ours: true });
    expect(await marked.json()).toMatchObject({ is_ours: true, own_pieces: 1 });
    return { claim: id, attribution: attributions[0]?.id ?? 0, outlet, source };
  }

  it('is marked among the wordings that are compared', async () => {
    const { claim: id, source } = await markedLater();
    const other = { source_id: ids.report, wording: 'The ferries stop at noon.' };
    await add(`/claims/${id}/attributions`, other);
    const page = await (await desk.get(`/claims/${id}/collation`, editor)).text();
    const { title } = await read(`/sources/${source}.json`);
    expect(page).toContain(`${title} (our own piece)`);
    expect(page).not.toContain('Minutes of the council (our own piece)');
    const { languages } = (await read(`/claims/${id}/collation.json`)) as {
      languages: { reference: { own_piece: boolean }; wordings: { own_piece: boolean }[] }[];
    };
    expect([languages[0]?.reference.own_piece, languages[0]?.wordings[0]?.own_piece]).toEqual([true, false]);
  });

  it.each([
    ['of a new quotation', () => ['/claims', quoting({ source_id: ids.piece })], 'attribution.source_id'],
    [
      'described by its outlet',
      () => ['/claims', quoting({ source: { title: 'A draft', outlet: { name: 'The Harbour Post' } } })],
      'attribution.source.title',
    ],
    ['of a quotation on record', () => [attributionsOf(), { source_id: ids.piece }], 'source_id'],
    [
      'that another source cites',
      () => [attributionsOf(), { source_id: ids.report, relayed_from: { source_id: ids.piece } }],
      'relayed_from.source_id',
    ],
  ] as const)('is refused as a source %s', async (_, sent, path) => {
    const [address, body] = sent() as [string, object];
    const refused = await desk.json('POST', address, body, token);
    expect(refused.status).toBe(422);
    const { errors } = (await refused.json()) as { errors: { path: string; message: string }[] };
    expect(errors).toEqual([{ path, message: expect.stringContaining(REFUSED) }]);
  });

  const quoting = (attribution: object) => ({
    text: 'Nobody said this.',
    speaker: { name: 'Ilse Korn' },
    attribution,
  });
  const attributionsOf = () => `/claims/${ids.claim}/attributions`;

  it('is refused by the form, which keeps what was typed', async () => {
    const form = {
      'source.title': 'Harbour closes',
      'source.id': String(ids.piece),
      wording: 'Typed words.',
    };
    const refused = await desk.form(attributionsOf(), form, editor);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(REFUSED);
    expect(page).toContain('Typed words.');
  });

  it('is kept where it was recorded before, marked, and no origin', async () => {
    const { claim: id, attribution, outlet, source } = await markedLater();
    expect(await read(`/attributions/${attribution}.json`)).toMatchObject({ own_piece: true });
    expect(await read(`/sources/${source}.json`)).toMatchObject({ own_piece: true });
    expect(await read(`/claims/${id}.json`)).toMatchObject({
      chain: { origins: { known: 0, not_stated: 0, own_pieces: 1 } },
    });
    const page = async (path: string) => (await desk.get(path, editor)).text();
    expect(await page(`/claims/${id}`)).toContain('(our own piece)');
    expect(await page(`/claims/${id}/dossier`)).toContain('(our own piece)');
    expect(await page(`/sources/${source}`)).toContain('Our own piece');
    expect(await page('/sources')).toContain('(our own piece)');
    expect(await page('/claims')).toContain('our own piece');
    expect(await page(`/outlets/${outlet}`)).toContain('one source of a quotation is marked');
    expect((await patch(`/attributions/${attribution}`, { locator: 'p. 3' })).status).toBe(200);
  });

  it('is cited only where no other source was seen, and then says so', async () => {
    const { claim: id } = await markedLater();
    const cite = async () => {
      const answer = await desk.get(`/claims/citation?id=${id}&style=newsroom&form=evidence`, editor);
      return ((await answer.json()) as { text: string }).text;
    };
    expect(await cite()).toContain('This is our own piece; no other source of these words has been seen.');
    await add(`/claims/${id}/attributions`, { source_id: ids.report, wording: 'The ferries stop.' });
    const now = await cite();
    expect(now).toContain('Minutes of the council');
    expect(now).not.toContain('own piece');
  });

  it('does not come back from the trash, nor take the wording', async () => {
    const { claim: id, attribution } = await markedLater();
    const other = await add(`/claims/${id}/attributions`, { source_id: ids.report, wording: 'They stop.' });
    const take = async (attribution_id: number) => {
      const { version } = await read(`/claims/${id}.json`);
      const sent = { ...token, 'if-match': `"${version}"` };
      return desk.json('POST', `/claims/${id}/reference`, { attribution_id }, sent);
    };
    expect((await take(other)).status).toBe(200);
    expect((await take(attribution)).status).toBe(422);
    expect((await desk.json('POST', `/attributions/${attribution}/trash`, {}, token)).status).toBe(200);
    const restored = await desk.json('POST', `/attributions/${attribution}/restoration`, {}, token);
    expect(restored.status).toBe(409);
    expect(await restored.text()).toContain(REFUSED);
  });

  it('is not said to be somebody else’s by a checker, who is told whom to ask', async () => {
    const outlet = await add('/outlets', { name: 'The Quay Bulletin', is_ours: true });
    const checker = { ...(await desk.token('checker')), 'if-match': '"1"' };
    for (const is_ours of [false, null]) {
      const refused = await desk.json('PATCH', `/outlets/${outlet}`, { is_ours }, checker);
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain('Only an editor or admin may change that: ask one');
    }
    expect(await read(`/outlets/${outlet}.json`)).toMatchObject({ is_ours: true, version: 1 });
    expect((await desk.json('PATCH', `/outlets/${outlet}`, { name: 'Quay Bulletin' }, checker)).status).toBe(
      200,
    );
    expect((await patch(`/outlets/${outlet}`, { is_ours: false })).status).toBe(200);
  });

  it('is counted before two outlets are merged into one that is ours', async () => {
    const outlet = await add('/outlets', { name: 'The Quay Gazette' });
    const source = await add('/sources', { title: 'A gazette piece', outlet_id: outlet });
    await claim({ source_id: source });
    expect(await read(`/outlets/${outlet}/merge.json?into_id=${ids.ours}`)).toMatchObject({
      refused: null,
      own_pieces: 1,
    });
    const preview = await (await desk.get(`/outlets/${outlet}/merge?into_id=${ids.ours}`, editor)).text();
    expect(preview).toContain('one source of a quotation becomes “our own piece”');
  });
});
