import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

// Looking up a text on a small desk, over HTTP: what is found, in which words, and what nobody is told.

const WHOLE =
  'On this issue the harbour has no room for compromise or concessions. The city must adhere to the treaty.';
const FERRY = 'The ferries to Westerholm will not run before spring';

interface Claim {
  readonly id: number;
  readonly kind: string;
  readonly speaker: { readonly name: string };
  readonly differences: readonly {
    readonly op: string;
    readonly typed: string | null;
    readonly saved: string | null;
  }[];
  readonly misattributed_to: {
    readonly name: string;
    readonly actual_speaker: { readonly name: string };
  } | null;
  readonly citation: string | null;
  readonly other_speaker: boolean | null;
  readonly also_said_by: readonly { readonly claim_id: number }[];
  readonly translation_of: number | null;
  readonly wording: { readonly text: string } | null;
}
interface Found {
  readonly passages: readonly object[];
  readonly claims: readonly Claim[];
  readonly copies: readonly {
    readonly source_id: number;
    readonly verdict: string;
    readonly spans: unknown;
  }[];
}

let desk: TestDesk;
let [token, viewer, checker] = [{}, {}, {}] as Sends[];
const ids = {} as Record<'whole' | 'ferry' | 'other' | 'chinese' | 'hidden' | 'wrong', number>;
let letter = 0;

beforeAll(async () => {
  desk = await openDesk();
  [token, viewer, checker] = await Promise.all([
    desk.token('checker'),
    desk.token('viewer', 'read'),
    desk.signIn('checker'),
  ]);
  const article = { source: { title: 'Harbour news', outlet: { name: 'The Quay' } }, tier: 'secondary' };
  const add = (text: string, name: string, more: object = {}) =>
    posted('/claims', {
      text,
      language: 'en',
      form: 'direct',
      speaker: { name },
      attribution: article,
      ...more,
    });
  ids.whole = await add(WHOLE, 'Ilse Marren');
  ids.ferry = await add(`${FERRY}.`, 'Ilse Marren');
  ids.other = await add(`${FERRY}.`, 'Bo Lind');
  ids.hidden = await add('Nobody asked the pilots about the tide.', 'Wendelin Hidden', {
    ground_rule: 'background',
  });
  ids.chinese = await posted('/claims', {
    text: '春天之前渡轮不会开往西岛',
    language: 'zh',
    form: 'direct',
    speaker: { name: 'Ilse Marren' },
  });
  await posted(`/claims/${ids.ferry}/links`, { kind: 'translation_of', other_claim_id: ids.chinese });
  const source = await posted('/sources', { type: 'webpage', title: 'Quay letter', language: 'en' });
  await posted(`/sources/${source}/snapshots`, {
    text: 'Dear all. The cranes were painted green last autumn. That is settled.',
  });
  letter = source;
});
afterAll(() => desk.close());

async function posted(path: string, body: object): Promise<number> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

async function found(q: string, sends = token, more: Record<string, string> = {}): Promise<Found> {
  const answer = await desk.get(`/lookup.json?${new URLSearchParams({ q, ...more })}`, sends);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Found;
}

async function page(path: string, sends = checker): Promise<string> {
  const html = await (await desk.get(path, sends)).text();
  expect(await checkHtml(html)).toEqual([]);
  return html;
}

const kinds = ({ claims }: Found) => claims.map(({ id, kind }) => `${kind} ${id}`);

describe('a text that is looked up', () => {
  it('is found as the same words, under each name, with the translations linked to them', async () => {
    const { claims } = await found(`“${FERRY.toUpperCase()}!”`);
    expect(claims.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      `same ${ids.other}`,
      `same ${ids.ferry}`,
      `translation ${ids.chinese}`,
    ]);
    expect(claims[0]?.also_said_by).toMatchObject([{ claim_id: ids.ferry }]);
    expect(claims[2]?.translation_of).toBe(ids.ferry);
    expect(claims[0]?.citation).toContain('Bo Lind');
  });

  it('is found as a part, with the part marked and how the sentence goes on', async () => {
    expect(kinds(await found('the harbour has no room for compromise'))).toEqual([`part_of ${ids.whole}`]);
    const html = await page('/lookup?q=the+harbour+has+no+room+for+compromise');
    expect(html).toContain('<mark>the harbour has no room for compromise</mark>');
    expect(html).toContain('The sentence begins earlier: ‘On this issue’');
    expect(html).toContain('The sentence continues: ‘or concessions.’');
  });

  it('is found with other words in it, and the difference is told and drawn', async () => {
    const { claims } = await found('The ferries to Westerholm will run before summer');
    const [one] = claims.filter(({ id }) => id === ids.ferry);
    expect(one).toMatchObject({
      kind: 'nearly',
      differences: [
        { op: 'omitted', typed: null, saved: 'not', mark: 'negation' },
        { op: 'changed', typed: 'summer', saved: 'spring' },
      ],
    });
    const html = await page('/lookup?q=The+ferries+to+Westerholm+will+run+before+summer');
    expect(html).toMatch(/class="differs del grave"[^>]*>.*?not in your text, a negation:.*?not</s);
    expect(html).toMatch(/class="differs ins"[^>]*>.*?other words in the quotation:.*?summer</s);
  });

  it('may be a paragraph with quotations in it', async () => {
    const text = `Marren was clear on Monday: “${FERRY},” she said. The harbour, she added, “has no room for compromise”. Then it rained.`;
    expect(kinds(await found(text)).sort()).toEqual(
      [
        `contains ${ids.ferry}`,
        `contains ${ids.other}`,
        `part_of ${ids.whole}`,
        `translation ${ids.chinese}`,
      ].sort(),
    );
  });

  it('is found in a saved copy that no quotation has it from, with a way to enter it', async () => {
    const { claims, copies } = await found('The cranes were painted green last autumn.');
    expect([claims.length, copies.length]).toEqual([0, 1]);
    expect(copies[0]).toMatchObject({ source_id: letter, verdict: 'exact' });
    const html = await page('/lookup?q=The+cranes+were+painted+green+last+autumn.');
    expect(html).toContain('<mark>The cranes were painted green last autumn</mark>');
    expect(html).toMatch(/href="\/claims\/new\?source=\d+&amp;snapshot=\d+&amp;at=\d+-\d+"/);
  });

  it('that is nowhere says what was looked at and what to do', async () => {
    const html = await page('/lookup?q=Bananas+are+curved+by+decree');
    expect(html).toContain('Not on record');
    expect(html).toContain('All quotations with their other wordings');
  });

  it('says who else said it where a speaker is given', async () => {
    const { claims } = await found(FERRY, token, { speaker: 'Marren' });
    expect(claims.map(({ id, other_speaker }) => [id, other_speaker])).toEqual([
      [ids.other, true],
      [ids.ferry, false],
      [ids.chinese, false],
    ]);
    expect(await page(`/lookup?${new URLSearchParams({ q: FERRY, speaker: 'Marren' })}`)).toContain(
      'Recorded as said by Bo Lind, not by Marren',
    );
  });

  it('tells a viewer nothing of what is not on the record', async () => {
    expect(kinds(await found('Nobody asked the pilots about the tide.'))).toEqual([`same ${ids.hidden}`]);
    const [hidden, nothing] = await Promise.all(
      ['Nobody asked the pilots about the tide.', 'Nobody asked the bakers about the flour'].map((q) =>
        found(q, viewer),
      ),
    );
    const ofAny = { text: '', end: 0 };
    const withoutWords = (one: Found | undefined) => ({
      ...one,
      passages: one?.passages.map((passage) => ({ ...passage, ...ofAny })),
    });
    expect(withoutWords(hidden)).toEqual(withoutWords(nothing));
  });
});

describe('the ways in', () => {
  it('a form with a short text leads to its address, and one with a long text is answered at once', async () => {
    const short = await desk.form('/lookup', { text: FERRY, speaker: 'Bo Lind' }, checker);
    expect([short.status, short.headers.get('location')]).toEqual([
      303,
      `/lookup?${new URLSearchParams({ q: FERRY, speaker: 'Bo Lind' })}`,
    ]);
    const text = `${FERRY}. ${'Then it rained on the harbour again. '.repeat(300)}`;
    const long = await desk.form('/lookup', { text }, checker);
    expect(long.status).toBe(200);
    expect(await long.text()).toContain('Quotation in your text');
  });

  it('a token that only reads may send a long text as JSON, and more than 20,000 characters are refused', async () => {
    const answer = await desk.json('POST', '/lookup', { text: FERRY }, viewer);
    expect([answer.status, kinds((await answer.json()) as Found)[0]]).toEqual([200, `same ${ids.other}`]);
    const refused = await desk.json('POST', '/lookup', { text: 'x'.repeat(20_001) }, viewer);
    expect(refused.status).toBe(422);
    const form = await desk.form('/lookup', { text: '' }, checker);
    expect([form.status, await form.text()]).toEqual([
      422,
      expect.stringContaining('Enter the text to look up'),
    ]);
  });

  it('the search of quotations offers it for a sentence, and not for words', async () => {
    const offered = async (q: string) =>
      (await page(`/claims?${new URLSearchParams({ q })}`)).includes('href="/lookup?q=');
    expect(await offered(`"${FERRY}"`)).toBe(true);
    expect(await offered('ferries Westerholm spring')).toBe(false);
  });

  it('signing in keeps the words', async () => {
    const path = `/lookup?${new URLSearchParams({ q: '渡轮'.repeat(400) })}`;
    const first = await desk.get(path);
    const signIn = first.headers.get('location') ?? '';
    expect(signIn).toMatch(/^\/sign-in\?next=/);
    await desk.givePassword('viewer', 'grey heron on a wire');
    const next =
      /name="next" value="([^"]+)"/
        .exec(await (await desk.get(signIn)).text())?.[1]
        ?.replaceAll('&amp;', '&') ?? '';
    const { email } = desk.users.viewer;
    const done = await desk.form('/sign-in', { email, password: 'grey heron on a wire', next });
    expect([done.status, done.headers.get('location')]).toEqual([303, path]);
  });
});
