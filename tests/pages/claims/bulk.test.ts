import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let checker: Sends;
let editor: Sends;
let ids: number[];
beforeAll(async () => {
  desk = await openDesk();
  [checker, editor] = [await desk.signIn('checker'), await desk.signIn('editor')];
  ids = await desk.as('checker', async (change) => {
    const { id: speaker_id } = await addTestSpeaker(change, 'Wang Yi');
    const added: number[] = [];
    for (const text of ['One.', 'Two.', 'Three.', 'Four.'])
      added.push((await addTestClaim(change, { speaker_id, text })).id);
    return added;
  });
});
afterAll(() => desk.close());

const ticked = (some: readonly (number | string)[]) =>
  Object.fromEntries(some.map((id, at) => [`claim_ids.${at}`, String(id)]));
const tagsOf = async (id: number) =>
  ((await (await desk.get(`/claims/${id}.json`, checker)).json()) as { tags: string[] }).tags;
const versionOf = async (id: number) =>
  ((await (await desk.get(`/claims/${id}.json`, checker)).json()) as { version: number }).version;
const listed = async () => {
  const { claims } = (await (await desk.get('/claims.json', checker)).json()) as { claims: { id: number }[] };
  return claims.map(({ id }) => id).sort();
};
const changesSince = (seq: number) =>
  desk.ctx.db.selectFrom('events').select('change_id').distinct().where('seq', '>', seq).execute();
const lastSeq = async () =>
  (
    await desk.ctx.db
      .selectFrom('events')
      .select((eb) => eb.fn.max('seq').as('seq'))
      .executeTakeFirst()
  )?.seq ?? 0;

describe('tagging ticked quotations', () => {
  it('tags all of them in one change, and leads back to the list', async () => {
    const [one = 0, two = 0, three = 0] = ids;
    const before = await lastSeq();
    const answer = await desk.form(
      '/claims/tags?next=%2Fclaims%3Fform%3Ddirect',
      { ...ticked([one, two]), tag: 'harbour', list_id: '9' },
      checker,
    );
    expect(answer.status, await answer.clone().text()).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/claims\?form=direct/);
    expect(await changesSince(before)).toHaveLength(1);
    expect([await tagsOf(one), await tagsOf(two), await tagsOf(three)]).toEqual([
      ['harbour'],
      ['harbour'],
      [],
    ]);
  });

  it('leaves those that have the tag as they are', async () => {
    const [one = 0, , three = 0] = ids;
    const version = await versionOf(one);
    const answer = await desk.json(
      'POST',
      '/claims/tags',
      { claim_ids: [one, three], tag: 'HARBOUR' },
      checker,
    );
    expect(await answer.json()).toMatchObject({ tag: { name: 'harbour' }, added: [three] });
    expect(await versionOf(one)).toBe(version);
  });

  it('lets two clicks find what a speaker said on the topic', async () => {
    const page = async (query: string) => (await desk.get(`/claims${query}`, checker)).text();
    expect(await page('')).toContain('href="/claims?speaker=1"');
    expect(await page('?speaker=1')).toMatch(
      /href="\/claims\?speaker=1&amp;tag=harbour"><span[^>]*>harbour<\/span> <span class="count">3</,
    );
  });

  it('keeps the ticks where the tag is missing, and refuses what does not exist', async () => {
    const again = await desk.form('/claims/tags', ticked(ids.slice(0, 2)), checker);
    expect(again.status).toBe(422);
    const html = await again.text();
    expect(html).toContain('Enter a tag');
    expect(html.match(/type="checkbox"[^>]* checked/g)).toHaveLength(2);
    const unknown = await desk.json('POST', '/claims/tags', { claim_ids: [999], tag: 'x' }, checker);
    expect(unknown.status).toBe(422);
    expect(await unknown.text()).toContain('Quotation 999 does not exist');
    expect((await desk.form('/claims/tags', { tag: 'x' }, checker)).status).toBe(422);
  });
});

describe('moving ticked quotations to the trash', () => {
  it('is refused for one that was changed meanwhile, by name, and moves none', async () => {
    const [one = 0, two = 0] = ids;
    const versions = `${one}:${await versionOf(one)},${two}:${await versionOf(two)}`;
    const edit = await desk.json(
      'PATCH',
      `/claims/${two}`,
      { summary: 'New.' },
      {
        ...checker,
        'if-match': `"${await versionOf(two)}"`,
      },
    );
    expect(edit.status, await edit.clone().text()).toBe(200);
    const answer = await desk.form(
      '/claims/trash',
      { ...ticked([one, two]), versions, tag: 'typed' },
      editor,
    );
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain(`Quotation ${two}, “Two.”, was changed after you opened the list`);
    expect(html).toContain(`value="${two}:${await versionOf(two)}" checked`);
    expect(await listed()).toEqual(ids);
  });

  it('moves all of them in one change', async () => {
    const [one = 0, two = 0, three = 0, four = 0] = ids;
    const before = await lastSeq();
    const versions = [`${one}:${await versionOf(one)}`, two];
    const answer = await desk.json('POST', '/claims/trash', { claim_ids: versions }, editor);
    expect(await answer.json()).toEqual({ trashed: [one, two] });
    expect(await changesSince(before)).toHaveLength(1);
    expect(await listed()).toEqual([three, four]);
  });

  it('is for editors', async () => {
    expect((await desk.json('POST', '/claims/trash', { claim_ids: [ids[2]] }, checker)).status).toBe(403);
    expect(await (await desk.get('/claims', checker)).text()).not.toContain('/claims/trash');
    expect(await (await desk.get('/claims', editor)).text()).toContain(
      'formaction="/claims/trash?next=%2Fclaims"',
    );
  });
});

describe('undoing what was done to ticked quotations', () => {
  const doneAt = (answer: Response) =>
    new URL(answer.headers.get('location') ?? '', desk.url).searchParams.get('done');
  const undo = async (answer: Response, sends: Sends) => {
    const done = await desk.form(`/changes/${doneAt(answer)}/undo`, { next: '/claims' }, sends);
    expect(done.status, await done.clone().text()).toBe(303);
  };

  it('takes a tag off those that it was put on', async () => {
    const [, , three = 0, four = 0] = ids;
    await desk.form('/claims/tags', { ...ticked([three]), tag: 'pier' }, checker);
    const answer = await desk.submit('/claims/tags', { ...ticked([three, four]), tag: 'pier' }, checker);
    await undo(answer, checker);
    expect([await tagsOf(three), await tagsOf(four)]).toEqual([['harbour', 'pier'], []]);
  });

  it('restores all that were moved to the trash', async () => {
    const [, , three = 0, four = 0] = ids;
    const answer = await desk.submit('/claims/trash', ticked([three, four]), editor);
    expect(await listed()).toEqual([]);
    const page = await desk.get(answer.headers.get('location') ?? '', editor);
    expect(await page.text()).toMatch(/Moved[\s\S]*to the trash/);
    await undo(answer, editor);
    expect(await listed()).toEqual([three, four]);
  });
});

it('the other buttons of the bar take no offence at a tag that was typed', async () => {
  const [, , three = 0] = ids;
  const list = await desk.json('POST', '/lists', { title: 'For Friday' }, checker);
  const { id } = (await list.json()) as { id: number };
  const added = await desk.form(
    '/lists/items',
    { ...ticked([three]), list_id: String(id), tag: 'typed' },
    checker,
  );
  expect(added.status, await added.clone().text()).toBe(303);
  const form = await desk.form('/lists', { ...ticked([three]), tag: 'typed' }, checker);
  expect(await form.text()).toContain('New list');
  const exported = await desk.get(`/claims/export?claim_ids.0=${three}&tag=typed&list_id=`, checker);
  expect(exported.headers.get('location')).toBe(`/claims/export?id=${three}`);
});
