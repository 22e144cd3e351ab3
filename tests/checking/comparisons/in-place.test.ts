import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const WORDS = 'We do not think that the big house should be sold';
const COPY = `The minister came at nine. “${WORDS}, whatever the papers say,” he told us. It rained.`;

interface Comparisons {
  readonly id: number;
  readonly version: number;
  readonly being_compared: boolean;
  readonly comparisons: readonly {
    readonly snapshot_id: number;
    readonly captured_at: string;
    readonly verdict: string;
    readonly flags: readonly string[];
    readonly spans: readonly (readonly [number, number])[];
    readonly alignment: readonly { readonly op: string }[];
  }[];
}

let desk: TestDesk;
let [checker, viewer, token]: Sends[] = [];
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  viewer = await desk.signIn('viewer');
  token = await desk.token('checker');
});
afterAll(() => desk.close());

async function posted(path: string, body: object): Promise<{ id: number }> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as { id: number };
}

/** A source with a pasted copy, and a claim that has its words from there. */
async function stored(text = WORDS, more: { copy?: string; source?: object; claim?: object } = {}) {
  const source = await posted('/sources', {
    title: 'The morning paper',
    language: 'en',
    url: 'https://example.org/a#top',
    ...more.source,
  });
  const copy = await posted(`/sources/${source.id}/snapshots`, { text: more.copy ?? COPY });
  const claim = await posted('/claims', {
    text,
    language: 'en',
    speaker: { name: 'A minister' },
    attribution: { source_id: source.id, tier: 'secondary' },
    ...more.claim,
  });
  return { source: source.id, copy: copy.id, claim: claim.id };
}

async function attributionOf(claim: number, sends = viewer): Promise<Comparisons> {
  const json = (await (await desk.get(`/claims/${claim}.json`, sends)).json()) as {
    attributions: Comparisons[];
  };
  return json.attributions[0] as Comparisons;
}

/** The card of the attribution, and the page as it is read: tags gone, hidden words with it. */
async function cardOf(claim: number, sends = viewer, path = `/claims/${claim}`) {
  const html = await (await desk.get(path, sends)).text();
  const card = /<article class="attribution"[\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
  return { html, card, read: html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ') };
}

describe('a wording whose source has a copy', () => {
  it('stands beside the passage, its words marked, with the verdict in words', async () => {
    const { source, copy, claim } = await stored();
    const { html, card, read } = await cardOf(claim);
    expect(await checkHtml(html)).toEqual([]);
    expect(read).toContain('Same words as our copy of 25 June 2023, as part of its sentence.');
    expect(card).toContain(
      `<blockquote lang="en" dir="ltr">The minister came at nine. “<mark>${WORDS}</mark>,`,
    );
    const start = COPY.indexOf(WORDS);
    expect(card).toContain(
      `href="/sources/${source}/snapshots/${copy}?at=${start}-${start + WORDS.length}#passage"`,
    );
    expect(card).toContain('href="https://example.org/a#:~:text=');
    expect(html).toContain('The comparison is not a finding.');
  });

  it('is compared as JSON too, without the text of the copy', async () => {
    const { copy, claim } = await stored();
    const one = await attributionOf(claim);
    const start = COPY.indexOf(WORDS);
    expect(one).toMatchObject({
      being_compared: false,
      comparisons: [{ snapshot_id: copy, verdict: 'exact', spans: [[start, start + WORDS.length]] }],
    });
    expect(Object.keys(one.comparisons[0] ?? {})).toEqual([
      'snapshot_id',
      'captured_at',
      'verdict',
      'flags',
      'spans',
      'alignment',
    ]);
    const list = await (await desk.get('/claims.json', viewer)).text();
    expect(list).not.toContain('whatever the papers say');
  });

  it('says why the verdict is another when one word is changed, and nothing else changes by it', async () => {
    const { claim } = await stored();
    const { id, version } = await attributionOf(claim);
    const before = (await (await desk.get(`/claims/${claim}.json`, viewer)).json()) as object;
    const wording = WORDS.replace('do not think', 'do think');
    const changed = await desk.json(
      'PATCH',
      `/attributions/${id}`,
      { wording },
      { ...token, 'if-match': `"${version}"` },
    );
    expect(changed.status).toBe(200);
    const { card, read, html } = await cardOf(claim);
    expect(await checkHtml(html)).toEqual([]);
    expect(read).toContain('Wording differs from our copy of 25 June 2023');
    expect(read).toContain('‘not’ is missing after ‘do’');
    expect(card).toMatch(
      /<del class="differs del grave"><span class="visually-hidden"[^>]*> left out, a negation: <\/span>not<\/del>/,
    );
    const after = (await (await desk.get(`/claims/${claim}.json`, viewer)).json()) as object;
    expect(after).toMatchObject({
      attribution_status: (before as { attribution_status: object }).attribution_status,
      findings: [],
    });
  });

  it('is shown with both passages that it was joined from', async () => {
    const copy = `We have agreed on ten points today, he said. ${'It rained on and on all day. '.repeat(40)}“The talks were frank and very useful,” he said.`;
    const { claim } = await stored(
      'We have agreed on ten points today. The talks were frank and very useful.',
      { copy },
    );
    const { card, read } = await cardOf(claim);
    expect(read).toContain('joined from two passages');
    expect(read).toMatch(/The passages are 1,\d{3} characters apart/);
    expect(card.match(/<blockquote lang="en"/g)).toHaveLength(2);
    expect(read).toContain('Show passage 2');
    expect(read).not.toContain('It rained on and on all day. '.repeat(20));
  });

  it('says that it was not found, or not compared, and shows no passage', async () => {
    const lost = await cardOf((await stored('Something that nobody here ever printed at all')).claim);
    expect(lost.read).toContain('Not found in our copy of 25 June 2023');
    expect(lost.card).not.toContain('class="passage"');
    const chinese = await stored(WORDS, { source: { language: 'zh' } });
    expect((await cardOf(chinese.claim)).read).toContain(
      'the quotation is in English, the copy is in Chinese',
    );
  });

  it('shows the newest copy first, what became of the passage, and the older ones by their verdict', async () => {
    const { source, copy, claim } = await stored();
    desk.clock.advance(3 * 86_400_000);
    viewer = await desk.signIn('viewer');
    checker = await desk.signIn('checker');
    await posted(`/sources/${source}/snapshots`, {
      text: `It rained. Nobody spoke. ${'More of it. '.repeat(30)}`,
    });
    const { read, card } = await cardOf(claim);
    expect(read).toContain('Not found in our copy of 28 June 2023');
    expect(read).toContain('The passage has been removed since our copy of 25 June 2023');
    expect(read).toContain('In an earlier copy, of 25 June 2023');
    expect(card).toContain(`<mark>${WORDS}</mark>`);
    expect(card).toMatch(
      new RegExp(
        `<a href="/sources/${source}/snapshots/${copy}\\?at=\\d+-\\d+#passage">Our copy of <time[^>]*>[^<]*</time></a>: Same words`,
      ),
    );
  });

  it('tells copies of one day apart by the hour', async () => {
    const { source, claim } = await stored();
    desk.clock.advance(60 * 60_000);
    await posted(`/sources/${source}/snapshots`, { text: `A late edition. ${COPY}` });
    const { read } = await cardOf(claim);
    expect(read).toMatch(/In our copy of 28 June 2023, 10:00 UTC/);
    expect(read).toMatch(/The passage has moved since our copy of 28 June 2023, 09:00 UTC/);
    desk.clock.advance(1_000);
    await posted(`/sources/${source}/snapshots`, { text: `A later edition. ${COPY}` });
    expect((await cardOf(claim)).read).toContain('In our copy of 28 June 2023, 10:00:01 UTC');
  });

  it('says that it waits where it was not compared yet', async () => {
    const { source, copy, claim } = await stored();
    const { id } = await attributionOf(claim);
    await desk.as('checker', (change) =>
      change.tx.insertInto('comparisons_due').values({ source_id: source, attribution_id: id }).execute(),
    );
    expect((await attributionOf(claim)).being_compared).toBe(true);
    expect((await cardOf(claim)).read).toContain('Comparing with another copy…');
    await desk.as('checker', (change) =>
      change.tx.deleteFrom('comparisons').where('snapshot_id', '=', copy).execute(),
    );
    expect((await cardOf(claim)).read).toContain('Comparing with our copy of The morning paper…');
    await desk.as('checker', ({ tx }) =>
      tx.updateTable('comparisons_due').set({ tries: 3, gave_up: 'time' }).execute(),
    );
    expect((await cardOf(claim)).read).toContain(
      'Not compared with our copy of The morning paper: it took too long',
    );
  });

  it('stands in its place in the dossier', async () => {
    const { claim } = await stored();
    const { card, read, html } = await cardOf(claim, viewer, `/claims/${claim}/dossier`);
    expect(await checkHtml(html)).toEqual([]);
    expect(card).toContain(`<mark>${WORDS}</mark>`);
    expect(read).toContain('Same words as our copy of The morning paper, ');
  });

  it('stands by itself for those from whom the copies of its source are kept', async () => {
    const { source, claim } = await stored();
    await posted('/claims', {
      text: 'Said in confidence',
      speaker: { name: 'A minister' },
      ground_rule: 'background',
      attribution: { source_id: source },
    });
    const { card, read } = await cardOf(claim);
    expect(read).not.toContain('our copy of');
    expect(card).not.toContain('<mark>');
    expect(await attributionOf(claim)).toMatchObject({ comparisons: [], being_compared: false });
    expect((await cardOf(claim, checker)).read).toContain('Same words as our copy of');
    const dossier = await desk.get(`/claims/${claim}/dossier`, viewer);
    expect(await dossier.text()).not.toContain('whatever the papers say');
  });
});

describe('the wording facet', () => {
  async function suggested(tier: string | null, text = WORDS) {
    const { claim, source } = await stored(text, { claim: {} });
    const { id, version } = await attributionOf(claim);
    await desk.json('PATCH', `/attributions/${id}`, { tier }, { ...token, 'if-match': `"${version}"` });
    const html = await (await desk.get(`/claims/${claim}`, checker)).text();
    const [, row = ''] = /aria-labelledby="check-wording"([\s\S]*?)<\/section>/.exec(html) ?? [];
    return { value: /Suggested: ([^.;]*)/.exec(row)?.[1] ?? '', html, claim, source, id };
  }

  it('is suggested where a copy shows it for sure: the record’s own words, or another’s print of them', async () => {
    expect(await suggested('issuer')).toMatchObject({ value: 'Word for word' });
    const { value, html, id } = await suggested('secondary');
    expect(value).toBe('Matches the source');
    expect(html).toContain('Same words as our copy of The morning paper.');
    expect(html).toMatch(
      new RegExp(`name="findings\\.0\\.evidence\\.[a-z]+-\\d+[^"]*" value="attribution:${id}"[^>]* checked`),
    );
  });

  it('is left open where words differ, and where nobody said at which hand they are', async () => {
    expect(await suggested('issuer', 'We do … think that the big house should be sold')).toMatchObject({
      value: '',
    });
    expect(await suggested(null)).toMatchObject({ value: '' });
  });
});
