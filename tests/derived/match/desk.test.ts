import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const COPY = `The harbour master came at nine. “The pier does not need a new deck,” she said. It rained.
“We shall close the yard in May, and nobody will lose a job,” she added.`;
const LOST = 'The pier does need a new deck';
const DIFFERS = 'Wording differs: ‘not’ is missing after ‘does’';

interface Match {
  readonly state: string;
  readonly words: string | null;
  readonly snapshot_id: number | null;
}

let desk: TestDesk;
let [checker, viewer, editor, token]: Sends[] = [];
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  editor = await desk.signIn('editor');
  viewer = await desk.signIn('viewer');
  token = await desk.token('editor');
});
afterAll(() => desk.close());

async function posted(path: string, body: object): Promise<{ id: number; version: number }> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as { id: number; version: number };
}

/** A source with a pasted copy, and a claim credited to it. */
async function stored(text: string, more: { claim?: object; copy?: string } = {}) {
  const source = await posted('/sources', { title: 'The harbour paper', language: 'en' });
  const copy = await posted(`/sources/${source.id}/snapshots`, { text: more.copy ?? COPY });
  const claim = await posted('/claims', {
    ...{ text, language: 'en', form: 'direct', speaker: { name: 'A harbour master' } },
    attribution: { source_id: source.id },
    ...more.claim,
  });
  return { source: source.id, copy: copy.id, claim: claim.id };
}

async function matchOf(claim: number, sends = viewer): Promise<Match> {
  const { match } = (await (await desk.get(`/claims/${claim}.json`, sends)).json()) as { match: Match };
  return match;
}

async function pageOf(path: string, sends = viewer): Promise<string> {
  const html = await (await desk.get(path, sends)).text();
  expect(await checkHtml(html)).toEqual([]);
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

async function idsWith(filter: string, sends = viewer): Promise<number[]> {
  const { claims } = (await (await desk.get(`/claims.json?${filter}`, sends)).json()) as {
    claims: { id: number }[];
  };
  return claims.map(({ id }) => id);
}

describe('a claim that lost a “not” of its source', () => {
  let lost: Awaited<ReturnType<typeof stored>>;
  beforeAll(async () => {
    lost = await stored(LOST, { claim: { tags: ['pier'] } });
  });

  it('says so under the quotation, with a link to the place, and in JSON', async () => {
    const html = await (await desk.get(`/claims/${lost.claim}`, viewer)).text();
    expect(html).toContain('‘not’ is missing after ‘does’');
    expect(html).toMatch(
      new RegExp(`href="/sources/${lost.source}/snapshots/${lost.copy}\\?at=\\d+-\\d+#passage"`),
    );
    expect(await matchOf(lost.claim)).toMatchObject({
      state: 'differs',
      words: '‘not’ is missing after ‘does’',
      snapshot_id: lost.copy,
      accepted: null,
    });
  });

  it('says so on every row: of claims, its speaker, its source, a tag, a list and the first page', async () => {
    const list = await posted('/lists', { title: 'For Friday' });
    await desk.json('POST', `/lists/${list.id}/items`, { claim_id: lost.claim }, token);
    const claim = (await (await desk.get(`/claims/${lost.claim}.json`, viewer)).json()) as {
      speaker: { id: number };
    };
    const tags = (await (await desk.get('/tags.json', viewer)).json()) as { tags: { id: number }[] };
    for (const path of [
      '/claims',
      `/speakers/${claim.speaker.id}`,
      `/sources/${lost.source}`,
      `/tags/${tags.tags[0]?.id}`,
      `/lists/${list.id}`,
      '/',
    ])
      expect(await pageOf(path, editor), path).toContain(DIFFERS);
  });

  it('is found by its match, alone or among others, and counted', async () => {
    const same = await stored('We shall close the yard in May, and nobody will lose a job');
    expect(await idsWith('match=differs')).toEqual([lost.claim]);
    expect(await idsWith('match=same')).toEqual([same.claim]);
    expect((await idsWith('match=differs&match=same')).sort()).toEqual([lost.claim, same.claim].sort());
    expect((await idsWith('match=differs,same')).length).toBe(2);
    const { facets } = (await (await desk.get('/claims.json', viewer)).json()) as { facets: object };
    expect(facets).toMatchObject({
      match: [
        { value: 'same', count: 1 },
        { value: 'differs', count: 1 },
      ],
    });
    const refused = await desk.get('/claims.json?match=wrong', viewer);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('not_compared')]);
  });

  it('has a column in CSV', async () => {
    const csv = await (await desk.get(`/claims.csv?match=differs`, viewer)).text();
    expect(csv.split('\r\n')[0]).toContain('match,match_in_words');
    expect(csv).toContain('‘not’ is missing after ‘does’');
  });

  it('is in the queue from the first comparison on, with the difference and what can be done', async () => {
    const home = await pageOf('/', checker);
    expect(home).toContain(DIFFERS);
    expect(home).toContain('Correct wording');
    const { queue } = (await (await desk.get('/.json', checker)).json()) as {
      queue: { id: string; count: { value: number } }[];
    };
    expect(queue.find(({ id }) => id === 'mismatches')?.count.value).toBe(1);
  });

  it('says the difference where the wording is decided, with a link to the passage', async () => {
    const html = await (await desk.get(`/claims/${lost.claim}`, checker)).text();
    const [, row = ''] = /aria-labelledby="check-wording"([\s\S]*?)<\/section>/.exec(html) ?? [];
    expect(row).toContain('‘not’ is missing after ‘does’');
    expect(row).toContain('#passage">Show passage</a>');
  });

  it('matches once its wording is corrected', async () => {
    const fixed = await stored(LOST);
    const { version, attributions } = (await (
      await desk.get(`/claims/${fixed.claim}.json`, checker)
    ).json()) as {
      version: number;
      attributions: { id: number; version: number }[];
    };
    expect(version).toBeGreaterThan(0);
    const one = attributions[0];
    await desk.json(
      'PATCH',
      `/attributions/${one?.id}`,
      { wording: 'The pier does not need a new deck' },
      { ...token, 'if-match': `"${one?.version}"` },
    );
    expect((await matchOf(fixed.claim)).state).toBe('same');
  });

  it('matches once a newer copy has its words', async () => {
    const corrected = await stored(LOST);
    await posted(`/sources/${corrected.source}/snapshots`, {
      text: COPY.replace('does not need', 'does need'),
    });
    expect((await matchOf(corrected.claim)).state).toBe('same');
  });

  it('is judged by the copy before where the newest goes to the trash', async () => {
    const again = await stored(LOST, { copy: COPY.replace('does not need', 'does need') });
    expect((await matchOf(again.claim)).state).toBe('same');
    const newer = await posted(`/sources/${again.source}/snapshots`, { text: COPY });
    expect((await matchOf(again.claim)).state).toBe('differs');
    const reason = { set_aside_reason: 'It is a copy of another page.' };
    await desk.json('DELETE', `/sources/${again.source}/snapshots/${newer.id}`, reason, token);
    expect((await matchOf(again.claim)).state).toBe('same');
  });
});

it('tells nobody of a copy that they may not see', async () => {
  const open = await stored(LOST);
  await posted('/claims', {
    ...{ text: 'Nobody will lose a job', language: 'en', ground_rule: 'background' },
    ...{ speaker: { name: 'A clerk' }, attribution: { source_id: open.source } },
  });
  expect((await matchOf(open.claim, checker)).state).toBe('differs');
  expect(await matchOf(open.claim, viewer)).toMatchObject({
    state: 'not_compared',
    words: null,
    snapshot_id: null,
  });
  expect(await pageOf(`/claims/${open.claim}`)).not.toContain('is missing');
  expect(await idsWith('match=differs')).not.toContain(open.claim);
  expect(await idsWith('match=differs', checker)).toContain(open.claim);
  const csv = await (await desk.get('/claims.csv?match=not_compared', viewer)).text();
  expect(csv).toContain(LOST);
});

it('says that no source prints the text of a claim where every wording is another', async () => {
  const { source } = await stored('The pier does not need a new deck');
  const claim = await posted('/claims', {
    text: 'The pier needs no deck',
    speaker: { name: 'A harbour master' },
  });
  await posted(`/claims/${claim.id}/attributions`, {
    ...{ source_id: source, wording: 'The pier does not need a new deck', language: 'en' },
  });
  expect(await matchOf(claim.id)).toMatchObject({
    state: 'differs',
    words: 'no recorded source has this wording',
  });
  expect(await pageOf(`/claims/${claim.id}`)).toContain('No recorded source has this wording.');
});
