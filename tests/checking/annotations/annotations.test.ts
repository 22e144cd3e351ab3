import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { type Annotated, addAnnotated, addNoteBy, readNote } from './annotated.js';

describe('notes', () => {
  let desk: TestDesk;
  let [checker, editor, viewer, token, editorToken]: Sends[] = [];
  let on: Annotated;
  beforeAll(async () => {
    desk = await openDesk();
    [checker, editor, viewer] = [
      await desk.signIn('checker'),
      await desk.signIn('editor'),
      await desk.signIn('viewer'),
    ];
    [token, editorToken] = [await desk.token('checker'), await desk.token('editor')];
    on = await addAnnotated(desk);
  });
  afterAll(() => desk.close());

  const onClaim = () => `/claims/${on.claim}/annotations`;
  const add = (body: object, address = onClaim()) => addNoteBy(desk, token ?? {}, address, body);
  const eventsOf = (id: number) =>
    desk.ctx.db
      .selectFrom('events')
      .select(['action', 'claim_id'])
      .where('subject_kind', '=', 'annotation')
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute();

  it('are written by a form, which leads back to the claim, at the note', async () => {
    const added = await desk.form(
      onClaim(),
      { motivation: 'questioning', body: 'Said *where*?', 'selector.exact': 'no room' },
      checker,
    );
    expect(added.status).toBe(303);
    expect(added.headers.get('location')).toMatch(new RegExp(`^/claims/${on.claim}\\?note=(\\d+)#note-\\1$`));
    const page = await (await desk.get(onClaim(), viewer)).text();
    expect(page).toContain('Said <em>where</em>?');
    expect(page).toContain('Question');
    // As the claim has them, and not as they were typed.
    expect(page).toContain('<mark>No room</mark>');
    expect(page).toContain('Chris Checker');
    expect(page).not.toContain('Add a note');
  });

  it('keep a selector, and hang on the claim where they are on its attribution', async () => {
    const selector = { exact: 'room', prefix: 'No ', suffix: ' for', start_utf16: 3, end_utf16: 7 };
    const note = await add(
      { body: 'Which room?', motivation: 'editing', selector, parent_id: null },
      `/attributions/${on.attribution}/annotations`,
    );
    expect(note).toMatchObject({ motivation: 'editing', selector, claim_id: on.claim, parent_id: null });
    expect(await eventsOf(note.id)).toEqual([{ action: 'added', claim_id: on.claim }]);
  });

  it('stand on the pages of sources and of kept copies too', async () => {
    const copy = `/sources/${on.source}/snapshots/${on.snapshot}`;
    await add({ body: 'On the source itself' }, `/sources/${on.source}/annotations`);
    await add({ body: 'On the copy' }, `${copy}/annotations`);
    expect(await (await desk.get(`/sources/${on.source}`, checker)).text()).toContain('On the source itself');
    expect(await (await desk.get(copy, checker)).text()).toContain('On the copy');
    const json = await (await desk.get(`/sources/${on.source}/annotations.json`, viewer)).json();
    expect(json).toMatchObject({
      annotations: [{ motivation: 'commenting', claim_id: null, target: { kind: 'source' } }],
    });
    expect((await desk.get(`/sources/999/snapshots/${on.snapshot}/annotations`, checker)).status).toBe(404);
  });

  it('are answered by a form and by JSON, in one thread', async () => {
    const note = await add({ body: 'Head of a thread' });
    const answered = await desk.form(`/annotations/${note.id}/replies`, { body: 'First answer' }, editor);
    expect(answered.headers.get('location')).toMatch(
      new RegExp(`^/claims/${on.claim}\\?note=(\\d+)#note-\\1$`),
    );
    const reply = await add({ body: 'Second answer', motivation: 'replying', parent_id: note.id });
    await add({ body: 'Answer to the answer', parent_id: reply.id });
    const thread = await readNote(desk, token ?? {}, note.id);
    expect(thread.replies.map(({ body }) => body)).toEqual([
      'First answer',
      'Second answer',
      'Answer to the answer',
    ]);
    expect((await readNote(desk, token ?? {}, reply.id)).replies).toHaveLength(1);
    const page = await (await desk.get(`/annotations/${reply.id}`, viewer)).text();
    expect(page).toContain('Head of a thread');
  });

  it('refuse an answer to a note on something else, or to none', async () => {
    const elsewhere = await add({ body: 'Elsewhere' }, `/sources/${on.source}/annotations`);
    for (const [body, path] of [
      [{ body: 'x', parent_id: elsewhere.id }, 'parent_id'],
      [{ body: 'x', parent_id: 99_999 }, 'parent_id'],
      [{ body: 'x', motivation: 'replying' }, 'parent_id'],
      [{ body: 'x', motivation: 'editing', parent_id: elsewhere.id }, 'motivation'],
    ] as const) {
      const refused = await desk.json('POST', onClaim(), body, token);
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ errors: [{ path }] });
    }
  });

  it('are edited by their author, and by an editor, and by nobody else', async () => {
    const [mine, theirs] = [
      await add({ body: 'By the checker' }),
      await addNoteBy(desk, editorToken ?? {}, onClaim(), { body: 'By the editor' }),
    ];
    const edited = await desk.form(
      `/annotations/${mine.id}`,
      { motivation: 'assessing', body: 'Better words', version: '1' },
      checker,
    );
    expect(edited.status).toBe(303);
    expect(await readNote(desk, token ?? {}, mine.id)).toMatchObject({
      body: 'Better words',
      motivation: 'assessing',
      version: 2,
    });
    const patch = { ...editorToken, 'if-match': '"2"' };
    expect((await desk.json('PATCH', `/annotations/${mine.id}`, { body: 'Edited' }, patch)).status).toBe(200);
    expect((await desk.get(`/annotations/${theirs.id}/edit`, checker)).status).toBe(403);
    const refused = await desk.form(`/annotations/${theirs.id}`, { body: 'Mine', version: '1' }, checker);
    expect(refused.status).toBe(403);
    expect(await (await desk.get(`/annotations/${mine.id}`, viewer)).text()).toContain('edited');
  });

  it('that answer another are edited too, and stay answers', async () => {
    const note = await add({ body: 'Asked' });
    const reply = await add({ body: 'Answered', motivation: 'replying', parent_id: note.id });
    const edited = await desk.form(
      `/annotations/${reply.id}`,
      { body: 'Answered better', version: '1' },
      checker,
    );
    expect(edited.status).toBe(303);
    expect(await readNote(desk, token ?? {}, reply.id)).toMatchObject({
      body: 'Answered better',
      motivation: 'replying',
    });
    const match = { ...token, 'if-match': '"2"' };
    const turned = await desk.json('PATCH', `/annotations/${reply.id}`, { motivation: 'assessing' }, match);
    expect(turned.status).toBe(422);
    expect(await turned.json()).toMatchObject({ errors: [{ path: 'motivation' }] });
  });

  it('keep where the words stand through an edit that leaves the words alone', async () => {
    const { id } = await add({ body: 'Anchored', selector: { exact: 'room' } });
    const note = await readNote(desk, token ?? {}, id);
    expect(note.selector).toMatchObject({ exact: 'room', start_utf16: 3, end_utf16: 7 });
    await desk.form(
      `/annotations/${note.id}`,
      { motivation: 'commenting', body: 'Anchored still', 'selector.exact': 'room', version: '1' },
      checker,
    );
    expect((await readNote(desk, token ?? {}, note.id)).selector).toEqual(note.selector);
    await desk.form(
      `/annotations/${note.id}`,
      { motivation: 'commenting', body: 'Anchored still', version: '2' },
      checker,
    );
    expect((await readNote(desk, token ?? {}, note.id)).selector).toBeNull();
  });

  it('stay as they are, with their version, where an edit changes nothing', async () => {
    const note = await add({ body: 'Unchanged' });
    const again = { motivation: 'commenting', body: 'Unchanged', version: '1' };
    expect((await desk.form(`/annotations/${note.id}`, again, checker)).status).toBe(303);
    expect((await readNote(desk, token ?? {}, note.id)).version).toBe(1);
    expect(await eventsOf(note.id)).toHaveLength(1);
  });

  it('show both versions of a conflict', async () => {
    const note = await add({ body: 'He said it twice' });
    const path = `/annotations/${note.id}`;
    await desk.form(path, { motivation: 'commenting', body: 'He said it once', version: '1' }, checker);
    const late = await desk.form(
      path,
      { motivation: 'commenting', body: 'He said it never', version: '1' },
      editor,
    );
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('<del>once</del>');
    expect(page).toContain('<ins>never</ins>');
  });

  it('are resolved and opened again with name and date', async () => {
    const note = await add({ body: 'Is this so?', motivation: 'questioning' });
    const path = `/annotations/${note.id}`;
    expect((await desk.form(`${path}/resolution`, {}, editor)).status).toBe(303);
    expect((await desk.form(`${path}/resolution`, {}, checker)).status).toBe(303);
    expect((await readNote(desk, token ?? {}, note.id)).resolved?.by.name).toBe('Eddie Editor');
    expect(await (await desk.get(path, viewer)).text()).toMatch(
      /Resolved by <bdi>Eddie Editor<\/bdi>, <time/,
    );
    expect((await desk.json('POST', `${path}/reopening`, {}, token)).status).toBe(200);
    expect((await readNote(desk, token ?? {}, note.id)).resolved).toBeNull();
    expect((await eventsOf(note.id)).map(({ action }) => action)).toEqual(['added', 'resolved', 'reopened']);
    const reply = await add({ body: 'A reply', parent_id: note.id });
    expect((await desk.form(`/annotations/${reply.id}/resolution`, {}, checker)).status).toBe(409);
  });

  it('go to the trash without what answers them, and come back', async () => {
    const note = await add({ body: 'Words in the trash' });
    await add({ body: 'An answer that stays', parent_id: note.id });
    const path = `/annotations/${note.id}`;
    expect((await desk.form(`${path}/trash`, {}, checker)).status).toBe(403);
    expect((await desk.form(`${path}/trash`, {}, editor)).headers.get('location')).toBe(path);
    for (const address of [path, onClaim()]) {
      const page = await (await desk.get(address, checker)).text();
      expect(page).toContain('This note is in the trash');
      expect(page).toContain('An answer that stays');
      expect(page).not.toContain('Words in the trash');
      expect(await (await desk.get(`${address}.json`, viewer)).text()).not.toContain('Words in the trash');
    }
    expect((await desk.form(`${path}/replies`, { body: 'Too late' }, checker)).status).toBe(410);
    expect(await (await desk.get(path, editor)).text()).toContain('Restore');
    expect((await desk.form(`${path}/restoration`, {}, editor)).status).toBe(303);
    expect(await (await desk.get(onClaim(), viewer)).text()).toContain('Words in the trash');
  });

  it('are gone, for all but editors, where nothing answers them', async () => {
    const note = await add({ body: 'Alone in the trash' });
    await desk.json('DELETE', `/annotations/${note.id}`, {}, editorToken);
    expect((await desk.get(`/annotations/${note.id}`, checker)).status).toBe(410);
    expect(await (await desk.get(onClaim(), checker)).text()).not.toContain(`note-${note.id}`);
    const parent = await add({ body: 'With a reply in the trash' });
    const reply = await add({ body: 'Reply in the trash', parent_id: parent.id });
    await desk.json('DELETE', `/annotations/${reply.id}`, {}, editorToken);
    expect((await desk.get(`/annotations/${reply.id}`, checker)).status).toBe(410);
    expect(await (await desk.get(`/annotations/${parent.id}`, editor)).text()).toContain(
      'Reply in the trash',
    );
  });

  it('are written by valid pages', async () => {
    const { id } = await add({ body: 'For the pages', motivation: 'linking' });
    const pages = ['/annotations', onClaim(), `/annotations/${id}`, `/annotations/${id}/edit`];
    for (const path of pages) {
      const page = await (await desk.get(path, editor)).text();
      expect(await checkHtml(page), path).toEqual([]);
    }
  });
});
