import { describe, expect, it } from 'vitest';
import type { MarkedNote, Marks } from '../../../src/publishing/citations/model/marks.js';
import { spanIn } from '../../../src/publishing/citations/model/marks.js';
import type { EntryRows } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { cited, request } from './fixtures/requests.js';
import { attributionRow, claimRow, copyRow, entryRows, sourceRow, speakerRow } from './fixtures/rows.js';
import { SAMPLE_STORY } from './fixtures/sample-story.js';

// Linked data: every term must exist in its vocabulary, on a type that has it. No network is asked: the terms that we
// use are below, each with its domain there.

const styles = openStyles();
const DESK = { ...request().maker, deskUrl: 'https://desk.example' };

interface Node {
  readonly [term: string]: unknown;
}

async function graphOf(
  rows: readonly EntryRows[],
  format: 'jsonld' | 'webannotation',
  maker = DESK,
): Promise<Node[]> {
  const { file } = await cited(rows, { format, maker }, styles);
  const document = JSON.parse(file) as Node;
  return (document['@graph'] ?? document.items) as Node[];
}

/** Every node of a document, also those within others. */
function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesIn)];
}

const list = (value: unknown): string[] => [value].flat().filter((one) => typeof one === 'string');

/** @source https://schema.org, version 29: types, each with those above it */
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  Thing: [],
  CreativeWork: ['Thing'],
  ...Object.fromEntries(
    [
      ...['Article', 'Book', 'Chapter', 'Claim', 'Conversation', 'CreativeWorkSeries', 'DigitalDocument'],
      ...['Episode', 'Legislation', 'MediaObject', 'Message', 'Quotation', 'WebPage'],
    ].map((type) => [type, ['CreativeWork', 'Thing']]),
  ),
  ...Object.fromEntries(
    ['NewsArticle', 'Report', 'ScholarlyArticle', 'SocialMediaPosting'].map((type) => [
      type,
      ['Article', 'CreativeWork', 'Thing'],
    ]),
  ),
  BlogPosting: ['SocialMediaPosting', 'Article', 'CreativeWork', 'Thing'],
  ...Object.fromEntries(
    ['TVEpisode', 'RadioEpisode', 'PodcastEpisode'].map((type) => [
      type,
      ['Episode', 'CreativeWork', 'Thing'],
    ]),
  ),
  ...Object.fromEntries(
    ['VideoObject', 'AudioObject'].map((type) => [type, ['MediaObject', 'CreativeWork', 'Thing']]),
  ),
  ...Object.fromEntries(['Event', 'Organization', 'Person', 'Place'].map((type) => [type, ['Thing']])),
  Role: ['Thing'],
  PropertyValue: ['Thing'],
};

/** @source https://schema.org, version 29: the domain of each property */
const DOMAINS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['name', 'alternateName', 'description', 'disambiguatingDescription', 'identifier', 'url'].map((term) => [
      term,
      ['Thing'],
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['archivedAt', 'associatedMedia', 'author', 'creativeWorkStatus', 'creator', 'dateCreated'],
      ...['datePublished', 'genre', 'inLanguage', 'isPartOf', 'keywords', 'publisher', 'recordedAt', 'text'],
      ...['translationOfWork'],
    ].map((term) => [term, ['CreativeWork']]),
  ),
  translator: ['CreativeWork', 'Event'],
  // A Role repeats the property that it qualifies.
  contributor: ['CreativeWork', 'Event', 'Role'],
  roleName: ['Role'],
  appearance: ['Claim'],
  firstAppearance: ['Claim'],
  sha256: ['MediaObject'],
  propertyID: ['PropertyValue'],
  value: ['PropertyValue'],
  startDate: ['Event'],
  location: ['Event'],
  jobTitle: ['Person'],
  familyName: ['Person'],
  givenName: ['Person'],
};

function faultsOf({ '@type': type, '@id': id, ...terms }: Node): string[] {
  if (type === undefined)
    return Object.keys(terms).length === 0 && id !== undefined ? [] : ['a node without a type'];
  const types = list(type).flatMap((one) => [one, ...(ABOVE[one] ?? [`no type ${one}`])]);
  return [
    ...types.filter((one) => one.startsWith('no type')),
    ...Object.keys(terms)
      .filter((term) => !(DOMAINS[term] ?? []).some((one) => types.includes(one)))
      .map((term) => `${term} of ${list(type).join()}`),
  ];
}

const CREDITS = JSON.stringify([
  { family: 'Doe', given: 'Jane' },
  { literal: 'Ministry' },
  { family: 'Weber', role: 'interviewer' },
  { family: 'Sato', role: 'translator' },
]);

describe('JSON-LD in the terms of schema.org', () => {
  const RICH = entryRows({
    speaker: speakerRow({ kind: 'body', name: 'Cabinet' }),
    attributions: [
      attributionRow({ translates_id: 2, source_id: 1 }),
      attributionRow({ id: 2, language: 'es' }),
    ],
    sources: [
      sourceRow({
        authors: CREDITS,
        account: '@doe',
        post_id: '1',
        number: 'no. 7',
        archive_url: 'https://a.example/',
      }),
    ],
    copies: [copyRow()],
    tags: ['trade', 'Taiwan'],
  });

  it('uses only terms that exist, on types that have them', async () => {
    const graph = await graphOf([...SAMPLE_STORY, ...NEWS_TYPES, RICH], 'jsonld');
    expect(graph).toHaveLength(23);
    expect(nodesIn(graph).flatMap(faultsOf)).toEqual([]);
  });

  it('has the words, who said them, and where they appear and appeared first', async () => {
    const [, node] = await graphOf(SAMPLE_STORY.slice(0, 2), 'jsonld');
    expect(node).toMatchObject({
      '@id': 'https://desk.example/claims/2',
      '@type': ['Claim', 'Quotation'],
      text: expect.stringMatching(/^On this issue China has no room/),
      inLanguage: 'en',
      creator: { '@type': 'Person', name: 'Wang Yi' },
      dateCreated: '2023-06-19',
      recordedAt: { '@type': 'Event', name: 'Meeting of Blinken and Wang Yi', location: { name: 'Beijing' } },
      appearance: { '@id': 'https://desk.example/sources/9' },
      firstAppearance: { name: 'CCTV broadcast', publisher: { name: 'CCTV' } },
    });
  });

  it('describes each source once, and refers to it after that', async () => {
    const graph = await graphOf(SAMPLE_STORY, 'jsonld');
    const appearances = graph.map(({ appearance }) => Object.keys(appearance as object).length > 1);
    expect(appearances).toEqual([true, ...Array.from({ length: 9 }, () => false)]);
  });

  it('never has the wrong name as the creator, and says so', async () => {
    const misattributed = {
      ...{ value: 'misattributed', mechanism: null, actual_speaker: { id: 2, name: 'Bo Lind' } },
    } as unknown as EntryRows['misattributed'];
    const [node] = await graphOf([entryRows({ misattributed })], 'jsonld');
    expect(node?.creator).toEqual({ '@type': 'Thing', name: 'Bo Lind' });
    expect(node?.disambiguatingDescription).toContain('Wrongly attributed to Ada Speaker');
    const [nobody] = await graphOf(
      [
        entryRows({
          misattributed: { ...misattributed, value: 'fabricated', actual_speaker: null } as never,
        }),
      ],
      'jsonld',
    );
    expect(nobody).not.toHaveProperty('creator');
  });

  it('calls a reported statement no quotation, and names things within the file where the desk has no address', async () => {
    const rows = entryRows({ attributions: [attributionRow({ form: 'indirect' })] });
    const [node] = await graphOf([rows], 'jsonld', { ...DESK, deskUrl: null as never });
    expect(node).toMatchObject({ '@type': 'Claim', '@id': '_:claim-1', appearance: { '@id': '_:source-1' } });
  });

  it('may be empty', async () => {
    expect(await graphOf([], 'jsonld')).toEqual([]);
    expect(await graphOf([], 'webannotation')).toEqual([]);
  });
});

/** @source W3C Web Annotation Vocabulary, 2017: terms by type; and what may stand in a target or a body. */
const ANNOTATION_TERMS: Readonly<Record<string, readonly string[]>> = {
  Annotation: ['id', 'motivation', 'creator', 'created', 'modified', 'body', 'target'],
  TextualBody: ['value', 'language', 'format', 'purpose'],
  Person: ['name'],
  TextQuoteSelector: ['exact', 'prefix', 'suffix'],
  TextPositionSelector: ['start', 'end'],
  TimeState: ['sourceDate', 'cached'],
  'a target': ['source', 'selector', 'state'],
};
const MOTIVATIONS = [
  ...['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting'],
  ...['identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'],
];

describe('Web Annotations', () => {
  const TEXT = '😀 She said: “We agreed to meet again.” And left.';
  const at = TEXT.indexOf('We agreed');
  const copy = { snapshotId: 4, sourceId: 1, capturedAt: '2023-06-25T09:00:00.000Z' };
  const note: MarkedNote = {
    id: 7,
    parentId: null,
    motivation: 'questioning',
    body: 'Where was *this*?',
    author: 'Sample checker',
    createdAt: '2023-06-26T10:00:00.000Z',
    editedAt: null,
    target: { kind: 'snapshot', id: 4 },
    span: spanIn(TEXT, 0, 2),
    copy,
  };
  const marks: Marks = {
    passage: { copy, spans: [spanIn(TEXT, at, at + 'We agreed to meet again.'.length)] },
    notes: [note, { ...note, id: 8, parentId: 7, motivation: 'replying', span: null }],
  };
  const rows = (id: number) =>
    entryRows({
      claim: claimRow({ id }),
      sources: [sourceRow({ url: 'https://example.org/a' })],
      copies: [copyRow()],
      marks,
    });

  it('have the passage in its saved copy, in code points', async () => {
    const [passage] = await graphOf([rows(1)], 'webannotation');
    expect(passage?.target).toEqual({
      source: 'https://example.org/a',
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: 'We agreed to meet again.',
          prefix: '😀 She said: “',
          suffix: '” And left.',
        },
        { type: 'TextPositionSelector', start: at - 1, end: at + 23 },
      ],
      state: {
        type: 'TimeState',
        sourceDate: '2023-06-25T09:00:00.000Z',
        cached: 'https://desk.example/sources/1/snapshots/4',
      },
    });
  });

  it('have the notes once, whoever else cites the source, and replies to them', async () => {
    const items = await graphOf([rows(1), rows(2)], 'webannotation');
    expect(items.map(({ motivation }) => motivation)).toEqual([
      ...['describing', 'questioning', 'replying', 'describing'],
    ]);
    expect(items[1]).toMatchObject({
      creator: { name: 'Sample checker' },
      body: { value: 'Where was *this*?', format: 'text/markdown' },
      target: { selector: [{ exact: '😀' }, { start: 0, end: 1 }] },
    });
    expect(items[2]?.target).toBe('https://desk.example/annotations/7');
  });

  it('of a quotation without a copy have its words alone', async () => {
    const [passage] = await graphOf([entryRows()], 'webannotation');
    expect(passage?.target).toEqual({
      source: 'https://desk.example/sources/1',
      selector: { type: 'TextQuoteSelector', exact: 'We agreed to meet again.' },
    });
  });

  it('use only terms that exist, on types that have them', async () => {
    const items = await graphOf([...SAMPLE_STORY, rows(21)], 'webannotation');
    const faults = nodesIn(items).flatMap(({ type = 'a target', ...terms }) =>
      Object.keys(terms).filter((term) => !ANNOTATION_TERMS[String(type)]?.includes(term)),
    );
    expect(faults).toEqual([]);
    expect(items.every(({ motivation }) => MOTIVATIONS.includes(String(motivation)))).toBe(true);
  });
});
