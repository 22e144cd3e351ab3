import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkHtml } from '../../support/html.js';
import { type CopiedDesk, copiedDesk } from './copied-desk.js';

let desk: CopiedDesk;

beforeEach(async () => {
  desk = await copiedDesk();
});
afterEach(() => desk.close());

const LINE = 'Speaker after speaker rose, and the chair let each of them finish the sentence.';
const LONG = Array.from({ length: 2_000 }, (_, at) => `${at}. ${LINE}`).join('\n');

describe('a long copy', () => {
  it('comes in parts that end with a paragraph and together are the text', async () => {
    const copy = await desk.keep(LONG);
    const first = await desk.page(copy);
    expect(first.words).toContain('Part 1 of 3');
    const seen = [first, await desk.page(copy, '?part=2'), await desk.page(copy, '?part=3')];
    const paragraphs = seen.flatMap((page) => page.paragraphs);
    expect(paragraphs.map(({ text }) => text)).toEqual(LONG.split('\n'));
    for (const { at, text } of paragraphs) expect(LONG.startsWith(text, at)).toBe(true);
    expect(seen.map(({ html }) => /rel="(prev|next)"/.exec(html)?.[1])).toEqual(['next', 'prev', 'prev']);
    expect(await checkHtml(seen[1]?.html ?? '')).toEqual([]);
  });

  it('says what is marked in which part', async () => {
    const copy = await desk.keep(`${LONG}\nThe pilots sailed before dawn.`);
    await desk.addClaim('The pilots sailed before dawn.');
    await desk.note(copy, '1999. Speaker');
    const { words, runs } = await desk.page(copy);
    expect(runs).toEqual([]);
    expect(words).toMatch(/Part 3 · 1 quotation, 1 note/);
  });

  it('opens at the part that has a passage, and marks it there', async () => {
    const copy = await desk.keep(LONG);
    const start = LONG.indexOf('1200. Speaker');
    const page = await desk.page(copy, `?at=${start}-${start + 13}`);
    expect(page.words).toContain('Part 2 of 3');
    expect(page.passage).toBe('1200. Speaker');
    expect(page.runs).toEqual([['1200. Speaker', 'is-target']]);
  });

  it('says of a mark that runs over the end of a part that it began before', async () => {
    const copy = await desk.keep(LONG);
    const { paragraphs } = await desk.page(copy);
    const last = paragraphs.at(-1);
    const exact = `finish the sentence.\n${Number.parseInt(last?.text ?? '', 10) + 1}. Speaker`;
    await desk.note(copy, exact);
    const second = await desk.page(copy, '?part=2');
    expect(second.margin[0]?.words).toContain('Begins in an earlier part');
    expect((await desk.page(copy)).margin[0]?.words).not.toContain('Begins in an earlier part');
  });

  it.each([
    ['?part=0', 'This copy has one part: there is no ‘part=0’.'],
    ['?part=2', 'there is no ‘part=2’'],
    ['?part=x', 'there is no ‘part=x’'],
    ['?part=', 'there is no ‘part=’'],
    ['?part=1&part=2', 'give it once'],
    ['?at=5', '‘at=5’ is not a passage'],
    ['?at=5-5', 'is not a passage'],
    ['?at=9-3', 'is not a passage'],
    ['?at=-1-3', 'is not a passage'],
    ['?at=0-999', 'is not a passage of this text, which ends at 10'],
    ['?at=0-1e1', 'is not a passage'],
    ['?part=1&at=0-3', 'not both'],
  ])('refuses %s and says what would be right', async (query, said) => {
    const copy = await desk.keep('Ten or so.');
    const page = await desk.page(copy, query);
    expect(page.status).toBe(400);
    expect(page.words).toContain(said);
    const json = await desk.get(`/sources/1/snapshots/${copy}.json${query}`, desk.editor);
    expect([json.status, await json.text()]).toEqual([400, expect.stringContaining(said)]);
  });

  it('has its JSON whole, whatever part or passage is named', async () => {
    const copy = await desk.keep('Ten or so.');
    const json = await desk.get(`/sources/1/snapshots/${copy}.json?at=0-3`, desk.editor);
    expect([json.status, await json.json()]).toEqual([200, expect.objectContaining({ text: 'Ten or so.' })]);
  });
});

describe('the page of a hostile copy', () => {
  it('shows markup as text', async () => {
    const text = '<script>alert(1)</script> & <img src=x onerror=alert(1)> </mark></p>';
    const copy = await desk.keep(text);
    await desk.note(copy, '<img src=x');
    const page = await desk.page(copy);
    expect(page.paragraphs).toEqual([{ at: 0, text }]);
    expect(page.runs).toEqual([['<img src=x', 'noted']]);
    expect(page.html).not.toContain('<script>alert');
  });

  it('marks what turns the order of reading, or cannot be seen, and keeps the text to the letter', async () => {
    const text = 'He did \u202eton\u202c sign, and\u200b\u200b left.';
    const copy = await desk.keep(text);
    const page = await desk.page(copy);
    expect(page.paragraphs).toEqual([{ at: 0, text }]);
    const signs = [...page.document.querySelectorAll('.unseen')].map((one) => [
      one.getAttribute('data-sign'),
      one.getAttribute('title'),
    ]);
    expect(signs).toEqual([
      ['⟨RLO⟩', 'Right-to-left override, U+202E'],
      ['⟨PDF⟩', 'End of an embedding or override, U+202C'],
      ['⟨ZWSP × 2⟩', 'Zero-width space, U+200B × 2'],
    ]);
  });

  it('cuts no character in two, whatever an address names', async () => {
    const copy = await desk.keep('A 🙂 smile.');
    expect((await desk.page(copy, '?at=3-5')).passage).toBe('🙂 ');
  });

  it('opens one line of a megabyte that has no break, and a passage in the middle of it', async () => {
    const text = 'x'.repeat(499_999) + '🙂'.repeat(250_000);
    const copy = await desk.keep(text);
    const page = await desk.page(copy, '?at=700002-700004');
    expect(page.passage).toBe('🙂🙂');
    expect(page.html.length).toBeLessThan(200_000);
    expect(page.paragraphs).toHaveLength(1);
    const [{ at, text: shown } = { at: 0, text: '' }] = page.paragraphs;
    expect(text.slice(at, at + shown.length)).toBe(shown);
  });

  it('shows five thousand marks in one part, many of them on the same words', async () => {
    const text = Array.from({ length: 2_500 }, (_, at) => `Word${at} and more.`).join(' ');
    const copy = await desk.keep(text);
    const places = Array.from({ length: 2_500 }, (_, at) => text.indexOf(`Word${at} `));
    await addNotes(
      desk,
      copy,
      [...places, ...places].map((start) => [start, text.slice(start, start + 8)]),
    );
    const answer = await desk.get(`/sources/1/snapshots/${copy}`, desk.editor);
    const numbers = [...(await answer.text()).matchAll(/<li id="m-(\d+)"/g)].map(([, number]) =>
      Number(number),
    );
    expect(numbers).toEqual(Array.from({ length: 5_000 }, (_, at) => at + 1));
  });

  it('numbers many marks that begin together as one range', async () => {
    const copy = await desk.keep('The same words again.');
    for (let at = 0; at < 5; at += 1) await desk.note(copy, 'same words');
    const page = await desk.page(copy);
    const refs = [...page.document.querySelectorAll('.mark-ref')];
    expect(refs.map((ref) => ref.getAttribute('data-sign'))).toEqual(['1–5']);
    expect(page.margin).toHaveLength(5);
    const folded = page.document.querySelector('.margin > .folded details');
    expect(folded?.querySelector('summary')?.textContent).toBe('and 2 more');
    expect([...(folded?.querySelectorAll('li[id]') ?? [])].map(({ id }) => id)).toEqual(['m-4', 'm-5']);
    expect(await checkHtml(page.html)).toEqual([]);
  });
});

/** Directly into the table: five thousand separate writes would take longer than the page. */
async function addNotes(
  to: CopiedDesk,
  copy: number,
  places: [start: number, exact: string][],
): Promise<void> {
  await to.as('editor', async ({ tx, at, actor }) => {
    const rows = places.map(([start, exact]) => ({
      ...{ snapshot_id: copy, author_id: actor.id, created_at: at, motivation: 'commenting' as const },
      ...{ body: 'Seen.', selector_exact: exact },
      ...{ selector_start_utf16: start, selector_end_utf16: start + exact.length },
    }));
    for (let from = 0; from < rows.length; from += 500)
      await tx
        .insertInto('annotations')
        .values(rows.slice(from, from + 500))
        .execute();
  });
}
