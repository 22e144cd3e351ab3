import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { type Annotated, addAnnotated, addNoteBy } from './annotated.js';

describe('a note', () => {
  let desk: TestDesk;
  let checker: Sends;
  let editor: Sends;
  let token: Sends;
  let on: Annotated;
  beforeAll(async () => {
    desk = await openDesk();
    [checker, editor, token] = [
      await desk.signIn('checker'),
      await desk.signIn('editor'),
      await desk.token('checker'),
    ];
    on = await addAnnotated(desk);
  });
  afterAll(() => desk.close());

  const onClaim = () => `/claims/${on.claim}/annotations`;
  const send = (body: unknown) => desk.json('POST', onClaim(), body, token);

  it('without words is refused beside its field, with the rest kept', async () => {
    const refused = await desk.form(
      onClaim(),
      { motivation: 'editing', 'selector.exact': 'Typed <words>' },
      checker,
    );
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('Write the note');
    expect(page).toContain('Typed &lt;words&gt;');
    expect(page).toContain('value="editing" checked>');
    expect(page).toContain('href="#f-note-body"');
  });

  it('as a reply without words is refused on the page of its thread', async () => {
    const { id } = await addNoteBy(desk, token, onClaim(), { body: 'Head' });
    const refused = await desk.form(`/annotations/${id}/replies`, { body: ' \n ' }, checker);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('href="#f-reply-body"');
  });

  it('is refused in an edit that empties it, with what was typed kept', async () => {
    const { id } = await addNoteBy(desk, token, onClaim(), { body: 'Head' });
    const refused = await desk.form(
      `/annotations/${id}`,
      { motivation: 'editing', 'selector.exact': 'Kept words', version: '1' },
      checker,
    );
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Kept words');
  });

  it('of a megabyte is refused, saying what fits', async () => {
    const refused = await send({ body: 'x'.repeat(1_000_000) });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      errors: [{ path: 'body', message: 'The note is 1,000,000 characters long; the limit is 20,000' }],
    });
  });

  it.each([
    ['a character no text has', { body: 'a\u0000b' }, 'body'],
    ['an incomplete character', { body: 'a\ud800b' }, 'body'],
    ['a list for its words', { body: ['a'] }, 'body'],
    ['a motivation of nobody', { body: 'a', motivation: 'gloating' }, 'motivation'],
    ['a field of nobody', { body: 'a', author_id: 1 }, 'author_id'],
    ['a selector without words', { body: 'a', selector: { prefix: 'x' } }, 'selector.exact'],
    ['a selector of blanks', { body: 'a', selector: { exact: '  ' } }, 'selector.exact'],
    ['a start without an end', { body: 'a', selector: { exact: 'a', start_utf16: 0 } }, 'selector.end_utf16'],
    ['an end without a start', { body: 'a', selector: { exact: 'a', end_utf16: 1 } }, 'selector.start_utf16'],
    [
      'positions that do not fit its words',
      { body: 'a', selector: { exact: 'abc', start_utf16: 5, end_utf16: 7 } },
      'selector.end_utf16',
    ],
  ])('with %s is refused at that field', async (_what, body, path) => {
    const refused = await send(body);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path }] });
  });

  it('is written once, however often its form is sent', async () => {
    const fields = { key: 'twice', motivation: 'commenting', body: 'Sent twice' };
    const answers = await Promise.all([1, 2, 3].map(() => desk.form(onClaim(), fields, checker)));
    expect(new Set(answers.map((one) => one.headers.get('location'))).size).toBe(1);
    const { annotations } = (await (await desk.get(`${onClaim()}.json`, token)).json()) as {
      annotations: { body: string }[];
    };
    expect(annotations.filter(({ body }) => body === 'Sent twice')).toHaveLength(1);
  });

  it('on nothing, or on what is in the trash, is not written', async () => {
    expect((await desk.json('POST', '/claims/9999/annotations', { body: 'a' }, token)).status).toBe(404);
    const gone = await addAnnotated(desk);
    await desk.as('editor', (change) =>
      change.tx
        .updateTable('claims')
        .set({ trashed_at: change.at, trashed_by: change.actor.id })
        .where('id', '=', gone.claim)
        .execute(),
    );
    for (const path of [`/claims/${gone.claim}`, `/attributions/${gone.attribution}`]) {
      expect((await desk.form(`${path}/annotations`, { body: 'a' }, checker)).status).toBe(410);
      expect((await desk.form(`${path}/annotations`, { body: 'a' }, editor)).status).toBe(410);
      expect(await (await desk.get(`${path}/annotations`, editor)).text()).not.toContain('Add note');
    }
  });

  it('runs no script of its own', async () => {
    const { id } = await addNoteBy(desk, token, onClaim(), { body: '<script>alert(1)</script>' });
    const page = await (await desk.get(`/annotations/${id}`, checker)).text();
    expect(page).not.toContain('<script>alert');
  });
});
