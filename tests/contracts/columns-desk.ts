import { createHash } from 'node:crypto';
import { addRow } from '../../src/people/activity/row-store.js';
import { keepCopy } from '../../src/record/snapshots/actions.js';
import { hashed } from '../record/snapshots/files.js';
import { addTestSpeaker } from '../support/claims.js';
import type { Sends, TestDesk } from '../support/desk.js';
import { addMergeProposal } from '../support/merge-proposal.js';

// A desk on which every field of every noun was filled in once, through what takes it: a column that is added
// is added here too.

const TEXT = 'The envoy said: We told each other plainly.';
const SELECTOR = { exact: 'plainly', prefix: 'each other ', suffix: '.', start_utf16: 35, end_utf16: 42 };
/** The same words in the claim. */
const IN_CLAIM = { ...SELECTOR, start_utf16: 19, end_utf16: 26 };

const SOURCE = {
  ...{
    type: 'article-newspaper',
    title: 'Envoys meet',
    title_is: 'words',
    translated_title: 'Envoys meet (in English)',
  },
  ...{ outlet_id: 1, container_title: 'The Weekend Post', authors: [{ literal: 'The staff', role: 'host' }] },
  ...{ issued: '2023-06-19', accessed: '2023-06-25', url: 'https://post.example/envoys' },
  ...{ archive_url: 'https://archive.example/envoys', language: 'en', medium: 'print', genre: 'report' },
  ...{ number: '12', account: 'post', post_id: '345', note: 'About the source.' },
  ...{ condition: 'corrected', condition_on: '2023-06-20', condition_notice: 'A name was corrected.' },
};

const CLAIM = {
  ...{ text: 'We told each other plainly.', language: 'en', language_guessed: true, form: 'direct' },
  ...{ speaker_id: 1, occasion_id: 1, said_on: '2023-06-18', ground_rule: 'embargoed' },
  ...{ embargoed_until: '2030-06-26T09:00+01:00', summary: 'They were plain.', note: 'About the claim.' },
  ...{ tags: ['talks'], attribution: { source_id: 1, tier: 'primary' } },
};

const ATTRIBUTION = {
  ...{ source_id: 1, snapshot_id: 1, speaker_id: 1, voiced_by_id: 2, recounted_by_id: 2 },
  ...{ credited_as: 'the envoy' },
  ...{ capacity: 'for her side', occasion_id: 1, wording: 'We told each other plainly', language: 'fr' },
  ...{ translation: 'own', translator: 'B. Interpreter', translates_id: 1, form: 'partial', cue: 'said' },
  ...{ place: 'caption', locator: 'para. 4', selector: SELECTOR, tier: 'secondary', rank: 'deprecated' },
  ...{ relayed_from_id: 1, note: 'About the attribution.' },
};

const FINDINGS = [
  {
    ...{ facet: 'speaker', value: 'misattributed', rationale: 'The transcript names him.' },
    ...{ mechanism: 'A cut.', actual_speaker_id: 2 },
    evidence: [
      { kind: 'snapshot', id: 1, selector: SELECTOR },
      ...['attribution', 'annotation', 'search'].map((kind) => ({ kind, id: 1 })),
    ],
  },
  { facet: 'context', value: 'fair' },
];

/** By address, in the order in which they are sent; ids count from 1. */
const SENT: readonly (readonly [path: string, body: object])[] = [
  [
    '/outlets',
    { name: 'The Post', kind: 'newspaper', url: 'https://post.example/', note: 'An outlet.', is_ours: false },
  ],
  ['/outlets', { name: 'Our own paper', is_ours: true }],
  ['/tags', { name: 'talks', note: 'What belongs here.' }],
  ['/tags', { name: 'envoys' }],
  ['/sources', SOURCE],
  ['/sources', { title: 'A leaflet', no_author: true, no_date: true }],
  ['/sources/2/publication', {}],
  [
    '/occasions',
    {
      ...{ name: 'Talks in Lisbon', kind: 'meeting', date: '2023-06-18', time_zone: 'Europe/Lisbon' },
      ...{ place: 'Lisbon', source_id: 1, note: 'About the occasion.' },
    },
  ],
  [
    '/speakers',
    {
      ...{ kind: 'person', name: 'Inês Moreau', sort_name: 'Moreau, Inês', language: 'pt' },
      ...{ description: 'The envoy.', wikidata_id: 'Q42', names: [{ name: 'Ines M.', language: 'en' }] },
      titles: [{ title: 'Envoy', body: 'The ministry', held_from: '2020', held_to: '2024-05', source_id: 1 }],
    },
  ],
  ['/speakers', { kind: 'body', name: 'The delegation', members: [1] }],
  ['/sources/1/snapshots', { text: TEXT, typed_in_by: 'A typist' }],
  ['/claims', CLAIM],
  [
    '/claims',
    {
      ...{ ...CLAIM, text: 'We are plain.', ground_rule: 'on_record', embargoed_until: null },
      attribution: { source_id: 2 },
    },
  ],
  ['/claims/1/attributions', ATTRIBUTION],
  ['/claims/1/links', { kind: 'compare', other_claim_id: 2, note: 'About the link.' }],
  ['/claims/1/annotations', { body: 'A question.', motivation: 'questioning', selector: IN_CLAIM }],
  ['/annotations/1/replies', { body: 'An answer.' }],
  ['/attributions/1/annotations', { body: 'On the attribution.' }],
  ['/sources/1/annotations', { body: 'On the source.' }],
  ['/sources/1/snapshots/1/annotations', { body: 'On the copy.', selector: SELECTOR }],
  [
    '/claims/1/searches',
    {
      ...{ where: 'The ministry’s site', words: 'plainly', date: '2023-06', outcome: 'nothing' },
      result: 'No read-out.',
    },
  ],
  ['/claims/1/findings', { findings: FINDINGS }],
  [
    '/lists',
    {
      ...{ title: 'For Sunday', style: 'newsroom', locale: 'en-GB', kind: 'sources' },
      ...{ note: 'About the list.', claim_ids: [1, 2] },
    },
  ],
  [
    '/lists/1/editions',
    { name: 'As filed', kind: 'quotations', grouping: 'source', style: 'newsroom', locale: 'en-GB' },
  ],
  // In no list.
  ['/claims', { text: 'We shall meet again.', form: 'direct', speaker_id: 1, attribution: { source_id: 2 } }],
  ['/views', { name: 'Fragments', query: 'form=partial' }],
  ['/users', { name: 'Nia New', email: 'nia@desk.example', role: 'checker' }],
];

export async function fillEveryField(desk: TestDesk): Promise<void> {
  const admin = await desk.token('admin');
  const session = await desk.signIn('admin');
  for (const [path, body] of SENT) {
    const answer = await desk.json('POST', path, body, path === '/users' ? session : admin);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
  await describeItem(desk, session);
  await desk.as('admin', async (change) => {
    await keepCopy(change, 1, UPLOADED);
    await addRow(change, 'styles', {
      ...{ key: 'house', title: 'House style, 2nd edition', edition: '2', kind: 'note', locale: 'en-GB' },
      ...{ licence: 'CC BY-SA 3.0', authors: '["Nia New"]', parent: 'apa', csl: CSL },
      sha256: createHash('sha256').update(CSL).digest('hex'),
    });
    await addRow(change, 'contacts', {
      ...{ claim_id: 1, asked: 'The press office', way: 'email', question: 'Did she say so?' },
      ...{ asked_on: '2023-06-20', asked_on_min: '2023-06-20', asked_on_max: '2023-06-20' },
      ...{ outcome: 'answered', answer: 'She did.', author_id: change.actor.id, erased_by: null },
    });
    await addRow(change, 'set_asides', {
      ...{ claim_id: 1, attribution_id: 3, kind: 'deprecated', difference: 'A word' },
      answers: JSON.stringify({
        ...{ facet: 'wording', attribution_id: 3, version: 1, wording_sha256: null, snapshot_id: 1 },
        ...{ verdict: 'altered', flags: [] },
      }),
      ...{ reason: 'A misprint.', author_id: change.actor.id, erased_by: null },
    } as never);
    const other = await addTestSpeaker(change, 'Ina Tervo');
    await addMergeProposal(change, { going: 1, kept: other.id, author: change.actor.id });
  });
}

const CSL = '<style>The file of a style.</style>';

const UPLOADED = hashed({
  ...{ how: 'upload', typedInBy: 'A trainee', mediaType: 'text/html; charset=utf-8' },
  ...{ originalName: 'page.html', finalUrl: 'https://post.example/final', headers: { etag: '"x"' } },
  ...{ text: 'Another text.', bytes: new TextEncoder().encode('<p>Another text.') },
});

async function describeItem(desk: TestDesk, session: Sends): Promise<void> {
  const said = { locator: 'para 4', note: 'For the second part.', version: '1' };
  const answer = await desk.form('/lists/1/items/1', said, session);
  if (answer.status !== 303) throw new Error(`/lists/1/items/1: ${answer.status} ${await answer.text()}`);
}
