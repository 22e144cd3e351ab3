import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let editor: Sends;
beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.signIn('editor');
  const claim = { text: 'We talk.', 'speaker.name': 'Wang Yi', 'attribution.source.title': 'The Herald' };
  await desk.form('/claims', claim, editor);
});
afterAll(() => desk.close());

describe('a form that is shown again', () => {
  it.each<[string, Record<string, string>]>([
    ['/claims', { text: '' }],
    ['/claims/1', { text: '', version: '1' }],
    ['/claims/1/findings', { claim_version: '1' }],
    ['/claims/1/annotations', { body: '' }],
    ['/claims/1/attributions', {}],
    ['/claims/1/searches', {}],
    ['/sources/1/snapshots', { way: 'paste', text: '' }],
    ['/speakers', { name: '' }],
    ['/lists', { title: '' }],
    ['/import', {}],
  ])('says at the beginning of its title that something is wrong: %s', async (path, fields) => {
    const answer = await desk.form(path, fields, editor);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/<title>Error: (?!Error)/);
  });

  it('does so where a search cannot be read, and no page does that is as it was asked for', async () => {
    const title = async (path: string) =>
      /<title>(.*)<\/title>/.exec(await (await desk.get(path, editor)).text())?.[1];
    expect(await title('/claims?from=last+June')).toBe('Error: Quotations · Onrecord');
    expect(await title('/claims')).toBe('Quotations · Onrecord');
    expect(await title('/claims/new')).toMatch(/^(?!Error)/);
  });
});
