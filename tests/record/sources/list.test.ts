import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceStanding } from '../../../src/pages/sources/page/standing.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import type { SourceAttribution } from '../../../src/record/sources/store.js';
import type { MatchState } from '../../../src/vocabulary.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

describe('the list of sources', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk();
    const token = await desk.token('editor');
    await desk.json('POST', '/sources', { title: 'B', type: 'webpage', issued: '2023-06' }, token);
    await desk.json('POST', '/sources', { title: 'C', type: 'broadcast', issued: '2024' }, token);
    await desk.json('POST', '/sources', { title: 'A', type: 'webpage' }, token);
    await desk.json('POST', '/sources/1/snapshots', { text: 'We told each other plainly.' }, token);
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      for (const ground_rule of ['on_record', 'on_record', 'background'] as const) {
        const claim = await addTestClaim(change, { speaker_id: id, ground_rule });
        await addRow(change, 'attributions', { claim_id: claim.id, source_id: 2 } as never);
      }
    });
  });
  afterAll(() => desk.close());

  const page = async (path: string, role: 'viewer' | 'checker' = 'checker') =>
    (await desk.get(path, await desk.signIn(role))).text();
  const titles = (html: string) =>
    [...html.matchAll(/<a href="\/sources\/\d+">([^<]+)</g)].map(([, title]) => title).join('');

  it('says how many quotations and copies each has, as the reader may see', async () => {
    const [html, part] = [await page('/sources'), await page('/sources', 'viewer')];
    expect(html).toContain('3 sources');
    expect(html).toContain('<a href="/claims?source=2">3</a>');
    expect(part).toContain('<a href="/claims?source=2">2</a>');
    expect(html).toContain('<a href="/sources/1#copies">1</a>');
    expect(await checkHtml(html)).toEqual([]);
  });

  it('is ordered by title, by date or by entry', async () => {
    expect(titles(await page('/sources'))).toBe('ABC');
    expect(titles(await page('/sources?sort=published'))).toBe('CBA');
    expect(titles(await page('/sources?sort=newest'))).toBe('ACB');
  });

  it('is filtered by type and by whether a copy is saved', async () => {
    expect(titles(await page('/sources?type=webpage&copies='))).toBe('AB');
    expect(titles(await page('/sources?copies=yes'))).toBe('B');
    expect(titles(await page('/sources?copies=no&type=webpage'))).toBe('A');
    expect(await page('/sources?type=song')).toContain('No sources match');
  });
});

describe('how a source stands', () => {
  const row = (state: MatchState, wording: string | null = 'said') =>
    ({ wording, match: { state } }) as SourceAttribution;
  const told = (rows: SourceAttribution[], isWhole = true) => {
    const standing = sourceStanding(rows, isWhole);
    return standing && [standing.total, ...standing.counts.map(({ text }) => text)];
  };

  it('counts what matches, differs, was not compared and was only cited', () => {
    expect(
      told([row('same'), row('marked'), row('differs'), row('not_compared'), row('not_compared', null)]),
    ).toEqual([
      '5 quotations',
      '2 match our copy',
      '1 differs from our copy',
      '1 not compared',
      '1 cited only',
    ]);
    expect(told([row('same')])).toEqual(['one quotation', '1 matches our copy']);
  });

  it('says where these are not all, and nothing where there are none', () => {
    expect(told([row('same'), row('same')], false)?.[0]).toBe('Of the 2 quotations shown');
    expect(told([])).toBeNull();
  });
});
