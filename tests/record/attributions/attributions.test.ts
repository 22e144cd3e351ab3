import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trashRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

interface Row {
  readonly id: number;
  readonly wording: string | null;
  readonly version: number;
  readonly [column: string]: unknown;
}

describe('an attribution', () => {
  let desk: TestDesk;
  let token: Sends;
  let source: number;
  let other: number;
  let words = 0;
  beforeAll(async () => {
    desk = await openDesk();
    token = await desk.token('editor');
    source = await add('/sources', { title: 'The article' });
    other = await add('/sources', { title: 'Another article' });
  });
  afterAll(() => desk.close());

  async function add(path: string, body: object): Promise<number> {
    const answer = await desk.json('POST', path, body, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  }

  /** A claim whose words nobody else has, with its first attribution. */
  async function claimWith(attribution: object = {}): Promise<{ claim: number; first: number }> {
    words += 1;
    const text = `Sentence number ${words} of many ${words * 7}.`;
    const claim = await add('/claims', {
      text,
      language: 'en',
      speaker: { name: 'Wang Yi' },
      attribution: { source_id: source, ...attribution },
    });
    return { claim, first: (await rowsOf(claim))[0]?.id ?? 0 };
  }

  async function rowsOf(claim: number): Promise<readonly Row[]> {
    const answer = await desk.get(`/claims/${claim}/attributions.json`, token);
    return ((await answer.json()) as { attributions: readonly Row[] }).attributions;
  }

  async function row(id: number): Promise<Row> {
    const found = await desk.ctx.db
      .selectFrom('attributions')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return found as unknown as Row;
  }

  async function patch(id: number, body: object): Promise<Response> {
    const { version } = await row(id);
    return desk.json('PATCH', `/attributions/${id}`, body, { ...token, 'if-match': `"${version}"` });
  }

  const paths = async (answer: Response) =>
    ((await answer.json()) as { errors: { path: string }[] }).errors.map(({ path }) => path);
  const move = (id: number, to: 'trash' | 'restoration') =>
    desk.json('POST', `/attributions/${id}/${to}`, to === 'trash' ? REASON : {}, token);
  // The copies that are kept have none of these words.
  const REASON = { set_aside_reason: 'It was entered by mistake.' };

  it('names only people, occasions and copies that are there, each refused beside its field', async () => {
    const { claim, first } = await claimWith();
    const nobody = { speaker_id: 9999, voiced_by_id: 9998, recounted_by_id: 9995, occasion_id: 9997 };
    const wanted = { source_id: source, wording: 'Others.', ...nobody, snapshot_id: 9996 };
    const refused = await desk.json('POST', `/claims/${claim}/attributions`, wanted, token);
    expect(refused.status).toBe(422);
    expect((await paths(refused)).toSorted()).toEqual([
      'occasion_id',
      'recounted_by_id',
      'snapshot_id',
      'speaker_id',
      'voiced_by_id',
    ]);
    const edited = await patch(first, nobody);
    expect(edited.status).toBe(422);
    expect(await paths(edited)).toEqual(['speaker_id', 'voiced_by_id', 'recounted_by_id', 'occasion_id']);
  });

  it('asks which one is meant, beside each name that several have', async () => {
    const { first } = await claimWith();
    for (const name of ['Li Wei', 'Li Wei']) await add('/speakers', { name });
    for (const name of ['A talk', 'A talk']) await add('/occasions', { name });
    const named = {
      speaker: { name: 'Li Wei' },
      voiced_by: { name: 'Li Wei' },
      recounted_by: { name: 'Li Wei' },
      occasion: { name: 'A talk' },
    };
    const asked = await patch(first, named);
    expect(asked.status).toBe(422);
    expect(await paths(asked)).toEqual([
      'speaker.name',
      'voiced_by.name',
      'recounted_by.name',
      'occasion.name',
    ]);
  });

  it('takes no copy that is in the trash, and keeps the one it has', async () => {
    const { claim, first } = await claimWith();
    const copy = await add(`/sources/${source}/snapshots`, { text: 'The text of a morning.' });
    expect((await patch(first, { snapshot_id: copy })).status).toBe(200);
    await desk.as('editor', (change) => trashRow(change, 'snapshots', copy, null));
    expect((await patch(first, { snapshot_id: copy, locator: 'p. 3' })).status).toBe(200);
    expect(await row(first)).toMatchObject({ snapshot_id: copy, locator: 'p. 3' });
    const wanted = { source_id: source, wording: 'Other words.', snapshot_id: copy };
    const refused = await desk.json('POST', `/claims/${claim}/attributions`, wanted, token);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(`Saved copy ${copy} is in the trash.`);
  });

  it('never has the copy of another source', async () => {
    const { claim, first } = await claimWith();
    const copy = await add(`/sources/${other}/snapshots`, { text: 'The text of another article.' });
    const wanted = { source_id: source, wording: 'Other words.', snapshot_id: copy };
    const refused = await desk.json('POST', `/claims/${claim}/attributions`, wanted, token);
    expect(refused.status).toBe(422);
    expect((await patch(first, { snapshot_id: copy })).status).toBe(422);
    expect((await patch(first, { source_id: other, snapshot_id: copy })).status).toBe(200);
  });

  it('loses the copy, and the passage in it, where its source turns out to be another', async () => {
    const copy = await add(`/sources/${source}/snapshots`, { text: 'The text of the article.' });
    const selector = { exact: 'text', start_utf16: 4, end_utf16: 8 };
    const { first } = await claimWith({ snapshot_id: copy, selector });
    expect(await row(first)).toMatchObject({ snapshot_id: copy, selector_exact: 'text' });
    const moving = { source_id: other };
    expect(await paths(await patch(first, moving))).toEqual(['set_aside_reason']);
    expect((await patch(first, { ...moving, ...REASON })).status).toBe(200);
    const moved = { source_id: other, snapshot_id: null, selector_exact: null, selector_start_utf16: null };
    expect(await row(first)).toMatchObject(moved);
  });

  it('refuses a passage that ends before it starts', async () => {
    const { first } = await claimWith();
    const answer = await patch(first, { selector: { exact: 'x', start_utf16: 8, end_utf16: 4 } });
    expect(answer.status).toBe(422);
    expect(await paths(answer)).toEqual(['selector.end_utf16']);
  });

  it('loses with its words what only words have', async () => {
    const { claim } = await claimWith();
    const seen = await add(`/claims/${claim}/attributions`, {
      source_id: other,
      wording: 'Other words.',
      language: 'en',
      locator: '3',
      translation: 'own',
      selector: { exact: 'Other' },
    });
    expect(await paths(await patch(seen, { wording: null }))).toEqual(['set_aside_reason']);
    expect((await patch(seen, { wording: null, ...REASON })).status).toBe(200);
    const unseen = { wording: null, language: null, locator: null, translation: null, selector_exact: null };
    expect(await row(seen)).toMatchObject(unseen);
  });

  it('cannot rest in a ring, not even by way of the trash', async () => {
    const { claim, first: reference } = await claimWith();
    const rival = (from: number | null) =>
      add(`/claims/${claim}/attributions`, { source_id: other, wording: 'Rival.', relayed_from_id: from });
    const a = await rival(reference);
    const d = await rival(a);
    const x = await rival(d);
    for (const id of [x, d]) expect((await move(id, 'trash')).status).toBe(200);
    expect((await move(x, 'restoration')).status).toBe(409);
    expect((await patch(a, { relayed_from_id: d })).status).toBe(422);
    for (const id of [d, x]) expect((await move(id, 'restoration')).status).toBe(200);
    const page = (await (await desk.get(`/claims/${claim}.json`, token)).json()) as {
      attributions: unknown[];
    };
    expect(page.attributions).toHaveLength(4);
  });

  it('has a form with the usual fields, and the others folded until one of them is used', async () => {
    const { claim } = await claimWith();
    const session = await desk.signIn('editor');
    const form = await (await desk.get(`/claims/${claim}/attributions/new`, session)).text();
    const [usual = '', more = ''] = form.split('<details class="more-fields">');
    const names = (html: string) =>
      [...html.matchAll(/ id="f-[^"]*" name="([^"]+)"/g)].map(([, name]) => name);
    expect(names(usual)).toEqual([
      ...['source.title', 'source.type', 'source.outlet.name', 'source.issued', 'source.url'],
      ...['wording', 'tier', 'relayed_from_id', 'relayed_from.source.title'],
      ...['relayed_from.source.type', 'relayed_from.source.outlet.name', 'place', 'locator'],
    ]);
    expect(usual.match(/<details class="if-new" data-if-new>/g)).toHaveLength(2);
    expect(names(more)).toContain('credited_as');

    const typed = { 'source.type': 'speech', credited_as: 'The envoy' };
    const refused = await desk.form(`/claims/${claim}/attributions`, typed, session);
    const again = await refused.text();
    expect(again).toContain('<details class="more-fields" open>');
    expect(again).toContain('<details class="if-new" data-if-new open>');
    expect(again).toContain('value="The envoy"');
  });
});
