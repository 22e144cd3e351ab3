import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const WORDS = 'The ferries to Westerholm will not run before spring';
const CHINESE = '台湾问题上中方没有任何妥协退让的余地';

let desk: TestDesk;
let token: Sends;
let checker: Sends;
let viewer: Sends;
beforeAll(async () => {
  desk = await openDesk();
  token = await desk.token('checker');
  checker = await desk.signIn('checker');
  viewer = await desk.signIn('viewer');
});
afterAll(() => desk.close());

async function posted(path: string, body: Record<string, unknown>): Promise<number> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

/** A source with one kept copy. */
async function kept(title: string, text: string, language = 'en'): Promise<{ source: number; copy: number }> {
  const source = await posted('/sources', { type: 'webpage', title, language });
  return { source, copy: await posted(`/sources/${source}/snapshots`, { text }) };
}

function claimed(text: string, more: Record<string, unknown> = {}): Promise<number> {
  return posted('/claims', { text, language: 'en', speaker: { name: 'Ilse Marren' }, ...more });
}

interface Body {
  readonly claim_id: number;
  readonly copies: readonly Record<string, unknown>[];
}

async function copiesOf(claim: number, sends = token): Promise<Body> {
  return (await (await desk.get(`/claims/${claim}/copies.json`, sends)).json()) as Body;
}

async function pageOf(claim: number, sends = checker): Promise<string> {
  const html = await (await desk.get(`/claims/${claim}/copies`, sends)).text();
  expect(await checkHtml(html)).toEqual([]);
  return html;
}

/** The card of one source. */
function cardOf(html: string, title: string): string {
  return html.split('<article').find((card) => card.includes(`>${title}<`)) ?? '';
}

describe('where the words of a claim stand', () => {
  let named: { source: number; copy: number };
  let other: { source: number; copy: number };
  let claim: number;
  let attribution: number;
  beforeAll(async () => {
    other = await kept('Quay letter', `Dear all. ${WORDS.replace('not ', '')}. That is settled.`);
    named = await kept('Harbour news', `Ilse Marren spoke on Monday. “${WORDS},” she said, and left.`);
    await kept('Weather', 'Rain, and later more of it.');
    claim = await claimed(WORDS, { attribution: { source_id: named.source } });
    const { id } = await desk.ctx.db
      .selectFrom('attributions')
      .select('id')
      .where('claim_id', '=', claim)
      .executeTakeFirstOrThrow();
    attribution = id;
  });

  it('is shown source by source, the most faithful first, with the passage and the words marked', async () => {
    const html = await pageOf(claim);
    expect(html.indexOf('Harbour news')).toBeLessThan(html.indexOf('Quay letter'));
    expect(html).not.toContain('Weather');
    const card = cardOf(html, 'Harbour news');
    expect(card).toContain('Same words as our copy of Harbour news');
    expect(card).toContain(`<mark>${WORDS}</mark>`);
    expect(card).toContain(`href="/sources/${named.source}/snapshots/${named.copy}?at=30-82#passage"`);
  });

  it('says in words what another copy has otherwise', async () => {
    const card = cardOf(await pageOf(claim), 'Quay letter');
    expect(card).toContain('Not the same words as our copy of Quay letter');
    expect(card).toContain('a negation');
  });

  it('names what of it is on the claim, and offers to add the rest to who may', async () => {
    const html = await pageOf(claim);
    const add = `/claims/${claim}/attributions/new?source=${other.source}&snapshot=${other.copy}&at=10-58`;
    expect(cardOf(html, 'Harbour news')).toContain(`href="/attributions/${attribution}"`);
    expect(cardOf(html, 'Harbour news')).not.toContain('attributions/new');
    expect(cardOf(html, 'Quay letter')).toContain(`href="${add.replaceAll('&', '&amp;')}"`);
    expect(await pageOf(claim, viewer)).not.toContain('attributions/new');
    const form = await (await desk.get(add, checker)).text();
    expect(form).toContain('value="Quay letter"');
    expect(form).toContain(`name="source.id" value="${other.source}"`);
    // Not the claim's words: the source prints others.
    expect(form).toContain(`\n${WORDS.replace('not ', '')}</textarea>`);
  });

  it('says of a source that is only named by another that its words are not there', async () => {
    await posted(`/claims/${claim}/attributions`, { source_id: other.source });
    expect(cardOf(await pageOf(claim), 'Quay letter')).toContain('Added, without its wording');
  });

  it('is JSON by copy, with the attribution that names its source', async () => {
    const { claim_id, copies } = await copiesOf(claim);
    expect(claim_id).toBe(claim);
    expect(copies[0]).toEqual({
      source_id: named.source,
      snapshot_id: named.copy,
      captured_at: expect.stringMatching(/Z$/),
      verdict: 'exact',
      flags: expect.any(Array),
      spans: [[30, 82]],
      attribution_id: attribution,
    });
    expect(copies.map(({ verdict }) => verdict)).toEqual(['exact', 'altered']);
  });

  it('gathers the copies of one source, the newest in its place', async () => {
    desk.clock.advance(60_000);
    const newer = await posted(`/sources/${named.source}/snapshots`, {
      text: `She said: “${WORDS}.” This page was edited.`,
    });
    const html = await pageOf(claim);
    expect(html.match(/>Harbour news</g)).toHaveLength(1);
    const card = cardOf(html, 'Harbour news');
    expect(card).toContain(`/sources/${named.source}/snapshots/${newer}?at=11-63#passage`);
    expect(card).toContain('One older copy');
    expect((await copiesOf(claim)).copies).toHaveLength(3);
  });

  it('is asked for on the page of the claim', async () => {
    const html = await (await desk.get(`/claims/${claim}`, viewer)).text();
    expect(html).toContain(`href="/claims/${claim}/copies"`);
  });
});

it('finds Chinese words in a Chinese copy', async () => {
  const { copy } = await kept('新闻', `部长在会上说：“${CHINESE}。”随后他离开了会场。`, 'zh');
  const claim = await claimed(CHINESE, { language: 'zh' });
  expect((await copiesOf(claim)).copies).toMatchObject([
    { snapshot_id: copy, verdict: 'exact', attribution_id: null },
  ]);
  expect(cardOf(await pageOf(claim), '新闻')).toContain(`<mark>${CHINESE}</mark>`);
});

it('teaches, where no copy has the words, how one comes to have them', async () => {
  const claim = await claimed('Nobody ever wrote this sentence about turnips');
  expect((await copiesOf(claim)).copies).toEqual([]);
  const html = await pageOf(claim, viewer);
  expect(html).toContain('Not found in any saved copy');
  expect(html).toContain('Save a copy of a source');
});

it('offers nothing to add to a claim in the trash', async () => {
  await kept('Gate notice', 'The turnstiles at the northern gate shall stay open overnight.');
  const claim = await claimed('The turnstiles at the northern gate shall stay open overnight');
  const editor = await desk.signIn('editor');
  expect(await pageOf(claim, editor)).toContain('attributions/new');
  await desk.json(
    'POST',
    `/claims/${claim}/trash`,
    {},
    { ...(await desk.token('editor')), 'if-match': '"1"' },
  );
  const html = await pageOf(claim, editor);
  expect(html).toContain('Gate notice');
  expect(html).not.toContain('attributions/new');
});

it('shows no copy of a source that a restricted claim cites, and no such claim, to those who may not see it', async () => {
  const words = 'The dredger would be sold to the neighbouring port within a year';
  const { source, copy } = await kept('Confidential minutes', `${words}, the minutes say.`);
  const open = await claimed(words);
  const secret = await claimed(words, { ground_rule: 'background', attribution: { source_id: source } });
  expect((await copiesOf(open)).copies).toMatchObject([{ snapshot_id: copy }]);
  expect((await copiesOf(open, viewer)).copies).toEqual([]);
  expect(await pageOf(open, viewer)).not.toContain('Confidential minutes');
  expect((await desk.get(`/claims/${secret}/copies`, viewer)).status).toBe(404);
  expect((await desk.get(`/claims/${secret}/copies.json`, token)).status).toBe(200);
});

describe('the form for another source', () => {
  it('opens with a source, a copy and words that are there, and is refused others', async () => {
    const claim = await claimed('A claim to add to');
    const { source, copy } = await kept('Ledger', 'Paid in full.');
    const status = async (query: string) =>
      (await desk.get(`/claims/${claim}/attributions/new?source=${query}`, checker)).status;
    expect(await status(`${source}`)).toBe(200);
    expect(await status(`${source}&snapshot=${copy}&at=0-4`)).toBe(200);
    expect(await status('9999')).toBe(404);
    expect(await status('quay')).toBe(400);
    expect(await status(`${source}&snapshot=9999&at=0-4`)).toBe(404);
    for (const at of ['', '&at=4-4', '&at=90-99', '&at=one'])
      expect(await status(`${source}&snapshot=${copy}${at}`)).toBe(400);
  });
});
