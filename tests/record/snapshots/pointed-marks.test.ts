import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CopiedDesk, copiedDesk } from './copied-desk.js';

let desk: CopiedDesk;

beforeEach(async () => {
  desk = await copiedDesk();
});
afterEach(() => desk.close());

const TEXT = 'We will not go. The chair asked again.\n\nWe will not go. The chair closed the meeting.';

/** What an attribution says by hand: these words, from there. */
function pointing(snapshot_id: number, start: number, exact: string) {
  const selector = { exact, start_utf16: start, end_utf16: start + exact.length };
  return { attribution: { source_id: 1, snapshot_id, selector } };
}

describe('the place of a quotation in a copy', () => {
  it('is the one that somebody pointed to, of the same words in two places', async () => {
    const copy = await desk.keep(TEXT);
    const second = TEXT.lastIndexOf('We will');
    await desk.addClaim('We will not go.', pointing(copy, second, 'We will not go.'));
    expect(await desk.marks(copy)).toMatchObject([{ start_utf16: second, verdict: 'exact' }]);
  });

  it('is the one that somebody pointed to, where languages cannot be compared', async () => {
    const copy = await desk.keep(TEXT);
    const more = pointing(copy, 0, 'We will not go.');
    await desk.addClaim('Wir gehen nicht.', { ...more, language: 'de' });
    const page = await desk.page(copy);
    expect(page.runs).toEqual([['We will not go.', 'quoted']]);
    expect(page.margin[0]?.words).toContain('Not compared');
  });

  it('says whom the copy credits, as the page of the quotation does', async () => {
    const credited =
      'Anselm Birk opened the hall. Birk said: “The bridge will open in May.” Nobody disagreed.';
    await desk.addClaim('The bridge will open in May.');
    const [item] = (await desk.page(await desk.keep(credited))).margin;
    expect(item?.words).toContain('Credited to someone else');
    expect(item?.words).toContain('In our copy Anselm Birk is credited with these words');
    expect(item?.words).not.toContain('Same words');
  });

  it('is none in any language where nobody pointed', async () => {
    const copy = await desk.keep(TEXT);
    await desk.addClaim('Wir gehen nicht.', { language: 'de' });
    const page = await desk.page(copy);
    expect(page.runs).toEqual([]);
    expect(page.words).toContain('Ilse Marren · Not compared');
  });

  it('goes along into a newer copy, and says that it moved or was altered', async () => {
    const exact = 'The chair asked again and again whether anybody at all would second it.';
    const older = await desk.keep(`First.\n\n${exact}`);
    await desk.addClaim(exact);
    const moved = await desk.keep(`First, and more.\n\nThen this.\n\n${exact}`);
    const altered = await desk.keep(`First.\n\n${exact.replace('anybody at all', 'nobody')}`);
    expect((await desk.page(moved)).margin[0]?.words).toContain('Moved since an older copy');
    const page = await desk.page(altered);
    expect(page.margin[0]?.words).toContain('Changed since an older copy');
    expect(page.margin[0]?.links).toContain(`/sources/1/snapshots/${older}`);
    expect((await desk.marks(altered))[0]).toMatchObject({ verdict: 'altered', state: 'altered' });
  });

  it('is of two stretches where words were joined, each marked, and leads to the first', async () => {
    const first = 'Nobody in this room has ever asked for a harbour of that size.';
    const between = 'The debate went on about other matters for a long while. '.repeat(30);
    const last = 'We therefore close the question of the second pier today.';
    const copy = await desk.keep(`${first} ${between}${last}`);
    await desk.addClaim(`${first} ${last}`);
    const page = await desk.page(copy);
    expect(page.runs.map(([text]) => text)).toEqual([first.slice(0, -1), last.slice(0, -1)]);
    expect(page.margin).toHaveLength(1);
    expect(page.margin[0]?.links).toContain(`/sources/1/snapshots/${copy}?at=0-${first.length - 1}#passage`);
    expect(await desk.marks(copy)).toHaveLength(2);
  });
});

describe('a copy in the trash', () => {
  it('shows its text with nothing marked', async () => {
    const copy = await desk.keep(TEXT);
    await desk.note(copy, 'The chair closed');
    await desk.form(`/sources/1/snapshots/${copy}/trash`, { version: '1' }, desk.editor);
    const page = await desk.page(copy);
    expect(page.paragraphs).toHaveLength(2);
    expect(page.runs).toEqual([]);
    expect(page.words).not.toContain('Add note');
  });
});
