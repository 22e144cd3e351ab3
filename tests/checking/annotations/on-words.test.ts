import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CopiedDesk, copiedDesk } from '../../record/snapshots/copied-desk.js';
import type { Sends } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const TEXT =
  'She said there is no room for compromise, and no room for doubt.\n\n王毅：没有妥协的余地。🕊️ Peace, and peace.';

interface Selector {
  readonly exact: string;
  readonly start_utf16: number;
  readonly end_utf16: number;
}

describe('a note on words of a kept copy', () => {
  let desk: CopiedDesk;
  let checker: Sends;
  let copy: number;
  beforeAll(async () => {
    desk = await copiedDesk();
    checker = await desk.signIn('checker');
    copy = await desk.keep(TEXT);
  });
  afterAll(() => desk.close());

  const address = () => `/sources/1/snapshots/${copy}/annotations`;
  const form = (fields: Record<string, string>) =>
    desk.form(address(), { motivation: 'commenting', body: 'Is it?', ...fields }, checker);
  const json = (selector: object) => desk.json('POST', address(), { body: 'Is it?', selector }, desk.sends);
  const stored = async () => {
    const { selector_exact, selector_start_utf16, selector_end_utf16 } = await desk.ctx.db
      .selectFrom('annotations')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    return [selector_exact, selector_start_utf16, selector_end_utf16];
  };

  it.each([
    ['once', 'room for compromise'],
    ['in Chinese', '没有妥协'],
    ['in an emoji', '🕊️'],
    ['over two paragraphs', 'doubt.\n\n王毅'],
  ])('is kept with its place where they stand %s', async (_where, exact) => {
    const sent = await form({ 'selector.exact': exact.replaceAll('\n', '\r\n') });
    expect(sent.status).toBe(303);
    const start = TEXT.indexOf(exact);
    expect(await stored()).toEqual([exact, start, start + exact.length]);
  });

  it('asks which place is meant of several, with everything typed, and takes the one chosen', async () => {
    const several = await form({ 'selector.exact': 'no room' });
    expect(several.status).toBe(422);
    const page = await several.text();
    expect(page).toContain('This text occurs in 2 places');
    const [summary, rest] = page.split('id="notes"');
    expect(summary).toContain('<a href="#f-note-selector-exact">This text occurs in 2 places');
    expect(rest).toContain('id="f-note-selector-exact"');
    expect(page).toContain('<mark>no room</mark> for doubt');
    expect(page).toContain('name="selector.prefix"');
    expect(page).toContain('Is it?');
    expect(page).not.toMatch(/type="hidden" name="selector.place"/);
    await checkHtml(page);
    const second = TEXT.lastIndexOf('no room');
    const place = `${second}-${second + 7}`;
    expect(page).toContain(`value="${place}"`);
    const chosen = await form({ 'selector.exact': 'no room', 'selector.place': place });
    expect(chosen.status).toBe(303);
    expect(await stored()).toEqual(['no room', second, second + 7]);
  });

  it('is about all of it where the words were emptied, whatever place the form still names', async () => {
    expect((await form({ 'selector.place': '4-8' })).status).toBe(303);
    expect(await stored()).toEqual([null, null, null]);
  });

  it.each(['x', '9-3', '0-4', '0-99999999'])(
    'looks for the words where a form names the place %s',
    async (place) => {
      const sent = await form({ 'selector.exact': 'compromise', 'selector.place': place });
      expect(sent.status).toBe(303);
      const start = TEXT.indexOf('compromise');
      expect(await stored()).toEqual(['compromise', start, start + 10]);
    },
  );

  it('tells places apart by what stands before and after', async () => {
    const sent = await form({ 'selector.exact': 'no room', 'selector.suffix': 'for doubt' });
    expect(sent.status).toBe(303);
    expect(await stored()).toEqual(['no room', TEXT.lastIndexOf('no room'), TEXT.lastIndexOf('no room') + 7]);
  });

  it('is refused beside its field where the copy has no such words', async () => {
    const missing = await form({ 'selector.exact': 'there is little room for compromise, and' });
    expect(missing.status).toBe(422);
    const page = await missing.text();
    expect(page).toContain('This text is not in this copy');
    expect(page).toContain('there is little room');
    expect(page).toContain('href="#f-note-selector-exact"');
  });

  it('finds the words of JSON alone, and tells its places where there are several', async () => {
    const start = TEXT.indexOf('compromise');
    const made = (await (await json({ exact: 'Compromise' })).json()) as { selector: Selector };
    expect(made.selector).toMatchObject({ exact: 'compromise', start_utf16: start, end_utf16: start + 10 });
    const several = await json({ exact: 'no room' });
    expect(several.status).toBe(422);
    expect(await several.json()).toMatchObject({
      errors: [{ path: 'selector.exact' }],
      places: [
        { start_utf16: TEXT.indexOf('no room'), exact: 'no room' },
        { start_utf16: TEXT.lastIndexOf('no room'), before: expect.stringContaining('compromise, and ') },
      ],
    });
  });

  it('refuses positions of JSON that do not fit, and says what would', async () => {
    const wrong = await json({ exact: 'doubt', start_utf16: 3, end_utf16: 8 });
    expect(wrong.status).toBe(422);
    const start = TEXT.indexOf('doubt');
    expect(await wrong.json()).toMatchObject({
      errors: [
        {
          path: 'selector.start_utf16',
          message: expect.stringContaining(`It is found from ${start} to ${start + 5}`),
        },
      ],
    });
  });

  it('fills the form in with the words of the passage that the address names', async () => {
    const start = TEXT.indexOf('compromise');
    const { document } = await desk.page(copy, `?at=${start}-${start + 10}`);
    expect(document.querySelector('#f-note-selector-exact')?.textContent?.trim()).toBe('compromise');
    expect(document.querySelector('input[name="selector.place"]')?.getAttribute('value')).toBe(
      `${start}-${start + 10}`,
    );
  });

  it('links its words to their place, and says what became of them in a newer copy', async () => {
    const words = 'there is no room for compromise, and no room for doubt';
    const id = await desk.note(copy, words);
    const gone = await desk.note(copy, '没有妥协的余地');
    const newer = await desk.keep(`At noon. ${TEXT.split('\n')[0]}`);
    const { document } = await desk.page(copy);
    const card = document.querySelector(`#note-${id}`)?.textContent ?? '';
    const start = TEXT.indexOf(words);
    const links = [...(document.querySelectorAll(`#note-${id} a`) ?? [])].map((link) =>
      link.getAttribute('href'),
    );
    expect(links).toContain(`/sources/1/snapshots/${copy}?at=${start}-${start + words.length}#passage`);
    expect(links).toContain(
      `/sources/1/snapshots/${newer}?at=${start + 9}-${start + 9 + words.length}#passage`,
    );
    expect(card).toMatch(/The same text is elsewhere in our copy of/);
    expect(document.querySelector(`#note-${gone}`)?.textContent).toMatch(/Gone from our copy of/);
    expect((await desk.page(newer)).words).toContain('Note on an older copy; its passage is not in this one');
    for (const path of [`/annotations/${gone}`, '/annotations', address()])
      expect(await (await desk.get(path, checker)).text(), path).toContain('Gone from');
  });

  it('is not to be had on a source that is restricted for its reader', async () => {
    const { claim } = await desk.addClaim('there is no room for compromise');
    await desk.patch(`/claims/${claim}`, 2, { ground_rule: 'background' }).then(async (answer) => {
      if (answer.status !== 200) await desk.patch(`/claims/${claim}`, 1, { ground_rule: 'background' });
    });
    const viewer = await desk.signIn('viewer');
    const refused = await desk.get(`/sources/1/snapshots/${copy}`, viewer);
    expect(refused.status).toBe(404);
    expect((await desk.get(`/claims/new?source=1&snapshot=${copy}&exact=no+room`, viewer)).status).toBe(403);
  });
});

describe('a note on words of a claim', () => {
  let desk: CopiedDesk;
  let checker: Sends;
  let claim: number;
  beforeAll(async () => {
    desk = await copiedDesk();
    checker = await desk.signIn('checker');
  });
  beforeEach(async () => {
    ({ claim } = await desk.addClaim(`There is no room for compromise ${Math.random()}`));
  });
  afterAll(() => desk.close());

  const note = async (selector: object | null, on = `/claims/${claim}`) => {
    const made = await desk.json('POST', `${on}/annotations`, { body: 'Is it?', selector }, desk.sends);
    expect(made.status, await made.clone().text()).toBe(201);
    return ((await made.json()) as { id: number }).id;
  };
  const page = async () => (await desk.get(`/claims/${claim}`, checker)).text();
  const reword = async (text: string) => {
    const { version } = (await (await desk.get(`/claims/${claim}.json`, desk.sends)).json()) as {
      version: number;
    };
    expect((await desk.patch(`/claims/${claim}`, version, { text })).status).toBe(200);
  };

  it('marks them in the quotation, numbered as they are read, and leads from each to the other', async () => {
    const later = await note({ exact: 'compromise' });
    const earlier = await note({ exact: 'no room' });
    const html = await page();
    expect(html).toContain(
      `<a class="mark-ref" id="w-1" href="#note-${earlier}" data-sign="1" aria-label="Note 1"></a><mark class="noted">no room</mark>`,
    );
    expect(html).toMatch(new RegExp(`id="w-2" href="#note-${later}"`));
    expect(html).toContain('href="#w-1"');
    await checkHtml(html);
  });

  it('says so where the claim no longer has them, or has them otherwise', async () => {
    await note({ exact: 'room for compromise' });
    await note({ exact: 'There is' });
    await reword('There is little room for a compromise on the harbour');
    const altered = await page();
    expect(altered).toContain('This text has since been changed in the quotation');
    expect(altered).toContain('<mark class="noted">There is</mark>');
    await reword('Pilots leave at dawn');
    const gone = await page();
    expect(gone).toContain('This text is no longer in the quotation');
    expect(gone).not.toContain('<mark class="noted">');
    expect(await (await desk.get('/annotations', checker)).text()).toContain('no longer in the quotation');
  });

  it('is found in the wording of an attribution', async () => {
    const attribution = await desk.ctx.db
      .selectFrom('attributions')
      .select('id')
      .where('claim_id', '=', claim)
      .executeTakeFirstOrThrow();
    await note({ exact: 'no room' }, `/attributions/${attribution.id}`);
    await reword('Pilots leave at dawn');
    expect(await page()).toContain('This text is no longer in this wording');
  });

  it('is refused where nobody saw any, and taken where it is about all of it', async () => {
    const text = 'Nobody saw these words at their origin';
    const relayed_from = { source: { type: 'broadcast', title: 'Evening news' } };
    await desk.addClaim(text, { attribution: { source_id: 1, relayed_from } });
    const { id } = await desk.ctx.db
      .selectFrom('attributions')
      .select('id')
      .where('wording', 'is', null)
      .executeTakeFirstOrThrow();
    const send = (selector: object | null) =>
      desk.json('POST', `/attributions/${id}/annotations`, { body: 'Who?', selector }, desk.sends);
    const refused = await send({ exact: 'Nobody' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('There is no text in this wording to mark');
    expect((await send(null)).status).toBe(201);
  });

  it('keeps its place through an edit of its text, also where the claim has lost the words', async () => {
    const id = await note({ exact: 'no room' });
    await reword('Pilots leave at dawn');
    const editor = await desk.signIn('editor');
    const kept = await desk.form(
      `/annotations/${id}`,
      { motivation: 'commenting', body: 'So?', 'selector.exact': 'no room', version: '1' },
      editor,
    );
    expect(kept.status).toBe(303);
    const { selector } = (await (await desk.get(`/annotations/${id}.json`, desk.sends)).json()) as {
      selector: Selector;
    };
    expect(selector).toMatchObject({ exact: 'no room', start_utf16: 9, end_utf16: 16 });
  });

  it('takes other words in an edit, found anew, and asks where they stand in several places', async () => {
    await reword('The pilots and pilots leave at dawn');
    const id = await note({ exact: 'dawn' });
    const edit = async (selector: object, version: string) =>
      desk.json('PATCH', `/annotations/${id}`, { selector }, { ...desk.sends, 'if-match': `"${version}"` });
    expect(await (await edit({ exact: 'leave' }, '1')).json()).toMatchObject({
      selector: { start_utf16: 22 },
    });
    const several = await edit({ exact: 'pilots' }, '2');
    expect(several.status).toBe(422);
    expect(await several.json()).toMatchObject({ places: [{ start_utf16: 4 }, { start_utf16: 15 }] });
    const editor = await desk.signIn('editor');
    const fields = { motivation: 'commenting', body: 'So?', version: '2', 'selector.exact': 'pilots' };
    const asked = await (await desk.form(`/annotations/${id}`, fields, editor)).text();
    expect(asked).toContain('name="selector.place"');
    const chosen = await desk.form(`/annotations/${id}`, { ...fields, 'selector.place': '15-21' }, editor);
    expect(chosen.status).toBe(303);
  });

  it('answered may have words of its own, which are found too', async () => {
    const id = await note({ exact: 'no room' });
    const reply = (selector: object) =>
      desk.json('POST', `/annotations/${id}/replies`, { body: 'No.', selector }, desk.sends);
    expect(await (await reply({ exact: 'compromise' })).json()).toMatchObject({
      selector: { start_utf16: 21 },
    });
    expect((await reply({ exact: 'harbour' })).status).toBe(422);
  });
});
