import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { timelinePicture } from '../../../src/pages/speakers/page/timeline.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import type { DatedStatement } from '../../../src/record/speakers/timeline-store.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

/** A statement as the store reads it. */
function said(id: number, day: string, text: string, status: DatedStatement['status'] = 'open') {
  const statement = { id, text, status, said_on: day, said_on_min: day, form: 'direct', language: 'en' };
  return { ...statement, speaker_name: 'Wang Yi', misattribution: null } as unknown as DatedStatement;
}

const drawn = (statements: DatedStatement[], same: [number, number][] = []) =>
  timelinePicture({ statements, same, isCut: false });

describe('the timeline of a speaker', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    said(100 - at, `20${String(60 - at).padStart(2, '0')}-01-01`, `Statement number ${at}`),
  );

  it('shows in the picture what its table has', () => {
    const crowded = [
      ...many,
      ...Array.from({ length: 9 }, (_, at) => said(at + 1, '2021-01-01', `And ${at}`)),
    ];
    const picture = drawn(crowded);
    const hidden = picture?.more.reduce((sum, { text }) => sum + Number(text), 0) ?? 0;
    expect(picture?.table.rows).toHaveLength(49);
    expect((picture?.marks.length ?? 0) + hidden).toBe(49);
    expect(hidden).toBeGreaterThan(0);
  });

  it('folds repeats, by their words or a link, and not those of another status', () => {
    const statements = [
      said(6, '2024-05-01', 'No room for compromise', 'disputed'),
      said(5, '2024-04-01', 'Something else'),
      said(4, '2024-03-01', 'There is no room'),
      said(3, '2024-02-01', '“No room – for compromise!”'),
      said(2, '2024-01-01', 'No room for compromise'),
    ];
    const rows = drawn(statements, [[4, 2]])?.table.rows ?? [];
    const told = rows.map(({ cells }) => [cells[0]?.text, cells.at(-1)?.text]);
    expect(told).toEqual([
      ['1 May 2024', '1'],
      ['1 April 2024', '1'],
      ['1 January 2024', '3'],
    ]);
  });

  it('says a misattribution before the words', () => {
    const wrong = {
      ...said(2, '2024-02-01', 'Never said', 'misattributed'),
      misattribution: JSON.stringify({ value: 'misattributed', mechanism: null, id: 7, name: 'Li Wei' }),
    };
    const picture = drawn([wrong, said(1, '2024-01-01', 'Said')]);
    expect(picture?.table.rows[0]?.cells[1]?.text).toMatch(/^\D*Wang Yi.*Li Wei.*: “Never said”$/);
    expect(picture?.marks.at(-1)?.title).toContain('Li Wei');
  });

  it('is left out where all was said on one day, or on none that is known', () => {
    expect(drawn([said(1, '2024-01-01', 'One'), said(2, '2024-01-01', 'Other')])).toBeNull();
    expect(drawn([])).toBeNull();
  });
});

describe('the page of a speaker', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openDesk();
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      await addTestSpeaker(change, 'Aaron');
      await addRow(change, 'speakers', { kind: 'body', name: 'The ministry' } as never);
      for (const [day, ground_rule] of [
        ['2023-06-19', 'on_record'],
        ['2024-01-01', 'on_record'],
        ['2024-02-01', 'background'],
      ] as const)
        await addTestClaim(change, {
          ...{ speaker_id: id, said_on: day, said_on_min: day, said_on_max: day },
          ...{ ground_rule, text: `Said on ${day}` },
        });
    });
  });
  afterEach(() => desk.close());

  const page = async (path: string, role: 'viewer' | 'checker') =>
    (await desk.get(path, await desk.signIn(role))).text();

  it('says how many quotations there are and how they stand, with the timeline, to each as they may see', async () => {
    const [seen, part] = [await page('/speakers/1', 'checker'), await page('/speakers/1', 'viewer')];
    expect(seen).toContain('<a href="/claims?speaker=1">3 quotations</a>');
    expect(part).toContain('<a href="/claims?speaker=1">2 quotations</a>');
    expect(part).toMatch(
      /<a href="\/claims\?speaker=1&(amp;)?status=open"><span class="status"[\s\S]{0,200}<span class="count">2</,
    );
    expect(seen.match(/<svg class="mark"/g)).toHaveLength(3);
    expect(part.match(/<svg class="mark"/g)).toHaveLength(2);
    expect(part).not.toContain('Said on 2024-02-01');
    expect(await checkHtml(seen)).toEqual([]);
  });

  it('has no line of time without quotations', async () => {
    const html = await page('/speakers/2', 'checker');
    expect(html).not.toContain('id="timeline"');
    expect(html).toContain('No quotations yet.');
  });

  it('is found in a list by kind and order, with the number of quotations the reader may see', async () => {
    const names = (html: string) =>
      [...html.matchAll(/<a href="\/speakers\/\d+">([^<]+)</g)].map(([, name]) => name);
    const html = await page('/speakers', 'checker');
    expect(names(html)).toEqual(['Aaron', 'The ministry', 'Wang Yi']);
    expect(html).toContain('3 speakers');
    expect(html).toContain('<a href="/claims?speaker=1">3</a>');
    expect(await page('/speakers', 'viewer')).toContain('<a href="/claims?speaker=1">2</a>');
    expect(names(await page('/speakers?kind=body', 'checker'))).toEqual(['The ministry']);
    expect(names(await page('/speakers?kind=&sort=newest', 'checker'))).toEqual([
      'The ministry',
      'Aaron',
      'Wang Yi',
    ]);
    expect(await page('/speakers?kind=unnamed', 'checker')).toContain('No speakers match');
    expect((await desk.get('/speakers?kind=cat', await desk.signIn('viewer'))).status).toBe(422);
    expect(await checkHtml(html)).toEqual([]);
  });
});
