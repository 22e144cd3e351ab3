import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { csvTable, everyRow } from '../../../src/platform/lib/formats/csv-table.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

const LISTS = [
  'speakers',
  'outlets',
  'occasions',
  'sources',
  'tags',
  'lists',
  'annotations',
  'activity',
  'searches',
  'views',
];

describe('lists as CSV', () => {
  let desk: TestDesk;
  let [viewer, checker, admin]: Sends[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    viewer = await desk.signIn('viewer');
    checker = await desk.signIn('checker');
    admin = await desk.signIn('admin');
    await desk.as('checker', async (change) => {
      for (let at = 0; at < 60; at += 1)
        await addTestSpeaker(change, `Speaker ${String(at).padStart(2, '0')}`);
      const hidden = await addTestSpeaker(change, 'The Insider');
      const off = await addTestClaim(change, { speaker_id: hidden.id, ground_rule: 'background' });
      await addRow(change, 'annotations', {
        claim_id: off.id,
        author_id: change.actor.id,
        motivation: 'commenting',
        body: 'From The Insider',
      } as never);
      await addRow(change, 'outlets', {
        name: '=HYPERLINK("evil")',
        kind: 'newspaper',
        note: 'a,"b"\nc',
      } as never);
      await addRow(change, 'occasions', { name: 'The meeting', place: '@home' } as never);
      const authors = JSON.stringify([{ family: 'Reyes', given: 'Ana' }, { literal: 'Staff' }]);
      await addRow(change, 'sources', { type: 'article', title: '+1', authors } as never);
      await addRow(change, 'tags', { name: '-tag', note: null });
      await addRow(change, 'lists', { title: 'For print', style: 'newsroom', owner_id: null } as never);
    });
  });
  afterAll(() => desk.close());

  async function table(path: string, as?: Sends): Promise<Record<string, string>[]> {
    const answer = await desk.get(path, as);
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
      path,
      200,
      'text/csv; charset=utf-8',
    ]);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="\w+\.csv"/);
    return parse(await answer.text(), { columns: true, record_delimiter: '\r\n' });
  }

  it('hold every row, not one page of them, with the filters of the page', async () => {
    expect(await table('/speakers.csv', viewer)).toHaveLength(60);
    const some = await table('/speakers.csv?q=speaker+1', viewer);
    expect(some.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, at) => `Speaker 1${at}`));
    expect(await (await desk.get('/speakers?q=speaker+1', viewer)).text()).toContain(
      'href="/speakers.csv?q=speaker+1"',
    );
  });

  it('let no spreadsheet run a cell', async () => {
    expect(await table('/outlets.csv', viewer)).toMatchObject([
      { name: '\'=HYPERLINK("evil")', kind: 'newspaper', note: 'a,"b"\nc' },
    ]);
    expect((await table('/occasions.csv', viewer))[0]?.place).toBe("'@home");
    expect((await table('/sources.csv', viewer))[0]).toMatchObject({
      title: "'+1",
      authors: 'Reyes, Ana; Staff',
    });
    expect((await table('/tags.csv', viewer))[0]).toMatchObject({ name: "'-tag", claims: '0' });
    expect((await table('/lists.csv', viewer))[0]).toMatchObject({ title: 'For print', shared: 'true' });
  });

  it.each(LISTS)(
    'are linked from the page of /%s, and hold nothing that the reader may not see',
    async (noun) => {
      const page = await (await desk.get(`/${noun}`, checker)).text();
      expect(page).toContain(`href="/${noun}.csv"`);
      const seen = await (await desk.get(`/${noun}.csv`, viewer)).text();
      expect(seen).not.toContain('Insider');
      const all = await (await desk.get(`/${noun}.csv`, checker)).text();
      if (['speakers', 'annotations', 'activity'].includes(noun)) expect(all).toContain('Insider');
    },
  );

  it('tell of users to admins alone, and never of their secrets', async () => {
    expect((await desk.get('/users.csv', checker)).status).toBe(403);
    const rows = await table('/users.csv', admin);
    expect(rows.map(({ email }) => email)).toContain('viewer@desk.example');
    expect(Object.keys(rows[0] ?? {})).not.toContain('password_hash');
    expect(await (await desk.get('/users', admin)).text()).toContain('href="/users.csv"');
  });

  it('read a list page after page', async () => {
    const asked: (string | null)[] = [];
    const rows = everyRow(async (after) => {
      asked.push(after);
      return {
        rows: [{ n: asked.length, none: null }],
        next: asked.length < 3 ? String(asked.length) : null,
      };
    });
    const lines: string[] = [];
    for await (const line of csvTable({ n: ({ n }) => n, none: ({ none }) => none }, rows)) lines.push(line);
    expect(lines).toEqual(['n,none\r\n1,\r\n', '2,\r\n', '3,\r\n']);
    expect(asked).toEqual([null, '1', '2']);
  });
});
