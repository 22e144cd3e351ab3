import { expect } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// An invented story with one quotation for each thing that a copy can say of whose words they are and whether anybody
// asserts them. Each has a teller, a phrase or a name of its own, so that its sentence can be told from all others.

export interface StatesStory {
  readonly desk: TestDesk;
  readonly viewer: Sends;
  readonly list: number;
  readonly claims: Readonly<Record<State, number>>;
  readonly speaker: number;
}

/** What every export and style says of the quotation, apart from punctuation. */
export const SENTENCES = {
  anotherSpeaker: 'Tomas Brandt is credited with these words',
  denied: 'these words are denied: ‘It is not true that',
  conditional: 'these words are conditional: ‘If the court orders it',
  asked: 'these words are part of a question: ‘Is it true that',
  imagined: 'nobody is reported as saying these words: ‘An older Mira Halvorsen would have said',
  hearsay: 'these words are second-hand, from Lena Okoye',
  recalled: 'as recalled by Pavel Dorn',
  ours: 'This is our own piece; no other source of these words has been seen.',
  accepted: 'Ines Moral is credited with these words',
} as const;

/** In rows and on pages, the name of the source is marked. */
export const MARKED_OURS = 'our own piece';

export type State = keyof typeof SENTENCES;

/** How the mismatch that two people accepted goes on. */
export const ACCEPTED = 'Accepted by Chris Checker and Eddie Editor, 26 June 2023';

const PASSAGES: Readonly<Record<State, readonly [text: string, printed: string]>> = {
  anotherSpeaker: [
    'The bridge will open in May.',
    '“The bridge will open in May,” the harbour master, Tomas Brandt, said.',
  ],
  denied: [
    'the council lied to this city',
    '“It is not true that the council lied to this city,” Mira Halvorsen said.',
  ],
  conditional: [
    'we will leave the pier',
    '“If the court orders it, we will leave the pier,” Mira Halvorsen said.',
  ],
  asked: [
    'the ferry was sold twice',
    '“Is it true that the ferry was sold twice?” Mira Halvorsen asked the council.',
  ],
  imagined: ['The sea does not wait.', 'An older Mira Halvorsen would have said: “The sea does not wait.”'],
  hearsay: [
    'go home and stay there',
    'Lena Okoye said that Mira Halvorsen told the dockers to “go home and stay there”.',
  ],
  recalled: [
    'no crane is worth a life',
    'Pavel Dorn said that Mira Halvorsen told the crews “no crane is worth a life”.',
  ],
  ours: ['Nobody paid for the lamps.', '“Nobody paid for the lamps,” Mira Halvorsen said.'],
  accepted: [
    'The old lighthouse stays lit.',
    '“The old lighthouse stays lit,” the keeper, Ines Moral, said.',
  ],
};

/** What a source prints besides, so that the copy names everybody in full. */
const OPENING = 'The minister, Mira Halvorsen, visited Lunden on Sunday.';

export async function openStatesStory(): Promise<StatesStory> {
  const desk = await openDesk({ url: 'https://desk.example' });
  const [viewer, checker, editor] = [
    await desk.token('viewer'),
    await desk.token('checker'),
    await desk.token('editor'),
  ];
  const post = async <T = { id: number }>(path: string, body: object, as = checker): Promise<T> => {
    const answer = await desk.json('POST', path, body, as);
    expect([200, 201], await answer.clone().text()).toContain(answer.status);
    return (await answer.json()) as T;
  };
  const halvorsen = await post('/speakers', { name: 'Mira Halvorsen', kind: 'person' });
  const dorn = await post('/speakers', { name: 'Pavel Dorn', kind: 'person' });
  const courier = await post('/outlets', { name: 'The Quay Courier', kind: 'newspaper' });
  const ours = await post('/outlets', { name: 'The Lunden Ledger', kind: 'newspaper' });
  const add = async (state: State, outlet: number): Promise<number> => {
    const [text, printed] = PASSAGES[state];
    const source = await post('/sources', {
      ...{ type: 'article-newspaper', title: `Sunday in Lunden: ${state}`, outlet_id: outlet },
      ...{ issued: '2023-06-19', language: 'en' },
    });
    const form = /^\p{Lu}/u.test(text) ? 'direct' : 'partial';
    const recounted = state === 'recalled' ? { recounted_by_id: dorn.id } : {};
    const { id } = await post('/claims', {
      ...{ text, language: 'en', speaker_id: halvorsen.id, form },
      attribution: { source_id: source.id, tier: 'secondary', ...recounted },
    });
    await post(`/sources/${source.id}/snapshots`, { text: `${OPENING}\n\n${printed}` });
    return id;
  };
  desk.clock.set('2023-06-25T10:00:00.000Z');
  const claims: Partial<Record<State, number>> = {};
  for (const state of Object.keys(PASSAGES) as State[])
    claims[state] = await add(state, state === 'ours' ? ours.id : courier.id);
  const patched = await desk.json(
    'PATCH',
    `/outlets/${ours.id}`,
    { is_ours: true },
    {
      ...editor,
      'if-match': '"1"',
    },
  );
  expect(patched.status, await patched.clone().text()).toBe(200);
  await desk.ctx.comparer.all();
  desk.clock.set('2023-06-26T09:00:00.000Z');
  const { findings } = await post<{ findings: { id: number }[] }>(`/claims/${claims.accepted}/findings`, {
    findings: [
      {
        facet: 'speaker',
        value: 'confirmed',
        rationale: 'The recording has Halvorsen; the paper mixed them up.',
      },
    ],
  });
  await post(`/findings/${findings[0]?.id}/agreement`, {}, editor);
  desk.clock.set('2023-06-27T14:03:00.000Z');
  const list = await post('/lists', {
    ...{ title: 'A Sunday in Lunden', shared: true, style: 'newsroom', claim_ids: Object.values(claims) },
  });
  return { desk, viewer, list: list.id, claims: claims as Record<State, number>, speaker: halvorsen.id };
}
