import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// What the text says is kept with what is saved from it: language, times, and who is known.

let desk: TestDesk;
let token: Sends;
beforeAll(async () => {
  desk = await openDesk();
  token = await desk.token('checker');
});
afterAll(() => desk.close());

interface Begun {
  readonly id: number;
  readonly quotations: readonly {
    readonly n: number;
    readonly text: string;
    readonly certain: boolean;
    readonly asks: readonly string[];
    readonly locator: string | null;
  }[];
}

async function begin(text: string, source: object = {}): Promise<Begun> {
  const made = await desk.json(
    'POST',
    '/capture',
    { text, source: { title: text.split('\n')[0], ...source } },
    token,
  );
  expect(made.status, await made.clone().text()).toBe(201);
  return (await made.json()) as Begun;
}

async function save(id: number, n: number, name: string) {
  const quotations = [{ n, speaker: { name } }];
  const saved = await desk.json('POST', '/capture/claims', { id, quotations }, token);
  expect(saved.status, await saved.clone().text()).toBe(201);
  return (await saved.json()) as { claims: { id: number }[]; source_id: number };
}

const read = async (path: string) =>
  (await desk.get(`${path}.json`, token)).json() as Promise<Record<string, unknown>>;

const GERMAN = `Fähre fährt wieder ab Mai

Die Fähre nach Marren soll ab dem Frühjahr wieder fahren, und die Stadt will das Geld dafür geben. „Sie wird im Mai wieder fahren, und niemand muss mehr bezahlen“, sagte die Bürgermeisterin Anna Weber am Dienstag im Rathaus.
`;

describe('the language of a text', () => {
  it('goes to its source where nobody gave another', async () => {
    const { id } = await begin(GERMAN);
    const { source_id } = await save(id, 1, 'Anna Weber');
    expect(await read(`/sources/${source_id}`)).toMatchObject({ language: 'de' });
  });

  it('is left empty where it cannot be told', async () => {
    const { id } = await begin('Zq\n\n“Vrk zml,” Ana Brook said.');
    const { source_id } = await save(id, 1, 'Ana Brook');
    expect(await read(`/sources/${source_id}`)).toMatchObject({ language: null });
  });
});

describe('the times of a transcript', () => {
  const TEXT = `Talk in Marren

[00:12:03] ANA BROOK: The ferry will run again from May.

[00:14:40] PIET KARR: Nobody has asked the pilots about it.
`;

  it('are the places of its quotations, and become their locators', async () => {
    const { id, quotations } = await begin(TEXT);
    expect(quotations.map(({ locator }) => locator)).toEqual(['0:12:03', '0:14:40']);
    const { claims } = await save(id, 2, 'Piet Karr');
    const { attributions } = await read(`/claims/${claims[0]?.id}`);
    expect(attributions).toMatchObject([{ locator: '0:14:40' }]);
  });
});

describe('words that the text denies', () => {
  it('are not certain, and say so before they are saved', async () => {
    const text =
      'Mayor answers\n\n“It is not true that the mayor lied to this city,” Ana Brook said.\n\n“The ferry will run again from May,” Ana Brook said.\n';
    const { id } = await begin(text);
    const added = await desk.json(
      'POST',
      `/capture/${id}/quotations`,
      { exact: 'the mayor lied to this city' },
      token,
    );
    expect(added.status).toBe(201);
    const { quotations } = (await read(`/capture/${id}`)) as unknown as Begun;
    const part = quotations.find((one) => one.text === 'the mayor lied to this city');
    expect(part?.certain).toBe(false);
  });
});

describe('a known person typed over a description', () => {
  it('is that person', async () => {
    const speaker = await desk.as('checker', (change) => addTestSpeaker(change, 'Wilna Zaspel'));
    const { id } = await begin('Harbour shut\n\n“The harbour is shut,” a senior official said on Tuesday.');
    const sent = {
      do: 'accept',
      edited: 'yes',
      version: '1',
      text: 'The harbour is shut',
      form: 'direct',
      'speaker.name': 'Wilna Zaspel',
      'speaker.kind': 'unnamed',
    };
    const answer = await desk.form(`/capture/${id}/quotations/1`, sent, await desk.signIn('checker'));
    expect(answer.status).toBe(303);
    const { quotations } = (await read(`/capture/${id}`)) as unknown as {
      quotations: readonly { speaker: { speaker_id: number } }[];
    };
    expect(quotations[0]?.speaker.speaker_id).toBe(speaker.id);
  });
});
