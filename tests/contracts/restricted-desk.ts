import { createHash } from 'node:crypto';
import { addRow } from '../../src/people/activity/row-store.js';
import { openPlain } from '../../src/platform/db/connection/open.js';
import { TABLES, type TableName } from '../../src/platform/db/subjects.js';
import type { WriteContext } from '../../src/platform/db/transact.js';
import type { GroundRule } from '../../src/vocabulary.js';
import type { TestDesk } from '../support/desk.js';

// A desk with a story on the record and, woven into it, a claim under each of the other ground rules with
// everything that can hang on one. Every text of theirs holds a word of its own, which stands nowhere else.
// `forget` makes the twin: the same desk, from which all of it was taken out as if it had never been there.

export const RULES = ['background', 'deep_background', 'off_record', 'embargoed'] as const;
type Rule = (typeof RULES)[number];

/** Ids of the rows that are not on the record, by table. */
export type Hidden = Readonly<Record<TableName, readonly number[]>>;

export interface Woven {
  readonly hidden: Hidden;
  /** Each word that stands only in what is not on the record. */
  readonly markers: readonly string[];
  readonly ownList: number;
}

/** Rows with text: what they are called, their columns, and other rows by number. */
type Columns = Readonly<Record<string, unknown>>;

class Weaver {
  readonly hidden = Object.fromEntries(Object.keys(TABLES).map((table) => [table, []])) as unknown as Record<
    TableName,
    number[]
  >;
  readonly markers: string[] = [];
  private readonly change: WriteContext;

  constructor(change: WriteContext) {
    this.change = change;
  }

  async open(table: TableName, columns: Columns): Promise<number> {
    const shown = table === 'sources' ? { shown: 'when_cited' } : {};
    return (await addRow(this.change, table, { ...shown, ...columns } as never)).id;
  }

  async hide(table: TableName, columns: Columns): Promise<number> {
    const id = await this.open(table, columns);
    this.hidden[table].push(id);
    return id;
  }

  /** A word that stands in one column of one rule's claim alone. */
  word(rule: Rule, place: string): string {
    const word = `zq${rule.replace('_', '')}${place}qz`;
    this.markers.push(word);
    return word;
  }
}

export async function weave(desk: TestDesk): Promise<Woven> {
  return desk.as('checker', async (change) => {
    const on = new Weaver(change);
    const known = await weaveOpen(on, change, desk.users.viewer.id);
    for (const rule of RULES) await weaveHidden(on, change, rule, known);
    await weaveBetween(on, known, change.actor.id);
    return { hidden: on.hidden, markers: on.markers, ownList: known.ownList };
  });
}

interface Known {
  readonly claim: number;
  readonly source: number;
  readonly deskList: number;
  readonly ownList: number;
  /** Of nothing that its owner may see. */
  readonly emptyList: number;
  readonly snapshots: number[];
  readonly sources: number[];
  readonly outlets: number[];
  readonly speakers: number[];
}

async function weaveOpen(on: Weaver, change: WriteContext, viewer: number): Promise<Known> {
  const outlet = await on.open('outlets', { name: 'CCTV', kind: 'broadcaster' });
  const source = await on.open('sources', { type: 'article', title: 'The article', outlet_id: outlet });
  const speaker = await on.open('speakers', { kind: 'person', name: 'Wang Yi' });
  const occasion = await on.open('occasions', { name: 'The meeting', kind: 'meeting' });
  const tag = await on.open('tags', { name: 'taiwan', note: null });
  const claims: number[] = [];
  for (const text of ['No room for compromise.', 'Adhere to the principle.', 'A public word.']) {
    const claim = await on.open('claims', claimOf(text, speaker, 'on_record', { occasion_id: occasion }));
    await on.open('claim_tags', { claim_id: claim, tag_id: tag });
    const attribution = { claim_id: claim, source_id: source, wording: text, tier: 'secondary' };
    await on.open('attributions', attribution);
    const note = {
      claim_id: claim,
      author_id: change.actor.id,
      motivation: 'questioning',
      body: `Is it so?`,
    };
    await on.open('annotations', note);
    const search = { claim_id: claim, place: 'The archive', words: 'so', author_id: change.actor.id };
    await on.open('searches', { ...search, outcome: 'open' });
    claims.push(claim);
  }
  const [claim = 0, other = 0] = claims;
  const record = await on.open('sources', { type: 'document', title: 'The record' });
  await on.open('snapshots', copyOf(change, record, 'He said: A public word. It rained.'));
  await on.open('attributions', { claim_id: claims[2], source_id: record, wording: 'A public word.' });
  const deskList = await on.open('lists', { title: 'For print', style: 'newsroom', owner_id: null });
  const ownList = await on.open('lists', { title: 'Mine', style: 'newsroom', owner_id: viewer });
  const emptyList = await on.open('lists', { title: 'Mine too', style: 'newsroom', owner_id: viewer });
  for (const list_id of [deskList, ownList])
    await on.open('list_items', { list_id, claim_id: other, position: 1 });
  return {
    claim,
    source,
    deskList,
    ownList,
    emptyList,
    snapshots: [],
    sources: [],
    outlets: [],
    speakers: [],
  };
}

/** A source that no quotation cites, with a copy and notes. */
async function weaveMemo(
  on: Weaver,
  change: WriteContext,
  outlet_id: number,
  say: (place: string) => string,
): Promise<void> {
  const memo = { type: 'personal_communication', title: say('memo'), note: say('memonote'), outlet_id };
  const source_id = await on.hide('sources', memo);
  const snapshot_id = await on.hide('snapshots', copyOf(change, source_id, say('memocopy')));
  for (const [place, target] of Object.entries({ onmemo: { source_id }, onmemocopy: { snapshot_id } }))
    await on.hide('annotations', {
      ...{ ...target, author_id: change.actor.id, motivation: 'questioning', body: say(place) },
    });
}

async function weaveHidden(on: Weaver, change: WriteContext, rule: Rule, known: Known): Promise<void> {
  const say = (place: string) => on.word(rule, place);
  const speaker = await on.hide('speakers', {
    kind: 'person',
    name: say('speaker'),
    description: say('description'),
  });
  await on.hide('speaker_names', { speaker_id: speaker, name: say('othername'), language: 'en' });
  await on.hide('speaker_titles', { speaker_id: speaker, title: say('office'), body: say('body') });
  const voice = await on.hide('speakers', { kind: 'person', name: say('voice') });
  const teller = await on.hide('speakers', { kind: 'person', name: say('teller') });
  const occasion = await on.hide('occasions', {
    name: say('occasion'),
    place: say('place'),
    note: say('onote'),
  });
  const outlet = await on.hide('outlets', { name: say('outlet'), note: say('outletnote') });
  const source = await on.hide('sources', {
    type: 'webpage',
    title: say('source'),
    translated_title: say('translatedtitle'),
    authors: JSON.stringify([{ family: say('author') }]),
    container_title: say('container'),
    url: `https://example.org/${say('url')}`,
    note: say('sourcenote'),
    outlet_id: outlet,
  });
  const claim = await on.hide(
    'claims',
    claimOf(`No room for compromise. ${say('text')}`, speaker, rule, {
      occasion_id: occasion,
      summary: say('summary'),
      note: say('claimnote'),
    }),
  );
  const tag = await on.hide('tags', { name: say('tag'), note: say('tagnote') });
  await on.hide('claim_tags', { claim_id: claim, tag_id: tag });
  const origin = await on.hide('sources', { type: 'speech', title: say('origin') });
  const named = await on.hide('attributions', { claim_id: claim, source_id: origin, wording: null });
  const attribution = await on.hide('attributions', {
    claim_id: claim,
    source_id: source,
    wording: say('wording'),
    credited_as: say('creditedas'),
    capacity: say('capacity'),
    cue: say('cue'),
    locator: say('locator'),
    note: say('attributionnote'),
    voiced_by_id: voice,
    recounted_by_id: teller,
    occasion_id: occasion,
    relayed_from_id: named,
  });
  // The article has it too: what is kept of that, and noted on it, may tell.
  await on.hide('attributions', { claim_id: claim, source_id: known.source, wording: say('second') });
  const copy = await on.hide('snapshots', copyOf(change, source, say('copy')));
  // It holds the words of a claim on the record too: how these stand to it, and the passage, may tell as well.
  const words = `No room for compromise. ${say('articlecopy')}`;
  const copyOfArticle = await on.hide('snapshots', copyOf(change, known.source, words));
  // So may when the article was fetched again, and that it had those words still.
  const look = { checked_at: change.at, snapshot_id: copyOfArticle, outcome: 'same', reason: null } as const;
  await change.tx
    .insertInto('source_checks')
    .values({ source_id: known.source, ...look })
    .onConflict((conflict) => conflict.column('source_id').doUpdateSet(look))
    .execute();
  const targets = [
    ['claim_id', claim],
    ['attribution_id', attribution],
    ['source_id', source],
    ['source_id', known.source],
    ['snapshot_id', copy],
    ['snapshot_id', copyOfArticle],
  ] as const;
  // Each kind of note once is enough: they differ in what they are about, not in the rule.
  for (const [target, id] of rule === 'background' ? targets : targets.slice(0, 1)) {
    const note = { [target]: id, author_id: change.actor.id };
    const place = `${target.replace('_id', '')}${id}`;
    const parent = { ...note, motivation: 'questioning', body: say(`note${place}`) };
    const parent_id = await on.hide('annotations', parent);
    await on.hide('annotations', { ...note, motivation: 'replying', parent_id, body: say(`reply${place}`) });
  }
  if (rule === 'background') await weaveMemo(on, change, outlet, say);
  const effort = { claim_id: claim, author_id: change.actor.id };
  const looked = { place: say('place'), words: say('words'), outcome: 'open', result: say('result') };
  await on.hide('searches', { ...effort, ...looked });
  await weaveFindings(on, { claim, attribution, author: change.actor.id }, say);
  await weaveSetAside(on, { claim, attribution, author: change.actor.id }, say);
  if (rule === 'background') await weavePending(on, known.claim, change.actor.id, say);
  known.snapshots.push(copyOfArticle);
  known.sources.push(source);
  known.outlets.push(outlet);
  known.speakers.push(speaker);
  await weaveLists(on, claim, known, say);
}

interface Found {
  readonly claim: number;
  readonly attribution: number;
  readonly author: number;
}

/** What was found on it, on what evidence, and what was done for that. */
async function weaveFindings(
  on: Weaver,
  { claim, attribution, author }: Found,
  say: (place: string) => string,
): Promise<void> {
  const own = { claim_id: claim, author_id: author };
  const actual = await on.hide('speakers', { kind: 'person', name: say('actual') });
  const search = { place: say('searchplace'), words: say('searchwords'), outcome: 'nothing' };
  const search_id = await on.hide('searches', { ...own, ...search });
  const contact = { asked: say('asked'), question: say('question'), way: 'email', outcome: 'waiting' };
  await on.hide('contacts', { ...own, ...contact });
  const cut = {
    ...own,
    facet: 'wording',
    value: 'cut',
    rationale: say('cut'),
    needs_second: 0,
    claim_version: 1,
  };
  const finding_id = await on.hide('findings', cut);
  const evidence = { finding_id, claim_id: claim, evidence_version: 1 };
  await on.hide('finding_evidence', {
    ...evidence,
    attribution_id: attribution,
    selector_exact: say('span'),
  });
  await on.hide('finding_evidence', { ...evidence, search_id });
  const wrong = {
    facet: 'speaker',
    value: 'misattributed',
    actual_speaker_id: actual,
    needs_second: 1,
    claim_version: 1,
  };
  await on.hide('findings', { ...own, ...wrong, rationale: say('rationale'), mechanism: say('mechanism') });
}

/** What was set aside on a claim quotes a copy that not everybody may see. */
async function weaveSetAside(
  on: Weaver,
  { claim, attribution, author }: Found,
  say: (place: string) => string,
): Promise<void> {
  const mismatch = { attribution_id: attribution, version: 1, wording_sha256: null, snapshot_id: null };
  await on.hide('set_asides', {
    ...{ claim_id: claim, attribution_id: attribution, author_id: author, kind: 'copy_trashed' },
    answers: JSON.stringify({ ...mismatch, verdict: 'altered', flags: [] }),
    ...{ difference: say('difference'), reason: say('asidereason') },
  });
}

/** A finding on a claim of the record that waits for a second person is as good as restricted. */
async function weavePending(
  on: Weaver,
  claim_id: number,
  author_id: number,
  say: (place: string) => string,
): Promise<void> {
  const actual_speaker_id = await on.hide('speakers', { kind: 'person', name: say('pendingactual') });
  await on.hide('findings', {
    ...{ claim_id, author_id, actual_speaker_id, facet: 'speaker', value: 'misattributed', claim_version: 1 },
    ...{ needs_second: 1, rationale: say('pendingrationale'), mechanism: say('pendingmechanism') },
  });
}

async function weaveLists(on: Weaver, claim: number, known: Known, say: (place: string) => string) {
  const [there, back] = [
    { claim_id: claim, kind: 'compare', other_claim_id: known.claim },
    { claim_id: known.claim, kind: 'responds_to', other_claim_id: claim },
  ];
  await on.hide('claim_links', { ...there, note: say('linkthere') });
  await on.hide('claim_links', { ...back, note: say('linkback') });
  for (const query of [`speaker=${known.speakers.at(-1)}`, `source=${known.sources.at(-1)}`])
    await on.hide('views', { name: say(`view${query.replace('=', '')}`), query, owner_id: null });
  const list = await on.hide('lists', { title: say('list'), style: 'newsroom', owner_id: null });
  const note = say('item');
  for (const list_id of [known.deskList, known.ownList, known.emptyList, list])
    await on.hide('list_items', { list_id, claim_id: claim, position: claim, note });
}

/** What stands on the record and names by number what does not. */
async function weaveBetween(on: Weaver, known: Known, author_id: number): Promise<void> {
  const [source = 0, outlet = 0] = [known.sources[0], known.outlets[0]];
  await on.open('sources', { type: 'webpage', title: 'Never cited', outlet_id: outlet });
  await on.open('occasions', { name: 'The dinner', source_id: source });
  const body = await on.open('speakers', { kind: 'body', name: 'The ministry' });
  await on.open('speaker_titles', { speaker_id: body, title: 'Host', source_id: source });
  await on.hide('speaker_members', { body_id: body, member_id: known.speakers[0] });
  const attribution = { claim_id: known.claim, source_id: known.source, wording: 'No room.' };
  const passage = { snapshot_id: known.snapshots[0], selector_exact: on.word('background', 'passage') };
  await on.open('attributions', { ...attribution, ...passage });
  await weaveEvidence(on, known, author_id);
}

/** A finding on the record rests on copies, and on notes, that are for checkers. */
async function weaveEvidence(on: Weaver, known: Known, author_id: number): Promise<void> {
  const finding = {
    claim_id: known.claim,
    author_id,
    facet: 'context',
    value: 'fair',
    needs_second: 0,
    claim_version: 1,
  };
  const finding_id = await on.open('findings', { ...finding, rationale: 'It reads so.' });
  const evidence = { finding_id, claim_id: known.claim, evidence_version: 1 };
  const quoted = { snapshot_id: known.snapshots[0], selector_exact: on.word('background', 'evidence') };
  await on.open('finding_evidence', { ...evidence, ...quoted });
  const notes = on.hidden.annotations.slice(0, 2);
  for (const annotation_id of notes) await on.open('finding_evidence', { ...evidence, annotation_id });
}

function claimOf(text: string, speaker: number, rule: GroundRule, more: Columns): Columns {
  const embargo = { embargoed_until: '2030-01-01T01:00+01:00', embargo_lifts_at: '2030-01-01T00:00:00.000Z' };
  return {
    text,
    language: 'en',
    form: 'direct',
    speaker_id: speaker,
    ground_rule: rule,
    ...(rule === 'embargoed' && embargo),
    ...more,
  };
}

function copyOf(change: WriteContext, source: number, text: string): Columns {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    source_id: source,
    captured_at: change.at,
    captured_by: change.actor.id,
    how: 'paste',
    typed_in_by: `${text}typist`,
    media_type: 'text/plain; charset=utf-8',
    text,
    text_sha256: sha256,
    raw_sha256: sha256,
  };
}

/** Columns of rows on the record that may name a row which is not, and what goes with them. */
const POINTERS = [
  ['sources', 'outlet_id', 'outlets', []],
  ['occasions', 'source_id', 'sources', []],
  ['speaker_titles', 'source_id', 'sources', []],
  ['attributions', 'snapshot_id', 'snapshots', ['selector_exact']],
] as const;

/** Takes the rows, their events and every mention of their numbers out of a desk's file. */
export function forget(desk: TestDesk, hidden: Hidden): void {
  const file = openPlain(desk.ctx.config.file, { waitMs: 1_000 });
  file.pragma('foreign_keys = off');
  const triggers = file.prepare("select name from sqlite_master where type = 'trigger'").all();
  for (const { name } of triggers as { name: string }[]) file.exec(`drop trigger "${name}"`);
  for (const [table, ids] of Object.entries(hidden)) {
    const [list, kind] = [`(${ids.join(',')})`, TABLES[table as TableName].kind];
    file.exec(`delete from ${table} where id in ${list}`);
    const gone = `(select seq from events where subject_kind = '${kind}' and subject_id in ${list})`;
    file.exec(`delete from event_payloads where seq in ${gone}`);
    file.exec(`delete from events where subject_kind = '${kind}' and subject_id in ${list}`);
  }
  for (const [table, column, to, along] of POINTERS) {
    const list = `(${hidden[to].join(',')})`;
    const all = [column, ...along];
    file.exec(
      `update ${table} set ${all.map((one) => `${one} = null`).join(', ')} where ${column} in ${list}`,
    );
    file.exec(`update event_payloads set after = json_set(after, ${all.map((one) => `'$.${one}', null`).join(', ')})
      where json_extract(after, '$.${column}') in ${list}
      and seq in (select seq from events where subject_kind = '${TABLES[table].kind}')`);
  }
  file.exec(`delete from claim_index where rowid in
    (select entry from claim_entries where claim_id in (${hidden.claims.join(',')}))`);
  const [attributions, snapshots] = [hidden.attributions.join(','), hidden.snapshots.join(',')];
  for (const table of ['comparisons', 'anchors', 'comparisons_due'])
    file.exec(`delete from ${table} where attribution_id in (${attributions})`);
  for (const table of ['comparisons', 'anchors', 'source_checks'])
    file.exec(`delete from ${table} where snapshot_id in (${snapshots})`);
  for (const table of ['claim_entries', 'claim_shingles', 'claim_status', 'standing_set_asides'])
    file.exec(`delete from ${table} where claim_id in (${hidden.claims.join(',')})`);
  file.close();
}
