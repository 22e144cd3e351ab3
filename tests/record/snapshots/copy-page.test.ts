import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkHtml } from '../../support/html.js';
import { type CopiedDesk, copiedDesk } from './copied-desk.js';

let desk: CopiedDesk;

beforeEach(async () => {
  desk = await copiedDesk();
});
afterEach(() => desk.close());

const TEXT =
  'The minister spoke at noon.\n\nShe said there is no room for compromise, and the harbour will not close before spring. Then she left.';

describe('the page of a kept copy', () => {
  it('marks a quotation and a note that overlap, and says beside them what they are', async () => {
    const copy = await desk.keep(TEXT);
    const { attribution } = await desk.addClaim('there is no room for compromise');
    const note = await desk.note(copy, 'compromise, and the harbour');
    const page = await desk.page(copy);
    expect(page.runs).toEqual([
      ['there is no room for ', 'quoted'],
      ['compromise', 'quoted noted layered'],
      [', and the harbour', 'noted'],
    ]);
    expect(page.margin.map(({ number, words }) => [number, words])).toEqual([
      [1, expect.stringContaining('Quotation, Ilse Marren Same words')],
      [2, expect.stringContaining('Question by Eddie Editor Who else?')],
    ]);
    expect(page.margin[0]?.links).toContain(`/attributions/${attribution}`);
    expect(page.margin[1]?.links).toContain(`/sources/1/snapshots/${copy}?note=${note}#note-${note}`);
    expect(await checkHtml(page.html)).toEqual([]);
  });

  it('marks the words that a quotation has otherwise', async () => {
    const copy = await desk.keep(TEXT);
    await desk.addClaim('the harbour will close before spring');
    const page = await desk.page(copy);
    expect(page.runs).toContainEqual(['not', 'quoted unlike']);
    expect(page.margin[0]?.words).toContain('Words differ ‘not’');
  });

  it('explains the marks that it has, and no others', async () => {
    const copy = await desk.keep(TEXT);
    const explained = async () =>
      [...(await desk.page(copy)).document.querySelectorAll('.copy-key mark')].map(
        (mark) => mark.textContent,
      );
    expect(await explained()).toEqual([]);
    await desk.note(copy, 'Then she left');
    expect(await explained()).toEqual(['Note']);
    await desk.addClaim('the harbour will close before spring');
    expect(await explained()).toEqual(['Quotation', 'Note', 'Bold, wavy underline']);
  });

  it('has the text to the letter, each paragraph with its place in it', async () => {
    const copy = await desk.keep(TEXT);
    await desk.addClaim('there is no room for compromise');
    const { paragraphs } = await desk.page(copy);
    expect(paragraphs).toHaveLength(2);
    for (const { at, text } of paragraphs) expect(TEXT.slice(at, at + text.length)).toBe(text);
  });

  it('links each mark to its passage here, and to its words where they were published', async () => {
    await desk.patch('/sources/1', 1, { url: 'https://ministry.example/read-out#top' });
    const copy = await desk.keep(TEXT);
    await desk.addClaim('there is no room for compromise');
    const start = TEXT.indexOf('there is');
    const end = start + 'there is no room for compromise'.length;
    const { links } = (await desk.page(copy)).margin[0] ?? { links: [] };
    expect(links).toContain(`/sources/1/snapshots/${copy}?at=${start}-${end}#passage`);
    expect(links).toContainEqual(
      expect.stringMatching(/^https:\/\/ministry\.example\/read-out#:~:text=.*there%20is%20no%20room/),
    );
  });

  it('marks nothing as published where the source has no address', async () => {
    const copy = await desk.keep(TEXT);
    await desk.addClaim('there is no room for compromise');
    expect((await desk.page(copy)).margin[0]?.links.join(' ')).not.toContain('#:~:text');
  });

  it('says what was held against it and is not in it', async () => {
    const copy = await desk.keep(TEXT);
    await desk.addClaim('Nobody ever asked the pilots about any of it');
    const page = await desk.page(copy);
    expect(page.runs).toEqual([]);
    expect(page.words).toContain(
      '“Nobody ever asked the pilots about any of it” Ilse Marren · Not in this copy',
    );
  });

  it('marks what notes on an older copy are about, and says that it moved', async () => {
    const older = await desk.keep(TEXT);
    const note = await desk.note(older, 'the harbour will not close before spring', {
      selector: selectorOf('the harbour will not close before spring'),
    });
    const newer = await desk.keep(`An editor’s word first.\n\n${TEXT}`);
    const page = await desk.page(newer);
    expect(page.runs).toEqual([['the harbour will not close before spring', 'noted']]);
    expect(page.margin[0]?.words).toContain('Moved since an older copy');
    expect(page.margin[0]?.links).toContain(`/sources/1/snapshots/${older}?note=${note}#note-${note}`);
  });

  it('leaves a note in the trash unmarked', async () => {
    const copy = await desk.keep(TEXT);
    const note = await desk.note(copy, 'the harbour');
    await desk.form(`/annotations/${note}/trash`, { version: '1' }, desk.editor);
    expect((await desk.page(copy)).runs).toEqual([]);
  });

  it('leaves words unmarked that a note names and that stand in two places', async () => {
    const copy = await desk.keep(TEXT);
    await desk.note(copy, 'she');
    // The form asks which place is meant; a file that was brought in may name words alone.
    for (const exact of ['he', 'not in the text']) {
      const id = await desk.note(copy, 'she');
      const place = { selector_prefix: null, selector_suffix: null, selector_start_utf16: null };
      await desk.as('editor', ({ tx }) =>
        tx
          .updateTable('annotations')
          .set({ selector_exact: exact, ...place, selector_end_utf16: null })
          .where('id', '=', id)
          .execute(),
      );
    }
    await desk.note(copy, 'the', { selector: { exact: 'the', prefix: 'and ', suffix: ' harbour' } });
    const page = await desk.page(copy);
    expect(page.runs.map(([text]) => text)).toEqual(['the', 'she']);
  });

  it('says how it was captured, by whom and when, and what its hash shows', async () => {
    const copy = await desk.keep(TEXT);
    const { words } = await desk.page(copy);
    expect(words).toMatch(/Pasted text, saved by Eddie Editor, \d+ \w+ \d{4}, \d\d:\d\d UTC/);
    expect(words).toMatch(/SHA-256 of this text: [0-9a-f]{64}/);
    expect(words).toContain('our copy is unchanged, not that the outlet published it');
  });

  it('shows viewers a copy with its marks, and none of it once a claim on it is restricted', async () => {
    const copy = await desk.keep(TEXT);
    const viewer = await desk.signIn('viewer');
    await desk.addClaim('there is no room for compromise');
    const before = await desk.get(`/sources/1/snapshots/${copy}`, viewer);
    expect(await before.text()).toContain('class="quoted"');
    await desk.addClaim('the harbour will not close', { ground_rule: 'background' });
    expect((await desk.get(`/sources/1/snapshots/${copy}`, viewer)).status).toBe(404);
    expect((await desk.page(copy)).margin).toHaveLength(2);
  });
});

describe('its JSON', () => {
  it('has the text whole, and a row for each stretch of marked words', async () => {
    const copy = await desk.keep(TEXT);
    const { claim, attribution } = await desk.addClaim('there is no room for compromise');
    const note = await desk.note(copy, 'the harbour');
    const [start, at] = [TEXT.indexOf('there is'), TEXT.indexOf('the harbour')];
    expect(await desk.marks(copy)).toEqual([
      {
        ...{
          attribution_id: attribution,
          claim_id: claim,
          verdict: 'exact',
          state: null,
          page: null,
          start_ms: null,
        },
        ...{ start_utf16: start, end_utf16: start + 'there is no room for compromise'.length },
      },
      {
        annotation_id: note,
        claim_id: null,
        state: 'same',
        page: null,
        start_ms: null,
        start_utf16: at,
        end_utf16: at + 11,
      },
    ]);
  });
});

function selectorOf(exact: string) {
  const start = TEXT.indexOf(exact);
  return { exact, prefix: null, suffix: null, start_utf16: start, end_utf16: start + exact.length };
}
