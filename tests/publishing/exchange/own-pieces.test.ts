import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { importing } from './importing.js';

// Rows whose source is our own piece are refused with the file; the report counts them and names their lines.

let desk: TestDesk;
let token: Sends;
beforeEach(async () => {
  desk = await openDesk();
  token = await desk.token('editor');
  const made = await desk.json('POST', '/outlets', { name: 'The Harbour Post', is_ours: true }, token);
  expect(made.status).toBe(201);
});
afterEach(() => desk.close());

const HEAD = 'text,speaker,source,outlet,relayed_from,relayed_from_outlet\n';
const row = (nth: number, outlet: string, cited = ',') =>
  `Words ${nth},Ilse Korn,Piece ${nth},${outlet},${cited}\n`;
const OURS = 'The Harbour Post';
const TABLE = `${HEAD}${row(1, OURS)}${row(2, 'The Gazette')}${row(3, OURS, `Draft,${OURS}`)}`;
const SAYS = '2 rows name our own piece as the source: lines 2 and 4.';

it('for a script, beside the error of each row', async () => {
  const refused = await desk.json('POST', '/import', { text: TABLE }, token);
  expect(refused.status).toBe(422);
  const { own_pieces, errors } = (await refused.json()) as { own_pieces: object; errors: { line: number }[] };
  expect(own_pieces).toMatchObject({ count: 2, lines: [2, 4], message: expect.stringContaining(SAYS) });
  expect([...new Set(errors.map(({ line }) => line))]).toEqual([2, 4]);
});

it('on the page, before the errors of the rows', async () => {
  const page = await (await importing(desk, await desk.signIn('editor')).paste(TABLE)).text();
  expect(page).toContain(SAYS);
  expect(page.indexOf(SAYS)).toBeLessThan(page.indexOf('Line 2'));
});

it('also where more rows are wrong than are listed', async () => {
  const many = Array.from({ length: 150 }, (_, nth) => row(nth, OURS)).join('');
  const page = await (await importing(desk, await desk.signIn('editor')).paste(`${HEAD}${many}`)).text();
  expect(page).toContain('150 rows name our own piece as the source: lines 2–101 …');
});

it('and says nothing where no row is one', async () => {
  const refused = await desk.json(
    'POST',
    '/import',
    { text: `${HEAD}${row(1, 'The Gazette')},,,,,\nWords,,,,,\n` },
    token,
  );
  expect(((await refused.json()) as { own_pieces: object }).own_pieces).toEqual({ count: 0, lines: [] });
});
