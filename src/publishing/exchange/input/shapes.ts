import { SIMPLE, type Simple } from '../../../nouns.js';
import { dateInFile } from '../../../platform/lib/fields/dates-in-file.js';
import {
  emailAddress,
  flag,
  httpUrl,
  idOf,
  instantWithOffset,
  language,
  line,
  oneOf,
  prose,
} from '../../../platform/lib/fields/fields.js';
import { fileShape, type NounFields } from '../../../platform/lib/fields/noun-fields.js';
import {
  type CreateInput,
  createSchema,
  listOf,
  nested,
  required,
} from '../../../platform/lib/fields/shapes.js';
import { ATTRIBUTION_FIELDS } from '../../../record/attributions/fields.js';
import { CLAIM_FIELDS } from '../../../record/claims/fields.js';
import { OCCASION_FIELDS } from '../../../record/occasions/fields.js';
import { SOURCE_FIELDS } from '../../../record/sources/fields.js';
import { author } from '../../../record/sources/input.js';
import { SPEAKER_FIELDS } from '../../../record/speakers/fields.js';
import { LINK_KINDS, LIST_KINDS, MOTIVATIONS, SNAPSHOT_WAYS } from '../../../vocabulary.js';
import { MAX_STYLE_BYTES } from '../../citations/styles/input.js';
import { STYLE_KINDS } from '../../citations/styles/model/card.js';
import { MAX_LOCALE, MAX_STYLE_AUTHORS, MAX_STYLE_LINE } from '../../citations/styles/model/csl-facts.js';
import type { Kind } from '../model.js';
import { base64, headers, keptText, sha256 } from './copies.js';
import { EDITION, EDITION_LINE } from './editions.js';
import { CONTACT, FINDING, marked, SEARCH, SET_ASIDE, VIEW } from './findings.js';
import { type Members, many, maybe, one, ref, type ShapeOf } from './references.js';

// The fields of each kind of record in an onrecord-json file: parsing, references, export and import follow from them.
// Missing fields are null.

const note = prose({ max: 20_000, label: 'The note' });
/** What a list says of one of its claims. */
const listItem = createSchema({
  claim: required(idOf('The claim'), 'Give the ref of the claim'),
  locator: line({ max: 200, label: 'The locator' }),
  note: prose({ max: 1_000, label: 'The note' }),
});
const name = (max = 300) => required(line({ max, label: 'The name' }), 'Give the name');

const {
  text,
  language: claimLanguage,
  language_guessed,
  form,
  said_on,
  ...claimMore
} = fileShape(CLAIM_FIELDS);
const {
  wording,
  credited_as,
  capacity,
  language: attributionLanguage,
  ...attributionOwn
} = fileShape(ATTRIBUTION_FIELDS);
const { translation, translator, tier, rank, note: attributionNote, ...attributionMore } = attributionOwn;

/** `restricted`: only for those who see restricted claims. */
const spokenName = createSchema({
  name: name(200),
  language: language(),
  restricted: flag(),
  /** A second person has to agree before it counts. */
  awaits_second: flag(),
  /** Nobody else agreed to it: no copy agrees by it. */
  by_one_person: flag(),
});
const title = createSchema({
  title: required(line({ max: 200, label: 'The title' }), 'Give the title'),
  body: line({ max: 200, label: 'The body' }),
  held_from: dateInFile('From'),
  held_to: dateInFile('To'),
  source: idOf('The source'),
});

const TARGETS = { claim: '', attribution: '', source: '', snapshot: '' } as const;
const target = createSchema({
  kind: required(oneOf(TARGETS), 'Give the kind of record it is about'),
  ref: required(idOf('The record'), 'Give the ref of the record'),
});

const SIMPLE_FIELDS = Object.fromEntries(
  SIMPLE.map(({ table, fields }) => [table, { ref, ...fileShape<NounFields>(fields) }]),
) as unknown as {
  readonly [N in Simple as N['table']]: { readonly ref: typeof ref } & ReturnType<
    typeof fileShape<N['fields']>
  >;
};

/** Every field of each kind. One that is a column of the same name is exported and imported as it is. */
export const FIELDS = {
  // Null for the two system users, who are matched by name.
  users: { ref, name: name(200), email: emailAddress() },
  ...SIMPLE_FIELDS,
  sources: {
    ref,
    ...fileShape(SOURCE_FIELDS),
    outlet: maybe('outlets', 'outlet_id', 'The outlet'),
    authors: listOf(nested(author), { max: 50 }),
    condition_seen_by: maybe('users', 'condition_seen_by', 'The user who saw it'),
  },
  speakers: {
    ref,
    ...fileShape(SPEAKER_FIELDS),
    names: listOf(nested(spokenName), { max: 1_000 }),
    titles: listOf(nested(title), { max: 1_000 }),
    members: many('speakers', 'The member'),
  },
  occasions: { ref, ...fileShape(OCCASION_FIELDS), source: maybe('sources', 'source_id', 'The source') },
  snapshots: {
    ref,
    source: one('sources', 'source_id', 'The source'),
    captured_at: required(instantWithOffset(), 'Give the time it was saved'),
    captured_by: one('users', 'captured_by', 'The user who saved it'),
    how: required(oneOf(SNAPSHOT_WAYS), 'Give how it was saved'),
    typed_in_by: line({ max: 200, label: 'Who typed it in' }),
    media_type: required(line({ max: 300, label: 'The media type' }), 'Give the media type'),
    original_name: line({ max: 500, label: 'The file’s name' }),
    final_url: httpUrl(),
    headers: headers(),
    text: keptText(),
    text_sha256: sha256(),
    bytes: base64(),
    raw_sha256: sha256(),
  },
  claims: {
    ref,
    text,
    language: claimLanguage,
    language_guessed,
    form,
    speaker: one('speakers', 'speaker_id', 'The speaker'),
    occasion: maybe('occasions', 'occasion_id', 'The occasion'),
    said_on,
    ...claimMore,
    tags: many('tags', 'The tag'),
    reference_attribution: maybe('attributions', 'reference_attribution_id', 'The reference attribution'),
  },
  attributions: {
    ref,
    claim: one('claims', 'claim_id', 'The claim'),
    source: one('sources', 'source_id', 'The source'),
    snapshot: maybe('snapshots', 'snapshot_id', 'The snapshot'),
    speaker: maybe('speakers', 'speaker_id', 'The speaker credited'),
    voiced_by: maybe('speakers', 'voiced_by_id', 'The person who voiced it'),
    recounted_by: maybe('speakers', 'recounted_by_id', 'The person who recalls it'),
    credited_as,
    capacity,
    occasion: maybe('occasions', 'occasion_id', 'The occasion'),
    wording,
    language: attributionLanguage,
    translation,
    translator,
    translates: maybe('attributions', 'translates_id', 'The attribution it translates'),
    ...attributionMore,
    selector: nested(marked),
    tier,
    rank,
    relayed_from: maybe('attributions', 'relayed_from_id', 'The attribution it is based on'),
    note: attributionNote,
  },
  links: {
    claim: one('claims', 'claim_id', 'The claim'),
    kind: required(oneOf(LINK_KINDS), 'Give the kind of link'),
    other_claim: one('claims', 'other_claim_id', 'The other claim'),
    note,
  },
  annotations: {
    ref,
    target: required(nested(target), 'Give what it is about'),
    selector: nested(marked),
    motivation: required(oneOf(MOTIVATIONS), 'Give the motivation'),
    body: required(prose({ max: 100_000, label: 'The note' }), 'Give the text of the note'),
    parent: maybe('annotations', 'parent_id', 'The note it replies to'),
    author: one('users', 'author_id', 'The author'),
    created_at: required(instantWithOffset(), 'Give the time it was written'),
    edited_at: instantWithOffset(),
    resolved_at: instantWithOffset(),
    resolved_by: maybe('users', 'resolved_by', 'The user who resolved it'),
  },
  searches: SEARCH,
  contacts: CONTACT,
  findings: FINDING,
  set_asides: SET_ASIDE,
  lists: {
    ref,
    title: required(line({ max: 500, label: 'The title' }), 'Give the title of the list'),
    style: required(line({ max: 200, label: 'The style' }), 'Give the citation style'),
    locale: required(line({ max: 35, label: 'The locale' }), 'Give the locale, such as en-GB'),
    kind: oneOf(LIST_KINDS),
    owner: maybe('users', 'owner_id', 'The owner'),
    note,
    claims: many('claims', 'The claim'),
    items: listOf(nested(listItem), { max: 10_000 }),
  },
  editions: EDITION,
  edition_lines: EDITION_LINE,
  views: VIEW,
  styles: {
    ref,
    key: required(line({ max: 100, label: 'The key' }), 'Give the key of the style'),
    title: required(line({ max: 300, label: 'The title' }), 'Give the title of the style'),
    edition: line({ max: 50, label: 'The edition' }),
    kind: required(oneOf(STYLE_KINDS), 'Give the kind of style'),
    locale: line({ max: MAX_LOCALE, label: 'The locale' }),
    licence: required(line({ max: MAX_STYLE_LINE, label: 'The licence' }), 'Give the licence'),
    authors: listOf(line({ max: MAX_STYLE_LINE, label: 'The author' }), { max: MAX_STYLE_AUTHORS }),
    parent: line({ max: 100, label: 'The parent' }),
    csl: required(keptText({ max: MAX_STYLE_BYTES }), 'Give the text of the CSL file'),
    sha256: sha256(),
  },
} as const satisfies Readonly<Record<Kind, Members>>;

type Shapes = { readonly [K in Kind]: ShapeOf<(typeof FIELDS)[K]> };

export type RecordOf<K extends Kind> = CreateInput<Shapes[K]>;
