import { expect } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// An invented story with everything that an export has to tell: a lost “not”, words under the wrong name, a mixed
// quotation, a source that is only named, fields that nobody filled in, and a mismatch that two people accepted.

export interface ExportStory {
  readonly desk: TestDesk;
  readonly viewer: Sends;
  readonly checker: Sends;
  readonly list: number;
  readonly claims: Readonly<Record<StoryClaim, number>>;
  readonly speakers: { readonly halvorsen: number; readonly brandt: number };
}

export type StoryClaim =
  | 'lostNot'
  | 'wrongName'
  | 'mixed'
  | 'relayed'
  | 'bare'
  | 'accepted'
  | 'otherDiffers'
  | 'nobodySaid'
  | 'nested'
  | 'unseen';

const HALVORSEN = { name: 'Mira Halvorsen', kind: 'person' } as const;
const BRANDT = { name: 'Tomas Brandt', kind: 'person' } as const;

const COURIER = {
  type: 'article-newspaper',
  title: 'Minister defends harbour toll',
  outlet: { name: 'The Quay Courier' },
  authors: [{ family: 'Okafor', given: 'Ben' }],
  issued: '2023-06-19',
  accessed: '2023-06-25',
  url: 'https://courier.example/toll',
  language: 'en',
} as const;

const COURIER_TEXT = [
  '“The harbour does not close in winter,” the minister, Mira Halvorsen, told reporters in Lunden.',
  'She said the toll was “a tax on patience” and would be gone by spring.',
  '“Ships do not vote,” she said.',
  '“We will rebuild the old pier before autumn,” she added.',
  '“He told me ‘go home’ twice,” she said of the harbour master.',
  'According to Coast Radio, she promised that no ferry would be cut.',
  '“The sea keeps its own books,” the minister said.',
].join('\n\n');

const PRESS_CONFERENCE = {
  name: 'Press conference on the harbour toll',
  kind: 'press_conference',
  date: '2023-06-18',
  time_zone: 'Europe/Oslo',
  place: 'Lunden',
} as const;

export async function openExportStory(): Promise<ExportStory> {
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
  const minister = { title: 'Minister for Harbours', body: null, held_from: '2022', held_to: null };
  const halvorsen = await post('/speakers', { ...HALVORSEN, titles: [minister] });
  const brandt = await post('/speakers', BRANDT);
  const courier = await post('/sources', COURIER);
  const add = async (text: string, more: object = {}, attribution: object | null = {}) => {
    const { id } = await post('/claims', {
      ...{ text, language: 'en', form: 'direct', speaker_id: halvorsen.id },
      ...(attribution && { attribution: { source_id: courier.id, tier: 'secondary', ...attribution } }),
      ...more,
    });
    return id;
  };
  const said = { occasion: PRESS_CONFERENCE };
  const claims = {
    lostNot: await add('The harbour does close in winter.', said, {
      credited_as: 'the minister',
      cue: 'told reporters',
      locator: 'para 1',
    }),
    wrongName: await add('Ships do not vote.', said),
    mixed: await add('the toll was “a tax on patience” and would be gone by spring', {
      ...said,
      form: 'mixed',
    }),
    relayed: await add(
      'no ferry would be cut',
      { form: 'indirect' },
      {
        relayed_from: {
          source: { type: 'broadcast', title: 'Coast Radio', outlet: { name: 'Coast Radio' } },
        },
      },
    ),
    bare: await add(
      'keeps its own books',
      { form: 'partial' },
      { source_id: undefined, source: BARE, tier: null },
    ),
    accepted: await add('We shall rebuild the old pier before autumn.', said),
    otherDiffers: await add('The harbour does not close in winter.', said),
    nobodySaid: await add('The sea keeps its own books.'),
    nested: await add('He told me “go home” twice.', { said_on: '2023-06' }),
    unseen: await add('We never sold the lighthouse.', {}, null),
  };
  await post(`/claims/${claims.otherDiffers}/attributions`, {
    ...{ source: EVENING, tier: 'secondary', wording: 'The harbour does not close in winter.' },
  });
  desk.clock.set('2023-06-25T10:00:00.000Z');
  await post(`/sources/${courier.id}/snapshots`, { text: COURIER_TEXT });
  const evening = await sourceCalled(desk, EVENING.title, checker);
  await post(`/sources/${evening}/snapshots`, {
    text: '“The harbour does not close in a mild winter,” Halvorsen said.',
  });
  await desk.ctx.comparer.all();
  desk.clock.set('2023-06-26T09:00:00.000Z');
  const find = async (claim: number, finding: object) => {
    const made = await post<{ findings: { id: number }[] }>(`/claims/${claim}/findings`, {
      findings: [finding],
    });
    const id = made.findings[0]?.id;
    await post(`/findings/${id}/agreement`, {}, editor);
  };
  await find(claims.wrongName, {
    ...{ facet: 'speaker', value: 'misattributed', actual_speaker_id: brandt.id },
    rationale: 'The recording has Brandt saying it.',
    mechanism: 'The reporter took the union leader’s line for the minister’s.',
  });
  await find(claims.nobodySaid, {
    ...{ facet: 'speaker', value: 'fabricated' },
    rationale: 'Neither the recording nor the transcript has it.',
  });
  await find(claims.accepted, {
    ...{ facet: 'wording', value: 'minor_changes' },
    rationale: 'The paper’s own recording has “shall”.',
  });
  desk.clock.set('2023-06-27T14:03:00.000Z');
  const list = await post('/lists', {
    ...{ title: 'The harbour toll', shared: true, style: 'newsroom' },
    claim_ids: Object.values(claims),
  });
  const speakers = { halvorsen: halvorsen.id, brandt: brandt.id };
  return { desk, viewer, checker, list: list.id, claims, speakers };
}

/** Nobody filled in more than the title. */
const BARE = { type: 'webpage', title: '@quay: Notes' } as const;

const EVENING = {
  type: 'article-newspaper',
  title: 'No winter break for harbour',
  outlet: { name: 'Evening Post' },
  issued: '2023-06-20',
} as const;

async function sourceCalled(desk: TestDesk, title: string, as: Sends): Promise<number> {
  const answer = await desk.get(`/sources.json?${new URLSearchParams({ q: title })}`, as);
  const { sources } = (await answer.json()) as { sources: { id: number; title: string }[] };
  return sources[0]?.id ?? 0;
}
