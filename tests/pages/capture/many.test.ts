import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CaptureReader } from '../../../src/pages/capture/store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { finder, type Told } from './article.js';

// More quotations than a page shows, and than are saved at once.

const MANY = 620;
const TOLD = Array.from({ length: MANY }, (_, at): Told => {
  const name = `Ada ${at % 2 === 0 ? 'Berg' : 'Karr'}`;
  return { words: `“Letter ${at} is in the drawer,”`, speaker: [name, name, 'name', at !== 610] };
});
const TEXT = `Letters\n\n${TOLD.map(({ words, speaker }) => `${words} ${speaker?.[0]} said.`).join('\n\n')}\n`;

let desk: TestDesk;
let checker: Sends;
let at: string;
beforeAll(async () => {
  desk = await openDesk();
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder(TOLD));
  checker = await desk.signIn('checker');
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text: TEXT }, checker);
  at = answer.headers.get('location') ?? '';
});
afterAll(() => desk.close());

const page = async (path = at) => (await desk.get(path, checker)).text();
const seenBy = (html: string, form: string) => {
  const [, after = ''] = html.split(new RegExp(`action="/capture/(?:\\d+/)?${form}"`));
  return /name="seen" value="([^"]*)"/.exec(after)?.[1] ?? '';
};
async function states(): Promise<Record<string, number>> {
  const items = await new CaptureReader(desk.ctx.db, desk.users.checker.id).items(Number(at.split('/')[2]));
  const counts: Record<string, number> = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
async function acceptCertain(part: string): Promise<string> {
  const seen = seenBy(await page(`${at}?part=${part}`), 'acceptance');
  const answer = await desk.form(`${at}/acceptance`, { seen, part }, checker);
  return answer.headers.get('location') ?? '';
}
async function save(): Promise<string> {
  const seen = seenBy(await page(), 'claims');
  const answer = await desk.form('/capture/claims', { id: at.split('/')[2] ?? '', seen }, checker);
  return answer.headers.get('location') ?? '';
}

describe('a capture of 620 quotations', () => {
  it('is shown in parts of fifty, and says of which its buttons speak', async () => {
    const html = await page();
    expect(html.match(/data-row/g)).toHaveLength(50);
    expect(html).toContain('Part 1 of 13');
    expect(html).toContain('Accept all that are certain, in all 13 parts');
    expect(html).toMatch(/<strong>620<\/strong> open/);
  });

  it('accepts what is certain in every part, five hundred at once, and stays where the button was', async () => {
    expect(await acceptCertain('2')).toBe(`${at}?part=2&did=accepted&count=500`);
    expect(await states()).toEqual({ accepted: 500, open: 120 });
    expect(await acceptCertain('1')).toBe(`${at}?did=accepted&count=119`);
    expect(await states()).toEqual({ accepted: 619, open: 1 });
  });

  it('leaves to a person what is not certain, in whatever part it stands', async () => {
    const html = await page(`${at}?part=13`);
    expect(html).not.toContain('Accept all that are certain');
    const none = await desk.form(`${at}/acceptance`, { seen: '1-620:1' }, checker);
    expect(await page(none.headers.get('location') ?? '')).toContain(
      'None is certain any more. Decide each.',
    );
  });

  it('saves the first five hundred, and then comes back to the rest', async () => {
    expect(await page()).toContain('Save the first 500 of 619 quotations');
    const left = await save();
    expect(left).toBe(`${at}?did=saved&count=500`);
    const html = await page(left);
    expect(html).toContain('Saved 500 quotations. These are left.');
    expect(html).toContain('Save 119 quotations');
    expect(await save()).toMatch(/^\/claims\/\d+\?capture=\d+/);
    expect(await states()).toEqual({ open: 1 });
    const row = await desk.ctx.db
      .selectFrom('claims')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst();
    expect(Number(row?.n)).toBe(619);
  });
});
