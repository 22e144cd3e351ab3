import { houseStyle } from '../../publishing/citations/styles/house-style.js';

// What scripts send: the bodies that are promised to them. Each is held against the description and sent.

export const OUTLET = { name: 'The Morning Wire', kind: 'agency', url: 'https://wire.example' };

export const SOURCE = {
  type: 'article-newspaper',
  title: 'Envoys meet behind closed doors',
  title_is: 'title',
  translated_title: null,
  outlet: { name: 'The Evening Post' },
  container_title: 'The Evening Post',
  authors: [
    { family: 'Reyes', given: 'Ana' },
    { literal: 'Staff', role: 'interviewer' },
  ],
  issued: '2023-06-19',
  accessed: '2023-06-25',
  url: 'https://post.example/envoys',
  archive_url: 'https://archive.example/envoys',
  language: 'en',
  medium: null,
  genre: null,
  number: null,
  account: null,
  post_id: null,
  note: null,
};

export const CLAIM = {
  text: 'We told each other plainly.',
  language: 'en',
  form: 'direct',
  ground_rule: 'on_record',
  speaker: { name: 'Ines Moreau', kind: 'person' },
  occasion: {
    name: 'Talks in Lisbon',
    kind: 'meeting',
    date: '2023-06-18',
    time_zone: 'Europe/Lisbon',
    place: 'Lisbon',
  },
  said_on: '2023-06-18',
  tags: ['talks'],
  attribution: {
    source: SOURCE,
    tier: 'secondary',
    wording: 'We told each other plainly.',
    credited_as: 'the envoy',
    cue: 'said',
    locator: 'para. 4',
    relayed_from: { source: { title: 'A broadcast that it names' } },
  },
};

export const EMBARGOED = {
  text: 'It will be signed on Monday.',
  language: 'en',
  form: 'indirect',
  ground_rule: 'embargoed',
  embargoed_until: '2023-06-26T09:00+01:00',
  speaker_id: 1,
  occasion_id: 1,
};

export const NOTE = {
  body: 'Asked the press office for the transcript.',
  motivation: 'questioning',
  selector: { exact: 'plainly', prefix: 'each other ', suffix: '.', start_utf16: 19, end_utf16: 26 },
  parent_id: null,
};

export const FINDING = {
  facet: 'speaker',
  value: 'misattributed',
  rationale: 'The transcript gives the words to her deputy.',
  mechanism: 'The agency cut the sentence that named him.',
  actual_speaker: { name: 'Jon Marsh', kind: 'person' },
  evidence: [{ kind: 'attribution', id: 2, selector: { exact: 'plainly' } }],
};

/** By method and address, as in the permission table. Those of a noun make the first record of it. */
export const EXAMPLES: Readonly<Record<string, readonly object[]>> = {
  'POST /outlets': [OUTLET],
  'POST /sources': [SOURCE, { title: 'A report', outlet_id: 1 }],
  'POST /claims': [CLAIM, EMBARGOED],
  'POST /lookup': [{ text: 'We told each other quite plainly.', speaker: 'Ines Moreau' }],
  'POST /claims/:id/annotations': [NOTE, { body: 'A second look.', parent_id: 1 }],
  'POST /claims/:id/searches': [
    {
      where: 'The ministry’s site',
      words: 'plainly',
      date: '2023-06',
      outcome: 'nothing',
      result: 'No read-out.',
    },
  ],
  'POST /sources/:id/snapshots': [
    { text: 'The envoy said: We told each other plainly.', typed_in_by: 'A trainee' },
  ],
  // Read as it was, and so the same text once more.
  'POST /sources/:id/snapshots/:snapshot/readings': [{ encoding: 'utf-8', again: true }],
  'POST /sources/:id/snapshots/:snapshot/details': [{}],
  'POST /capture': [
    {
      text: 'Envoys met. “We were plain,” Ines Moreau said. “It is done,” she said.',
      source: { title: 'Envoys' },
    },
  ],
  'POST /capture/:id/quotations': [{ exact: 'We were plain' }, { at: '0-10' }],
  // What is left keeps the capture.
  'POST /capture/claims': [{ id: 1, quotations: [{ n: 1, speaker: { name: 'Ines Moreau' } }] }],
  'POST /views': [{ name: 'Fragments', query: 'form=partial', shared: true }],
  'POST /lists': [{ title: 'For Sunday', style: 'newsroom' }],
  'POST /lists/:id/items': [{ claim_id: 1 }, { claim_ids: [1, 2] }],
  'POST /lists/:id/editions': [{ name: 'As filed to the court, 3 May' }],
  'POST /speakers': [{ name: 'The ministry', kind: 'body', members: [1] }],
  'POST /occasions': [{ name: 'A press conference', kind: 'press_conference', date: '2023-06-19?' }],
  'POST /tags': [{ name: 'borders' }],
  'POST /claims/:id/links': [{ kind: 'compare', other_claim_id: 2 }],
  'POST /claims/:id/findings': [
    { findings: [FINDING, { facet: 'context', value: 'fair' }] },
    { findings: [{ facet: 'occasion', value: 'confirmed' }], claim_version: 2 },
  ],
  'POST /findings': [{ claim_ids: [1, 2], facet: 'translation', value: 'unchecked', rationale: 'Not yet.' }],
  'POST /claims/:id/attributions': [{ source_id: 1, wording: 'We told each other.', tier: 'secondary' }],
  'POST /attributions/:id/annotations': [{ body: 'Is this the whole sentence?' }],
  'POST /sources/:id/annotations': [{ body: 'The headline was changed at noon.' }],
  'POST /sources/:id/snapshots/:snapshot/annotations': [{ body: 'Copied by hand.' }],
  'POST /annotations/:id/replies': [{ body: 'They answered on Friday.' }],
  'POST /lists/:id/order': [{ claim_ids: [2, 1] }],
  'POST /lists/:id/printing': [{ style: 'apa', kind: 'quotations' }],
  'POST /import': [
    { text: 'text,speaker\nWe told them twice.,Ines Moreau\n', delimiter: 'comma', duplicates: 'skip' },
    { text: '[{"type":"book","title":"A book"}]', format: 'csl-json' },
  ],
  'POST /styles': [{ csl: houseStyle() }],
  'POST /account/citation-style': [{ style: 'apa' }],
  'POST /users': [{ name: 'Nia New', email: 'nia@desk.example', role: 'checker' }],
  'POST /account/tokens': [{ name: 'A script', scope: 'read', days: 30 }],
};
