import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../../support/html.js';
import { CREDITS, type CreditingDesk, creditingDesk } from './crediting-desk.js';

// A source that is recorded as crediting somebody else is a mismatch, and every place that has the quotation says so.

const TEXT = 'The ferries will not sail in a gale';

let desk: CreditingDesk;
let made: Awaited<ReturnType<CreditingDesk['addQuotation']>>;
let list: number;
beforeAll(async () => {
  desk = await creditingDesk();
  made = await desk.addQuotation({ speaker_id: desk.bo }, TEXT);
  const body = { title: 'Ferries', style: 'newsroom', shared: true, claim_ids: [made.claim] };
  const answer = await desk.json('POST', '/lists', body, desk.editor);
  list = ((await answer.json()) as { id: number }).id;
});
afterAll(() => desk.close());

async function wordsAt(path: string): Promise<string> {
  const answer = await desk.get(path, await desk.signIn('checker'));
  const body = await answer.text();
  expect(answer.status, body).toBe(200);
  if (path.includes('format=') || !answer.headers.get('content-type')?.startsWith('text/html')) return body;
  expect(await checkHtml(body)).toEqual([]);
  return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('a source that is recorded as crediting somebody else', () => {
  it('is a mismatch that nobody has dealt with', async () => {
    expect(await desk.matchOf(made.claim)).toEqual({ state: 'another_speaker', standing: 'open' });
  });

  it.each([
    ['the page of the quotation', () => `/claims/${made.claim}`],
    ['its JSON', () => `/claims/${made.claim}.json`],
    ['its feed', () => `/claims/${made.claim}.atom`],
    ['its dossier', () => `/claims/${made.claim}/dossier`],
    ['all wordings', () => `/claims/${made.claim}/collation`],
    ['its citations', () => `/claims/export?id=${made.claim}`],
    ['the list of quotations', () => '/claims'],
    ['the quotations with such a mismatch', () => '/claims?match=another_speaker'],
    ['the table of quotations', () => '/claims.csv'],
    ['the queue', () => '/'],
    ['the page of the speaker', () => `/speakers/${desk.ilse}`],
    ['the feed of the speaker', () => `/speakers/${desk.ilse}.atom`],
    ['the page of the source', () => `/sources/${made.source}`],
    ['a citation list', () => `/lists/${list}`],
    ['the dossier of a list', () => `/lists/${list}/dossier`],
    ['“Can I run this?”', () => `/lookup?q=${encodeURIComponent(TEXT)}`],
    ['the answer to a program', () => `/lookup.json?q=${encodeURIComponent(TEXT)}`],
  ])('is told on %s', async (_, path) => {
    expect(await wordsAt(path())).toContain(CREDITS);
  });

  it.each([
    ...['text', 'html', 'markdown', 'csl-json', 'ris', 'bibtex', 'biblatex', 'jsonld'],
    ...['webannotation', 'csv', 'csv-raw'],
  ])('is told in %s', async (format) => {
    expect(await wordsAt(`/lists/${list}/export?format=${format}`)).toContain(CREDITS);
  });

  it('is told once where it is all that “Can I run this?” finds', async () => {
    const page = await wordsAt(`/lookup?q=${encodeURIComponent(TEXT)}`);
    expect(page.split(CREDITS)).toHaveLength(2);
  });

  it('keeps the quotation from standing as it is', async () => {
    const { passages } = JSON.parse(await wordsAt(`/lookup.json?q=${encodeURIComponent(TEXT)}`)) as {
      passages: { state: string; stands: boolean }[];
    };
    expect(passages).toMatchObject([{ state: 'another_speaker', stands: false }]);
  });

  it('is told in the source’s row and beside its wording', async () => {
    const page = await wordsAt(`/claims/${made.claim}`);
    expect(page).toMatch(/The Harbour Gazette No date [^|]* Credited to someone else/);
    const panel = page.slice(page.indexOf('No saved copy of this source yet') - 200);
    expect(panel.split('No saved copy')[0]).toContain(`The source ${CREDITS}.`);
    expect(await wordsAt(`/sources/${made.source}`)).toContain('1 credited to someone else');
  });

  it('is told to search engines, which are told the speaker', async () => {
    const page = await (await desk.get(`/claims/${made.claim}`)).text();
    const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '{}';
    expect(JSON.parse(data)).toMatchObject({
      disambiguatingDescription: `‘The Harbour Gazette’ ${CREDITS}.`,
      creator: { name: 'Ilse Marren' },
    });
  });

  it('is told in a citation though two people accepted it, or something graver was found', async () => {
    const finding = { facet: 'speaker', value: 'confirmed', rationale: 'The paper confused the two.' };
    const { claim } = await desk.addQuotation();
    const found = await desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, desk.checker);
    const { findings } = (await found.json()) as { findings: { id: number }[] };
    expect(await desk.matchOf(claim)).toMatchObject({ standing: 'waiting' });
    await desk.posted(`/findings/${findings[0]?.id}/agreement`, {}).catch(() => null);
    await desk.json('POST', `/findings/${findings[0]?.id}/agreement`, {}, desk.editor);
    expect(await desk.matchOf(claim)).toEqual({ state: 'another_speaker', standing: 'accepted' });
    const line = new RegExp(`The source ${CREDITS}\\. Accepted by `);
    expect(await wordsAt(`/claims/export?id=${claim}&format=ris`)).toMatch(line);
  });
});

describe('who is no mismatch', () => {
  it('is the speaker, and whoever utters the words', async () => {
    const plain = { state: 'not_compared', standing: null };
    for (const attribution of [{ speaker_id: desk.ilse }, { speaker_id: desk.bo, voiced_by_id: desk.bo }, {}])
      expect(await desk.matchOf((await desk.addQuotation(attribution)).claim)).toEqual(plain);
  });

  it('is not whoever has the speaker’s name and is somebody else', async () => {
    const other = await desk.addSpeaker('Ilse Marren (harbour master)');
    const { claim } = await desk.addQuotation({ speaker_id: other });
    expect(await desk.wordsOf(claim)).toBe('credits Ilse Marren (harbour master), not Ilse Marren');
  });
});

describe('a source that is only cited', () => {
  it('is told to credit somebody else', async () => {
    const { claim, source } = await desk.addQuotation({});
    const cited = await desk.json(
      'POST',
      `/claims/${claim}/attributions`,
      { source_id: source, speaker_id: desk.bo },
      desk.editor,
    );
    expect(cited.status, await cited.clone().text()).toBe(201);
    expect(await wordsAt(`/claims/${claim}`)).toContain(`Another source, ‘The Harbour Gazette’, ${CREDITS}`);
  });
});
