import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { runCommand } from '../../support/run-command.js';

// A sentence is pasted with its credit: the words are found, and the name is compared with the one on record.

let desk: TestDesk;
let [token, session] = [{}, {}] as Sends[];
beforeAll(async () => {
  desk = await openDesk();
  [token, session] = await Promise.all([desk.token('checker'), desk.signIn('checker')]);
  await posted('Every week costs us a village', 'Lotte Brandiger');
  await posted('We were surprised at how quickly they agreed', 'Bruno Kavel');
});
afterAll(() => desk.close());

async function posted(text: string, name: string): Promise<void> {
  const body = { text, language: 'en', form: 'direct', speaker: { name } };
  expect((await desk.json('POST', '/claims', body, token)).status).toBe(201);
}

async function creditsOf(q: string, more: Record<string, string> = {}) {
  const answer = await desk.get(`/lookup.json?${new URLSearchParams({ q, ...more })}`, token);
  const { claims } = (await answer.json()) as {
    claims: { speaker: { name: string }; credited_to: string | null; other_speaker: boolean | null }[];
  };
  return claims.map(({ speaker, credited_to: to, other_speaker: isOther }) => [speaker.name, to, isOther]);
}

const BRANDIGER = 'Lotte Brandiger';

it('between single marks, by another', async () => {
  const q = '‘Every week costs us a village,’ Edda Quill said.';
  expect(await creditsOf(q)).toEqual([[BRANDIGER, 'Edda Quill', true]]);
  const html = await (await desk.get(`/lookup?${new URLSearchParams({ q })}`, session)).text();
  expect(html).toContain('Recorded as said by Lotte Brandiger, not by Edda Quill');
  const { out } = await runCommand(['lookup', q, '--db', desk.ctx.config.file]);
  expect(out).toContain('Recorded as said by Lotte Brandiger, not by Edda Quill');
});

it('by the one on record, by her last name, and by nobody who is named', async () => {
  expect(await creditsOf('“Every week costs us a village,” Lotte Brandiger said.')).toEqual([
    [BRANDIGER, BRANDIGER, false],
  ]);
  expect(await creditsOf('“Every week costs us a village,” she said.')).toEqual([[BRANDIGER, null, null]]);
  expect(await creditsOf('Every week costs us a village')).toEqual([[BRANDIGER, null, null]]);
});

const BOTH =
  '“Every week costs us a village,” Edda Quill said. “We were surprised at how quickly they agreed,” Bruno Kavel said.';

it('each by its own credit', async () => {
  expect((await creditsOf(BOTH)).sort()).toEqual([
    ['Bruno Kavel', 'Bruno Kavel', false],
    [BRANDIGER, 'Edda Quill', true],
  ]);
});

describe('a typed speaker', () => {
  const passagesOf = async (q: string, speaker: string) => {
    const answer = await desk.get(`/lookup.json?${new URLSearchParams({ q, speaker })}`, token);
    const { passages } = (await answer.json()) as {
      passages: {
        says: string;
        stands: boolean;
        answered_for: string | null;
        typed_speaker_holds: boolean;
      }[];
    };
    return passages;
  };

  it('does not hold for words that the text credits to somebody else, and each sentence says so', async () => {
    expect((await creditsOf(BOTH, { speaker: BRANDIGER })).sort()).toEqual([
      ['Bruno Kavel', 'Bruno Kavel', false],
      [BRANDIGER, 'Edda Quill', true],
    ]);
    const instead = ['Edda Quill', 'Bruno Kavel'].map(
      (name) => `Looked up under ${name}, whom your text credits, not under Lotte Brandiger`,
    );
    const passages = await passagesOf(BOTH, BRANDIGER);
    expect(passages).toMatchObject([
      { answered_for: 'Edda Quill', typed_speaker_holds: false, stands: false },
      { answered_for: 'Bruno Kavel', typed_speaker_holds: false },
    ]);
    const query = new URLSearchParams({ q: BOTH, speaker: BRANDIGER });
    const html = await (await desk.get(`/lookup?${query}`, session)).text();
    const { out } = await runCommand(['lookup', BOTH, '--speaker', BRANDIGER, '--db', desk.ctx.config.file]);
    for (const [at, sentence] of instead.entries()) {
      expect(passages[at]?.says).toContain(sentence);
      expect(html).toContain(sentence);
      expect(out).toContain(sentence);
    }
  });

  it('is told so where the text is one quotation', async () => {
    const q = '“We were surprised at how quickly they agreed,” Bruno Kavel said.';
    const query = new URLSearchParams({ q, speaker: BRANDIGER });
    const sentence = 'Looked up under Bruno Kavel, whom your text credits, not under Lotte Brandiger';
    expect(await (await desk.get(`/lookup?${query}`, session)).text()).toContain(sentence);
    const { out } = await runCommand(['lookup', q, '--speaker', BRANDIGER, '--db', desk.ctx.config.file]);
    expect(out).toContain(sentence);
  });

  it.each([
    ['nobody', '“Every week costs us a village.”'],
    ['“she”', '“Every week costs us a village,” she said.'],
    ['a spelling of the same name', '“Every week costs us a village,” Brandiger said.'],
  ])('holds where the text credits %s', async (_whom, q) => {
    expect(await creditsOf(q, { speaker: BRANDIGER })).toEqual([[BRANDIGER, BRANDIGER, false]]);
    const [passage] = await passagesOf(q, BRANDIGER);
    expect(passage).toMatchObject({ answered_for: BRANDIGER, typed_speaker_holds: true });
  });
});
