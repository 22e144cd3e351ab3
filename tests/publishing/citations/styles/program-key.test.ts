import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow, trashRow } from '../../../../src/people/activity/row-store.js';
import { type DeskWithClaims, openDeskWithClaims } from '../../lists/desk-with-claims.js';
import { houseStyle } from './house-style.js';

// A desk with files under the id of APA, as an import or an earlier version left them: one in use, and one in the trash.

let on: DeskWithClaims;
let editor: Readonly<Record<string, string>>;
let [used, trashed] = [0, 0];
beforeAll(async () => {
  on = await openDeskWithClaims();
  editor = await on.desk.token('editor');
  await on.desk.ctx.transact({ id: 2 }, async (change) => {
    trashed = (await addRow(change, 'styles', forged('Trashed APA'))).id;
    await trashRow(change, 'styles', trashed, null);
    used = (await addRow(change, 'styles', forged('Forged APA'))).id;
  });
});
afterAll(() => on.desk.close());

function forged(title: string) {
  const csl = houseStyle().replace('styles/harbour-gazette', 'styles/apa');
  const words = { key: 'apa', title, edition: null, kind: 'note' as const, locale: 'en-GB' };
  const rest = { licence: 'CC BY-SA 3.0', authors: '[]', parent: null };
  return { ...words, ...rest, csl, sha256: hash('sha256', csl, 'hex') };
}

const APA = 'American Psychological Association 7th edition';
const pageOf = async (path: string) => (await on.desk.get(path, await on.desk.signIn('editor'))).text();

describe('an added style with the id of a style of the program', () => {
  it('never prints in its place', async () => {
    const cite = `/claims/citation?id=${on.claims[0]}&style=apa`;
    const before = (await (await on.desk.get(cite, editor)).json()) as { style: string };
    expect(before.style).toBe(APA);
    const list = await on.makeList({ title: 'In APA', style: 'apa', claim_ids: on.claims });
    const file = await (await on.desk.get(`/lists/${list.id}/export?format=text`, on.token)).text();
    expect(file).toContain(`Style: ${APA}`);
    expect(file).not.toContain('Harbour');
  });

  it('is not found by its own title', async () => {
    const found = await on.desk.get('/styles.json?q=forged+apa', editor);
    expect(await found.json()).toMatchObject({ styles: [] });
  });

  it('is named on the page of styles and on its own, with what to do', async () => {
    const all = await pageOf('/styles');
    expect(all).toContain('These files have the ID of a built-in style, which is used instead.');
    expect(all).toContain(`href="/styles/${used}"`);
    expect(all).not.toContain(`href="/styles/${trashed}"`);
    const own = await pageOf(`/styles/${used}`);
    expect(own).toContain('Not used: its ID is that of a built-in style');
    expect(own).not.toContain('What it prints');
  });

  it('is not restored from the trash', async () => {
    const { sha256 } = forged('');
    const answer = await on.desk.json('POST', `/styles/${trashed}/restoration`, { replaces: sha256 }, editor);
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('such as apa-own')]);
    expect(await pageOf(`/styles/${trashed}`)).toContain('is in the trash');
  });
});
