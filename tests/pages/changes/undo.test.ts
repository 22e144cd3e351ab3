import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { lastChange } from './last-change.js';

let desk: TestDesk;
let checker: Sends;
let editor: Sends;
let speaker: number;
beforeAll(async () => {
  desk = await openDesk();
  [checker, editor] = [await desk.signIn('checker'), await desk.signIn('editor')];
  speaker = (await desk.as('checker', (change) => addTestSpeaker(change, 'Ada Byron'))).id;
});
afterAll(() => desk.close());

const claim = (text: string) =>
  desk.as('checker', (change) => addTestClaim(change, { speaker_id: speaker, text }));
const read = async (address: string, sends = editor) =>
  (await (await desk.get(`${address}.json`, sends)).json()) as Record<string, unknown>;
const versionOf = async (address: string) => String((await read(address)).version);

/** Sends a form, follows to the next page, and takes what it confirms. */
async function saved(path: string, fields: Record<string, string>, sends = editor) {
  const answer = await desk.submit(path, fields, sends);
  const at = answer.headers.get('location') ?? '';
  const html = await (await desk.get(at, sends)).text();
  const [status = ''] = /<div class="done"[\s\S]*?<\/div>/.exec(html) ?? [];
  return { at, html, words: wordsIn(status), ...undoIn(status) };
}

function wordsIn(html: string): string {
  const [, sentence = ''] = /<p>([\s\S]*?)<\/p>/.exec(html) ?? [];
  return sentence
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function undoIn(html: string) {
  const [, action = null] = /<form action="([^"]+)"/.exec(html) ?? [];
  const [, next = ''] = /name="next" value="([^"]*)"/.exec(html) ?? [];
  return { action, next: next.replaceAll('&amp;', '&') };
}

async function undone(one: { action: string | null; next: string }, sends = editor) {
  if (one.action === null) throw new Error('The page offers no undo.');
  return saved(one.action, { next: one.next }, sends);
}

describe('what a page confirms', () => {
  it('is said once, to the person who saved it, for ten minutes, and is part of no link of the page', async () => {
    const { id } = await claim('We said so.');
    const note = await saved(
      `/claims/${id}/annotations`,
      { motivation: 'commenting', body: 'Ask again' },
      checker,
    );
    expect(note.words).toBe('Wrote the comment (Ask again)');
    expect(note.html).not.toMatch(/(href|action)="[^"]*done=/);
    expect(await checkHtml(note.html)).toEqual([]);
    expect(await (await desk.get(note.at, editor)).text()).not.toContain('data-done');
    desk.clock.advance(11 * 60_000);
    expect(await (await desk.get(note.at, checker)).text()).not.toContain('data-done');
  });

  it('is not said where nothing was saved', async () => {
    const { id } = await claim('Nothing changes here.');
    const answer = await desk.submit(
      `/claims/${id}`,
      {
        version: '1',
        text: 'Nothing changes here.',
        form: 'direct',
        language: 'en',
        'speaker.name': 'Ada Byron',
        'speaker.id': String(speaker),
      },
      checker,
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/claims/${id}`]);
  });
});

describe('undoing', () => {
  it('a move to the trash restores the quotation, and can be done again', async () => {
    const { id } = await claim('Out and back.');
    const out = await saved(`/claims/${id}/trash`, { version: '1' });
    expect(out.words).toBe('Moved the quotation “Out and back.” to the trash');
    const back = await undone(out);
    expect(back.words).toBe('Undone: moved the quotation “Out and back.” to the trash');
    expect((await read(`/claims/${id}`)).trashed_at ?? null).toBe(null);
    await undone(back);
    expect((await desk.get(`/claims/${id}`, checker)).status).toBe(410);
  });

  it('a note moves it to the trash, though its author is no editor', async () => {
    const { id } = await claim('A note to take back.');
    const note = await saved(
      `/claims/${id}/annotations`,
      { motivation: 'questioning', body: 'Really?' },
      checker,
    );
    const shown = async () => (await desk.get(`/claims/${id}`, checker)).text();
    expect(await shown()).toMatch(/<p>Really\?/);
    const back = await undone(note, checker);
    expect(back.words).toBe('Undone: wrote a note');
    expect(await shown()).not.toMatch(/<p>Really\?/);
  });

  it('a saved copy leads from its page to its source', async () => {
    const made = await desk.json('POST', '/sources', { title: 'The leaflet', type: 'webpage' }, checker);
    const source = made.headers.get('location') ?? '';
    const copy = await saved(`${source}/snapshots`, { way: 'paste', text: 'Toll up.' }, checker);
    const page = /^[^?#]+/.exec(copy.at)?.[0] ?? '';
    expect(page).toMatch(/\/snapshots\/\d+$/);
    const back = await undone({ action: copy.action, next: page }, checker);
    expect(back.at).toMatch(new RegExp(`^${source}\\?`));
    expect(back.words).toContain('Undone');
  });

  it('a resolution opens the note again', async () => {
    const { id } = await claim('A question to resolve.');
    const note = await saved(
      `/claims/${id}/annotations`,
      { motivation: 'questioning', body: 'Who?' },
      checker,
    );
    const number = /note=(\d+)/.exec(note.at)?.[1];
    const resolved = await saved(`/annotations/${number}/resolution`, { version: '1' }, checker);
    expect((await read(`/annotations/${number}`)).resolved).not.toBe(null);
    await undone(resolved, checker);
    expect((await read(`/annotations/${number}`)).resolved).toBe(null);
  });

  it('an edit puts back what stood there before, as a change of its own', async () => {
    const made = await desk.json('POST', '/outlets', { name: 'The Gazette' }, editor);
    const address = made.headers.get('location') ?? '';
    const edit = await saved(address, { version: '1', name: 'The Gazette of Ostrey' });
    expect(edit.words).toBe('Changed the outlet The Gazette of Ostrey');
    await undone(edit);
    expect(await read(address)).toMatchObject({ name: 'The Gazette', version: 3 });
  });

  it('is refused by name where the record was changed since', async () => {
    const made = await desk.json('POST', '/outlets', { name: 'County Radio' }, editor);
    const address = made.headers.get('location') ?? '';
    const edit = await saved(address, { version: '1', name: 'County Wireless' });
    await desk.form(address, { version: '2', name: 'County News' }, checker);
    const answer = await desk.submit(edit.action ?? '', { next: edit.next }, editor);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('The outlet County News was changed since. Nothing was undone.');
    expect(await read(address)).toMatchObject({ name: 'County News', version: 3 });
  });

  it('takes quotations off a list again, and puts a removed one back in its place', async () => {
    const ids = [(await claim('One.')).id, (await claim('Two.')).id, (await claim('Three.')).id];
    const made = await desk.json('POST', '/lists', { title: 'Taiwan', shared: true, claim_ids: [] }, editor);
    const list = made.headers.get('location') ?? '';
    const onList = async () =>
      ((await read(list)).items as { claim_id: number }[]).map((item) => item.claim_id);
    const fields = Object.fromEntries(ids.map((id, at) => [`claim_ids.${at}`, String(id)]));
    const added = await saved('/lists/items', { list_id: list.slice(7), ...fields });
    expect(added.words).toBe('Added 3 quotations to the list Taiwan');
    await undone(await undone(added));
    expect(await onList()).toEqual(ids);
    const [, item] = (await read(list)).items as { id: number }[];
    const removed = await saved(`${list}/items/${item?.id}/removal`, { version: await versionOf(list) });
    expect(await onList()).toEqual([ids[0], ids[2]]);
    await undone(removed);
    expect(await onList()).toEqual(ids);
  });

  it('of another person is for editors alone', async () => {
    const { id } = await claim('By an editor.');
    const out = await saved(`/claims/${id}/trash`, { version: '1' });
    expect((await desk.submit(out.action ?? '', {}, checker)).status).toBe(403);
    expect((await desk.submit(out.action ?? '', {}, editor)).status).toBe(303);
  });
});

describe('undoing what a script wrote', () => {
  /** Undoes the newest change by the number of its first event. */
  const undoLast = async (sends = editor) => {
    const answer = await desk.json('POST', `/changes/${await lastChange(desk)}/undo`, {}, sends);
    return { status: answer.status, ...((await answer.json()) as { detail?: string }) };
  };
  const patch = async (address: string, fields: object) =>
    desk.json('PATCH', address, fields, { ...editor, 'if-match': `"${await versionOf(address)}"` });
  const quotation = async (text: string) => {
    const source = { type: 'article-newspaper', title: `Source of ${text}` };
    const fields = { text, form: 'direct', language: 'en', speaker: { name: `Speaker of ${text}` } };
    const sent = { ...fields, attribution: { source, tier: 'secondary' }, tags: ['first'] };
    const made = await desk.json('POST', '/claims', sent, checker);
    expect(made.status, await made.clone().text()).toBe(201);
    return made.headers.get('location') ?? '';
  };

  it('takes a new quotation back alone: its speaker and source stay', async () => {
    const claimed = await quotation('Taken back.');
    expect(await undoLast(checker)).toMatchObject({ status: 200 });
    expect((await desk.get(claimed, checker)).status).toBe(410);
    const speakers = await desk.get('/speakers.json?q=Taken', checker);
    expect((await speakers.json()) as object).toMatchObject({
      speakers: [{ name: 'Speaker of Taken back.' }],
    });
  });

  it('puts back a wording in the quotation and its source, and the tags', async () => {
    const claimed = await quotation('As it was.');
    expect((await patch(claimed, { text: 'As it is not.', tags: ['second'] })).status).toBe(200);
    expect(await undoLast()).toMatchObject({ status: 200 });
    const { text, tags, attributions } = (await read(claimed)) as never as {
      text: string;
      tags: string[];
      attributions: { wording: string }[];
    };
    expect([text, tags]).toEqual(['As it was.', ['first']]);
    expect(attributions[0]?.wording).toBe('As it was.');
  });

  it('unlinks and links again', async () => {
    const [one, other] = [await claim('Linked.'), await claim('To this.')];
    const links = async () => ((await read(`/claims/${one.id}/links`)).links as object[]).length;
    const link = { kind: 'compare', other_claim_id: other.id };
    await desk.json('POST', `/claims/${one.id}/links`, link, checker);
    expect([await links(), (await undoLast(checker)).status, await links()]).toEqual([1, 200, 0]);
    expect([(await undoLast(checker)).status, await links()]).toEqual([200, 1]);
  });

  it('is refused for who may see a quotation, and for an old change of a checker', async () => {
    const { id } = await claim('Restricted by mistake.');
    await patch(`/claims/${id}`, { ground_rule: 'background' });
    expect(await undoLast()).toMatchObject({ status: 409, detail: 'This change cannot be undone.' });
    await desk.json('POST', '/outlets', { name: 'The Late Post' }, checker);
    desk.clock.advance(61 * 60_000);
    expect(await undoLast(checker)).toMatchObject({ status: 403 });
    expect(await undoLast()).toMatchObject({ status: 200 });
  });
});
