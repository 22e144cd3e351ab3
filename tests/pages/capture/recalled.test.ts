import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { captureFile } from '../../../src/pages/capture/actions/capture-file.js';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// What a text tells second-hand is captured with whoever recalls it, as the comparison will read it.

const WORDS = 'go home and stay there';
const TEXT = [
  'Dockers sent home',
  'Lena Okoye said that Mira Halvorsen told the dockers to “go home and stay there”. The harbour was calm.',
  '“We were never told why,” Okoye said.',
].join('\n\n');

let desk: TestDesk;
let checker: Sends;
let at: string;
beforeEach(async () => {
  await desk?.close();
  desk = await openDesk();
  checker = await desk.signIn('checker');
});
afterAll(() => desk.close());

interface Row {
  readonly n: number;
  readonly version: number;
  readonly text: string;
  readonly recounted_by: { readonly name: string; readonly speaker_id: number | null } | null;
  readonly asks: readonly string[];
}

async function capture(text = TEXT): Promise<Row[]> {
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text }, checker);
  at = answer.headers.get('location') ?? '';
  return rows();
}

async function rows(): Promise<Row[]> {
  return ((await (await desk.get(`${at}.json`, checker)).json()) as { quotations: Row[] }).quotations;
}

const told = (all: readonly Row[]) => {
  const [row, ...others] = all.filter(({ text }) => text === WORDS);
  expect(others).toEqual([]);
  return row as Row;
};

/** Decides as the row of the quotation does, and saves what is accepted. */
async function accept({ n, version }: Row, fields: Readonly<Record<string, string>>) {
  const answer = await desk.form(
    `${at}/quotations/${n}`,
    { do: 'accept', version: String(version), ...fields },
    checker,
  );
  expect(answer.status, await answer.clone().text()).toBe(303);
}

async function save(): Promise<void> {
  const html = await (await desk.get(at, checker)).text();
  const [, seen = ''] = /name="id"[^>]*>\s*<input type="hidden" name="seen" value="([^"]*)"/.exec(html) ?? [];
  const answer = await desk.form('/capture/claims', { id: at.split('/')[2] ?? '', seen }, checker);
  expect(answer.status, await answer.clone().text()).toBe(303);
  await desk.ctx.comparer.all();
}

async function claim() {
  const { claims } = (await (await desk.get('/claims.json?q=stay', checker)).json()) as {
    claims: { id: number; recounted_by: string | null; match: { state: string } }[];
  };
  return claims[0];
}

describe('words that a text tells second-hand', () => {
  it('are offered with whoever recalls them, and not asked about for that', async () => {
    const row = told(await capture());
    expect(row.recounted_by).toEqual({ name: 'Lena Okoye', speaker_id: null });
    expect(row.asks.join()).not.toContain('second-hand');
    const page = await (await desk.get(at, checker)).text();
    expect(page).toMatch(/Recalled by[\s\S]{1,300}name="recounted_by.name" value="Lena Okoye"/);
  });

  it('are saved so, and say so in the strip', async () => {
    await accept(told(await capture()), {
      'speaker.name': 'Mira Halvorsen',
      'recounted_by.name': 'Lena Okoye',
    });
    await save();
    const saved = await claim();
    expect(saved).toMatchObject({ recounted_by: 'Lena Okoye', match: { state: 'same' } });
    expect(await (await desk.get(`/claims/${saved?.id}`, checker)).text()).toContain(
      'As recalled by Lena Okoye.',
    );
  });

  it('are by one who is saved, where the name is known', async () => {
    const { id } = await desk.as('checker', (change) => addTestSpeaker(change, 'Lena Okoye'));
    expect(told(await capture()).recounted_by).toEqual({ name: 'Lena Okoye', speaker_id: id });
  });

  it('are recalled by another, or by nobody, where that is typed in the row', async () => {
    const { id } = await desk.as('checker', (change) => addTestSpeaker(change, 'Lena Okoye'));
    await accept(told(await capture()), { 'recounted_by.name': 'Pavel Dorn', 'recounted_by.id': String(id) });
    expect(told(await rows()).recounted_by).toEqual({ name: 'Pavel Dorn', speaker_id: null });
    await accept(told(await rows()), { teller_shown: 'yes', 'recounted_by.name': '', 'recounted_by.id': '' });
    expect(told(await rows()).recounted_by).toBeNull();
  });

  it('are not recalled by their own speaker', async () => {
    const { n, version } = told(await capture());
    const fields = { do: 'accept', version: String(version), 'speaker.name': 'Lena Okoye' };
    const answer = await desk.form(`${at}/quotations/${n}`, fields, checker);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('“Recalled by” cannot be the speaker');
  });

  it('are asked about where a saved speaker may be meant', async () => {
    await desk.as('checker', (change) => addTestSpeaker(change, 'Helena Okoye'));
    const asked = told(await capture()).asks.filter((ask) => ask.startsWith('Recalled by'));
    expect(asked).toEqual(['Recalled by “Lena Okoye”: is this Helena Okoye? Choose a speaker.']);
  });

  describe('and may be by a saved speaker of a similar name', () => {
    const speaker = { 'speaker.name': 'Mira Halvorsen' };
    let saved: number;
    beforeEach(async () => {
      saved = (await desk.as('checker', (change) => addTestSpeaker(change, 'Helena Okoye'))).id;
    });
    const send = ({ n, version }: Row, fields: Readonly<Record<string, string>>) =>
      desk.form(`${at}/quotations/${n}`, { do: 'accept', version: String(version), ...fields }, checker);
    const named = async (name: string) =>
      (await desk.ctx.db.selectFrom('speakers').select('id').where('name', '=', name).execute()).length;

    it('are not accepted before somebody says who recalls them', async () => {
      const answer = await send(told(await capture()), { ...speaker, 'recounted_by.name': 'Lena Okoye' });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(
        '“Lena Okoye” may be a saved speaker. Choose one, or add a new one.',
      );
    });

    it('are by the saved one where the row says so', async () => {
      const row = told(await capture());
      const page = await (await desk.get(at, checker)).text();
      expect(page).toMatch(
        new RegExp(`name="recounted_by.id" value="${saved}"[^>]*><span>Recalled by <bdi>Helena`),
      );
      expect(page).toMatch(/captured-ask[\s\S]*?Recalled by “Lena Okoye”: is this Helena Okoye/u);
      expect((await send(row, { do: 'save', 'recounted_by.id': String(saved) })).status).toBe(303);
      const chosen = told(await rows());
      expect(chosen.recounted_by).toEqual({ name: 'Helena Okoye', speaker_id: saved });
      expect(chosen.asks.join()).toContain('Who said this?');
    });

    it('are by one new speaker, however often the text has the name', async () => {
      const more = `${TEXT}\n\nLena Okoye said that Mira Halvorsen told the crews to “leave the cranes alone at night”.`;
      await capture(more);
      for (const { n } of (await rows()).filter(({ recounted_by: by }) => by !== null)) {
        const row = (await rows()).find((one) => one.n === n) as Row;
        expect((await send(row, { 'recounted_by.id': 'new' })).status).toBe(303);
      }
      await save();
      expect([await named('Lena Okoye'), await named('Helena Okoye')]).toEqual([1, 1]);
    });

    it('are not saved by JSON without an answer, and are with one', async () => {
      const { n } = told(await capture());
      const token = await desk.token('checker');
      const id = Number(at.split('/')[2]);
      const given = { n, speaker: { name: 'Mira Halvorsen' } };
      const left = await desk.json('POST', '/capture/claims', { id, quotations: [given] }, token);
      expect(left.status).toBe(422);
      expect(await left.text()).toContain('quotations.0.recounted_by.name');
      const quotations = [{ ...given, recounted_by_id: saved }];
      const answer = await desk.json('POST', '/capture/claims', { id, quotations }, token);
      expect([answer.status, await named('Lena Okoye')]).toEqual([201, 0]);
    });

    it('are left by the command, which saves only what is certain', async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'recalled-')), 'dockers.txt');
      writeFileSync(file, TEXT);
      const { left } = await captureFile(desk.ctx, file, { all: false, dryRun: false });
      expect(left.map(({ item }) => item.fields.text)).toContain(WORDS);
      expect(await named('Lena Okoye')).toBe(0);
    });
  });

  it('are not recalled by their own speaker under another name', async () => {
    const input = { name: 'Mira Halvorsen', names: [{ name: 'Lena Okoye' }] };
    const added = await desk.json('POST', '/speakers', input, await desk.token('checker'));
    const { id } = (await added.json()) as { id: number };
    const { n, version, asks } = told(await capture());
    expect(asks.join()).toContain('“Recalled by” cannot be the speaker');
    const token = { ...(await desk.token('checker')), 'if-match': `"${version}"` };
    const body = { do: 'accept', speaker_id: id, recounted_by_id: id };
    const answer = await desk.json('POST', `${at}/quotations/${n}`, body, token);
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('cannot be the speaker'),
    ]);
  });

  it('are not recalled by a number that is nobody’s', async () => {
    const { n, version } = told(await capture());
    const token = { ...(await desk.token('checker')), 'if-match': `"${version}"` };
    const body = { do: 'accept', speaker: { name: 'Mira Halvorsen' }, recounted_by_id: 99_999 };
    const answer = await desk.json('POST', `${at}/quotations/${n}`, body, token);
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('There is no such speaker'),
    ]);
  });

  it('change by JSON, and null clears whoever recalls them', async () => {
    const { n, version } = told(await capture());
    const token = { ...(await desk.token('checker')), 'if-match': `"${version}"` };
    const answer = await desk.json(
      'POST',
      `${at}/quotations/${n}`,
      { do: 'save', recounted_by: { name: 'Pavel Dorn' } },
      token,
    );
    expect(answer.status, await answer.clone().text()).toBe(200);
    expect(told(await rows()).recounted_by).toEqual({ name: 'Pavel Dorn', speaker_id: null });
    const again = { ...token, 'if-match': `"${version + 1}"` };
    await desk.json('POST', `${at}/quotations/${n}`, { do: 'save', recounted_by: null }, again);
    expect(told(await rows()).recounted_by).toBeNull();
  });

  it.each([
    'She said that Mira Halvorsen told the dockers to “go home and stay there”.',
    'A docker said that Mira Halvorsen told the others to “go home and stay there”.',
    'The ministry said that Mira Halvorsen told the dockers to “go home and stay there”.',
    '“We will pay,” Mira Halvorsen said. Pavel Dorn said she told the dockers to “go home and stay there”.',
  ])('name nobody who recalls them where the text leaves doubt: %s', async (text) => {
    expect(told(await capture(`Dockers sent home\n\n${text}`)).recounted_by).toBeNull();
  });
});
