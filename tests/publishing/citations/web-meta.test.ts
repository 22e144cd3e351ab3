import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notCompared } from '../../../src/derived/match/model/claim-match.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { quotationLd } from '../../../src/publishing/citations/model/quotation-ld.js';
import type { SourceRow } from '../../../src/publishing/citations/model/rows.js';
import { webMetaOfSource, zoteroType } from '../../../src/publishing/citations/model/web-meta.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { sourceRow } from './fixtures/rows.js';

describe('what reference managers read off a page', () => {
  let desk: TestDesk;
  let [viewer, checker]: Sends[] = [];
  let ids: Record<'article' | 'origin' | 'claim' | 'hidden' | 'unseen', number>;
  beforeAll(async () => {
    desk = await openDesk({ anonymous: 'viewer' });
    viewer = await desk.signIn('viewer');
    checker = await desk.signIn('checker');
    ids = await desk.as('checker', async (change) => {
      const add = async (table: string, row: object) =>
        (await addRow(change, table as 'tags', row as never)).id;
      const outlet = await add('outlets', { name: 'The Evening Post' });
      const article = await add('sources', {
        type: 'article-newspaper',
        title: 'Envoys "meet" & part',
        translated_title: 'In English',
        outlet_id: outlet,
        authors: JSON.stringify([{ family: 'Reyes', given: 'Ana' }, { literal: 'Staff' }]),
        issued: '2023-06-19',
        url: 'https://post.example/a?b=1&c=2',
        language: 'en',
      });
      const origin = await add('sources', { type: 'broadcast', title: 'Never seen', authors: '[]' });
      const speaker = await addTestSpeaker(change, 'Wang Yi');
      const said = async (text: string, more = {}) =>
        (await addTestClaim(change, { speaker_id: speaker.id, text, ...more })).id;
      const claim = await said('No room for compromise </script><b>');
      const hidden = await said('Off we go', { ground_rule: 'background' });
      const unseen = await said('Heard of only');
      const secret = await add('sources', { type: 'webpage', title: 'Secret page', authors: '[]' });
      const named = await add('attributions', { claim_id: claim, source_id: origin, wording: null });
      const seen = { claim_id: claim, source_id: article, wording: 'No room', relayed_from_id: named };
      await add('attributions', seen);
      await add('attributions', { claim_id: hidden, source_id: secret, wording: 'Off we go' });
      await add('attributions', { claim_id: unseen, source_id: origin, wording: null });
      return { article, origin, claim, hidden, unseen };
    });
  });
  afterAll(() => desk.close());

  const read = async (path: string, as = viewer) => (await desk.get(path, as)).text();
  const metaIn = (page: string) =>
    [...page.matchAll(/<meta name="([\w:]+\.?\w*)" content="([^"]*)">/g)].map(([, name, content]) => [
      name,
      content,
    ]);
  const coinsIn = (page: string) =>
    [...page.matchAll(/<span class="Z3988" title="([^"]*)"><\/span>/g)].map(
      ([, title = '']) => new URLSearchParams(title.replaceAll('&amp;', '&')),
    );

  it('is on a claim’s page the source that was seen, and not the one it names', async () => {
    const page = await read(`/claims/${ids.claim}`);
    expect(metaIn(page)).toEqual(
      expect.arrayContaining([
        ['z:itemType', 'newspaperArticle'],
        ['citation_title', 'Envoys &quot;meet&quot; &amp; part [In English]'],
        ['citation_author', 'Reyes, Ana'],
        ['citation_author', 'Staff'],
        ['citation_publication_date', '2023/06/19'],
        ['citation_journal_title', 'The Evening Post'],
        ['citation_public_url', 'https://post.example/a?b=1&amp;c=2'],
        ['DC.creator', 'Reyes, Ana'],
        ['DC.date', '2023-06-19'],
        ['DC.language', 'en'],
      ]),
    );
    const [coins, ...more] = coinsIn(page);
    expect(more).toEqual([]);
    expect(Object.fromEntries(coins ?? [])).toEqual({
      ctx_ver: 'Z39.88-2004',
      rft_val_fmt: 'info:ofi/fmt:kev:mtx:journal',
      'rft.genre': 'article',
      'rft.atitle': 'Envoys "meet" & part [In English]',
      'rft.jtitle': 'The Evening Post',
      'rft.date': '2023-06-19',
      'rft.language': 'en',
      'rft.aulast': 'Reyes',
      'rft.aufirst': 'Ana',
      'rft.au': 'Staff',
      rft_id: 'https://post.example/a?b=1&c=2',
    });
    const unseen = await read(`/claims/${ids.unseen}`);
    expect([metaIn(unseen).filter(([name]) => name !== 'viewport'), coinsIn(unseen)]).toEqual([[], []]);
  });

  it('is linked data on a claim’s page for readers without an account, whatever signs are in it', async () => {
    const { document } = parseHTML(await read(`/claims/${ids.claim}`, {}));
    const [script, ...others] = document.querySelectorAll('script[type="application/ld+json"]');
    expect(others).toEqual([]);
    expect(script?.textContent).not.toContain('<');
    expect(JSON.parse(script?.textContent ?? '')).toEqual({
      '@context': 'https://schema.org',
      '@type': ['Claim', 'Quotation'],
      '@id': `/claims/${ids.claim}`,
      text: 'No room for compromise </script><b>',
      inLanguage: 'en',
      creator: { '@type': 'Person', name: 'Wang Yi' },
      appearance: {
        '@id': `/sources/${ids.article}`,
        '@type': 'NewsArticle',
        name: 'Envoys "meet" & part',
        alternateName: 'In English',
        author: [
          { '@type': 'Person', name: 'Ana Reyes', familyName: 'Reyes', givenName: 'Ana' },
          { '@type': 'Thing', name: 'Staff' },
        ],
        publisher: { '@type': 'Organization', name: 'The Evening Post' },
        datePublished: '2023-06-19',
        inLanguage: 'en',
        url: 'https://post.example/a?b=1&c=2',
      },
    });
    expect(await read(`/claims/${ids.claim}`)).not.toContain('ld+json');
  });

  it('as linked data never names the wrong speaker as creator', () => {
    const claim = {
      id: 7,
      text: 'Ships do not vote.',
      language: 'en',
      form: 'indirect',
      said_on: '2023-06-1X',
      speaker_name: 'Ann Weber',
      speaker_kind: 'person',
      recounted_by: null,
      match: notCompared(7),
    } as const;
    const misattributed = { value: 'misattributed', mechanism: null, id: 3, name: 'Bo Lind' };
    const misattribution = JSON.stringify(misattributed);
    expect(JSON.parse(quotationLd({ ...claim, misattribution }, null))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Claim',
      '@id': '/claims/7',
      disambiguatingDescription: 'Wrongly attributed to Ann Weber; said by Bo Lind',
      text: 'Ships do not vote.',
      inLanguage: 'en',
      creator: { '@type': 'Thing', name: 'Bo Lind' },
    });
  });

  it('is on a source’s page that source, and on lists one for each row', async () => {
    const page = await read(`/sources/${ids.origin}`);
    expect(metaIn(page)).toContainEqual(['z:itemType', 'tvBroadcast']);
    expect(coinsIn(page).map((one) => [one.get('rft.type'), one.get('rft.title')])).toEqual([
      ['tvBroadcast', 'Never seen'],
    ]);
    expect(coinsIn(await read('/sources'))).toHaveLength(2);
    expect(coinsIn(await read('/claims')).map((one) => one.get('rft.aulast'))).toEqual(['Reyes']);
  });

  it('holds nothing of what the reader may not see', async () => {
    for (const path of ['/claims', '/sources']) {
      expect(await read(path)).not.toContain('Secret');
      expect(await read(path, checker)).toContain('Secret+page');
    }
    expect((await desk.get(`/claims/${ids.hidden}`, viewer)).status).toBe(404);
    expect(metaIn(await read(`/claims/${ids.hidden}`, checker))).toContainEqual(['DC.title', 'Secret page']);
  });

  it('names authors as such, and everyone else as contributors where there is a field for them', () => {
    const names = (type: SourceRow['type'], authors: readonly object[]) => {
      const { meta, coins } = webMetaOfSource(sourceRow({ type, authors: JSON.stringify(authors) }));
      const spans = [...new URLSearchParams(coins)];
      return [...meta.map(({ name, content }) => [name, content]), ...spans]
        .filter(([name]) => /author|creator|contributor|rft\.au/.test(name ?? ''))
        .map((pair) => pair.join(': '));
    };
    const [host, author] = [{ family: 'Weber', role: 'host' }, { family: 'Doe' }];
    expect(names('broadcast', [host, author])).toEqual([
      ...['citation_author: Doe', 'DC.creator: Doe', 'DC.contributor: Weber'],
      ...['rft.aulast: Doe', 'rft.contributor: Weber'],
    ]);
    expect(names('broadcast', [author])).toEqual([
      'citation_author: Doe',
      'DC.creator: Doe',
      'rft.aulast: Doe',
    ]);
    expect(names('broadcast', [host])).toEqual(['DC.contributor: Weber', 'rft.contributor: Weber']);
    const asked = { family: 'Lind', role: 'interviewee' };
    expect(names('interview', [{ ...author, role: 'interviewer' }, asked])).toEqual([
      ...['citation_author: Lind', 'DC.creator: Lind', 'DC.contributor: Doe'],
      ...['rft.aulast: Lind', 'rft.contributor: Doe'],
    ]);
    expect(names('article-newspaper', [{ ...author, role: 'translator' }])).toEqual(['DC.contributor: Doe']);
  });

  it.each([
    ['broadcast', { medium: 'Radio' }, 'radioBroadcast'],
    ['broadcast', {}, 'tvBroadcast'],
    ['song', { genre: 'podcast' }, 'podcast'],
    ['song', {}, 'audioRecording'],
    ['motion_picture', { url: 'https://video.example' }, 'videoRecording'],
    ['motion_picture', {}, 'film'],
    ['article', { url: 'https://post.example' }, 'webpage'],
    ['article', {}, 'document'],
    ['speech', {}, 'presentation'],
  ] as const)('calls a %s with %o %s', (type, more, expected) => {
    const source = { type, medium: null, genre: null, url: null, ...more };
    expect(zoteroType(source as never)).toBe(expected);
  });
});
