import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { ARTICLE, finder } from './article.js';

let desk: TestDesk;
let checker: Sends;
beforeAll(async () => {
  desk = await openDesk();
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder());
  checker = await desk.signIn('checker');
});
afterAll(() => desk.close());

async function begin(text = ARTICLE): Promise<string> {
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text }, checker);
  return answer.headers.get('location') ?? '';
}

async function accept(at: string, ...numbers: number[]): Promise<void> {
  for (const n of numbers) {
    const answer = await desk.form(`${at}/quotations/${n}`, { do: 'accept', version: '1' }, checker);
    expect([n, answer.status]).toEqual([n, 303]);
  }
}

async function save(at: string): Promise<Response> {
  const html = await (await desk.get(at, checker)).text();
  const [, seen = ''] = /name="id"[^>]*>\s*<input type="hidden" name="seen" value="([^"]*)"/.exec(html) ?? [];
  return desk.form('/capture/claims', { id: at.split('/')[2] ?? '', seen }, checker);
}

const json = async (path: string) =>
  (await desk.get(path, checker)).json() as Promise<Record<string, unknown>>;

describe('saving a capture', () => {
  it('makes each a quotation with its source, copy, passage, credit, cue and cited source, in one change', async () => {
    const at = await begin();
    await accept(at, 1, 2);
    await desk.form(`${at}/quotations/3`, { do: 'accept', version: '1' }, checker);
    const rest = { do: 'drop', version: '1' };
    for (const n of [4, 5, 6]) await desk.form(`${at}/quotations/${n}`, rest, checker);
    const saved = await save(at);
    expect(saved.status).toBe(303);
    const to = saved.headers.get('location') ?? '';
    expect(to).toMatch(/^\/claims\/\d+\?capture=\d+/);
    const first = await (await desk.get(to, checker)).text();
    expect(first).toContain('1 of 3 from this article');
    const claim = await json(`${to.split('?')[0]}.json`);
    expect(claim).toMatchObject({
      text: 'The pier does not need a new deck before the spring',
      form: 'direct',
      speaker: { name: 'Felix Okone' },
      match: { state: 'same' },
    });
    const { claims } = (await json('/claims.json?form=indirect')) as { claims: { id: number }[] };
    const reported = await json(`/claims/${claims[0]?.id}.json`);
    const [named, article] = reported.attributions as Record<string, unknown>[];
    expect(named).toMatchObject({
      wording: null,
      source: { title: expect.stringContaining('County Radio') },
    });
    expect(article).toMatchObject({
      cue: 'told',
      relayed_from_id: named?.id,
      selector: { exact: 'the ferry would run again from the ninth of May' },
    });
    const events = await desk.ctx.db
      .selectFrom('events')
      .select('change_id')
      .where('subject_kind', 'in', ['claim', 'source', 'snapshot'])
      .distinct()
      .execute();
    expect(events).toHaveLength(1);
    expect((await desk.get(at, checker)).status).toBe(410);
  });

  it('of the same article again adds nothing, and says so', async () => {
    const at = await begin();
    const html = await (await desk.get(at, checker)).text();
    expect(html).toContain('This text is already saved');
    expect(html).toContain('Already recorded from this source');
    const refused = await desk.form(`${at}/quotations/1`, { do: 'accept', version: '1' }, checker);
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('already recorded'),
    ]);
  });

  it('of a newer version shows what is new in it', async () => {
    const newer = ARTICLE.replace('“never” to it', '“never” to it again');
    const at = await begin(newer);
    await desk.form(
      `${at}/source`,
      { version: '1', 'source.id': '1', 'source.title': 'Harbour master rules out new deck' },
      checker,
    );
    const html = await (await desk.get(at, checker)).text();
    expect(html).toMatch(
      /Another version of a saved source, last saved on [^:]*: 3 of 6 quotations already recorded from it/,
    );
  });

  it('gives a quotation that another source has this source, too', async () => {
    const other = ARTICLE.replace(
      'Harbour master rules out new deck',
      'No new deck, says the harbour master',
    );
    const at = await begin(other);
    await accept(at, 1);
    for (const n of [2, 3, 4, 5, 6])
      await desk.form(`${at}/quotations/${n}`, { do: 'drop', version: '1' }, checker);
    const saved = await save(at);
    expect(saved.headers.get('location')).toMatch(/^\/claims\/1\?capture=/);
    const claim = await json('/claims/1.json');
    expect(claim.attributions).toHaveLength(2);
  });

  it('makes one quotation of words that stand in the article twice, but not of a word that two people say', async () => {
    const text = `Twice\n\n“The deck stays as it is,” Olga Weiss said. “Never,” Piet Karr said.\n\n“The deck stays as it is!” Weiss said again. “Never!” Olga Weiss said.\n`;
    const told = [
      { words: '“The deck stays as it is,”', speaker: ['Olga Weiss', 'Olga Weiss', 'name', true] },
      { words: '“Never,”', speaker: ['Piet Karr', 'Piet Karr', 'name', true] },
      { words: '“The deck stays as it is!”', speaker: ['Weiss', 'Olga Weiss', 'name', true] },
      { words: '“Never!”', speaker: ['Olga Weiss', 'Olga Weiss', 'name', true] },
    ] as const;
    const run = vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder(told));
    const made = await desk.json('POST', '/capture', { text }, await desk.token('checker'));
    run.mockImplementation(finder());
    const { id } = (await made.json()) as { id: number };
    const quotations = [1, 2, 3, 4].map((n) => ({ n }));
    const saved = await desk.json('POST', '/capture/claims', { id, quotations }, await desk.token('checker'));
    const { claims } = (await saved.json()) as { claims: { id: number; outcome: string }[] };
    expect(claims.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'recorded', 'added']);
    expect(claims[2]?.id).toBe(claims[0]?.id);
  });

  it('does not drop one of two rows with the same words under two speakers', async () => {
    const text =
      'Two\n\n“The rail is older than the deck,” Olga Weiss said. “The rail is older than the deck,” Piet Karr said.\n';
    const told = [
      { words: '“The rail is older than the deck,” O', speaker: ['Olga Weiss', 'Olga Weiss', 'name', true] },
      { words: '“The rail is older than the deck,” P', speaker: ['Piet Karr', 'Piet Karr', 'name', true] },
    ] as const;
    const run = vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder(told));
    const token = await desk.token('checker');
    const made = await desk.json('POST', '/capture', { text }, token);
    run.mockImplementation(finder());
    const { id } = (await made.json()) as { id: number };
    const words = 'The rail is older than the deck';
    const names = ['Olga Weiss', 'Piet Karr'];
    const quotations = names.map((name, at) => ({ n: at + 1, text: words, speaker: { name } }));
    const saved = await desk.json('POST', '/capture/claims', { id, quotations }, token);
    expect(saved.status, await saved.clone().text()).toBe(201);
    const { claims } = (await saved.json()) as { claims: { outcome: string }[] };
    expect(claims.map(({ outcome }) => outcome)).toEqual(['added', 'added']);
  });

  it('keeps what is still open', async () => {
    const at = await begin(ARTICLE.replace('Harbour master', 'The harbour master'));
    await accept(at, 5);
    await save(at);
    const html = await (await desk.get(at, checker)).text();
    expect(html).toContain('This text is already saved');
  });
});

describe('a client', () => {
  const TEXT = 'Ferry to run\n\n“It will run,” Ana Brook said. “I promise,” she said.';
  const told = [
    { words: '“It will run,”', speaker: ['Ana Brook', 'Ana Brook', 'name', true], cue: 'said' },
    { words: '“I promise,”', speaker: ['she', 'Ana Brook', 'pronoun'], cue: 'said' },
  ] as const;

  it('gets the quotations, and saves those whose speakers are certain or given', async () => {
    vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder(told));
    const token = await desk.token('checker');
    const made = await desk.json(
      'POST',
      '/capture',
      { text: TEXT, source: { title: 'Ferry to run' } },
      token,
    );
    expect([made.status, made.headers.get('location')]).toEqual([
      201,
      expect.stringMatching(/^\/capture\/\d+$/),
    ]);
    const { id, quotations } = (await made.json()) as { id: number; quotations: Record<string, unknown>[] };
    expect(quotations).toMatchObject([
      {
        n: 1,
        text: 'It will run',
        certain: true,
        speaker: { name: 'Ana Brook', speaker_id: null, certain: true },
      },
      { n: 2, text: 'I promise', certain: false, speaker: { text: 'she', certain: false } },
    ]);
    const unsure = await desk.json(
      'POST',
      '/capture/claims',
      { id, quotations: [{ n: 1 }, { n: 2 }] },
      token,
    );
    expect(unsure.status).toBe(422);
    expect(await unsure.text()).toContain('quotations.1.speaker');
    const both = [{ n: 1 }, { n: 2, speaker: { name: 'Ana Brook' }, relayed_from: null }];
    const saved = await desk.json('POST', '/capture/claims', { id, quotations: both }, token);
    expect(saved.status).toBe(201);
    const { claims, capture_id } = (await saved.json()) as { claims: { n: number }[]; capture_id: unknown };
    expect([claims.map(({ n }) => n), capture_id]).toEqual([[1, 2], null]);
    const speakers = await desk.ctx.db
      .selectFrom('speakers')
      .select('id')
      .where('name', '=', 'Ana Brook')
      .execute();
    expect(speakers).toHaveLength(1);
  });
});
