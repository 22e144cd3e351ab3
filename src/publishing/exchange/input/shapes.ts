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
  words,
} from '../../../platform/lib/fields/fields.js';
import { fileShape } from '../../../platform/lib/fields/noun-fields.js';
import {
  type CreateInput,
  createSchema,
  listOf,
  nested,
  required,
} from '../../../platform/lib/fields/shapes.js';
import { OCCASION_FIELDS } from '../../../record/occasions/fields.js';
import { OUTLET_FIELDS } from '../../../record/outlets/fields.js';
import { SOURCE_FIELDS } from '../../../record/sources/fields.js';
import { author } from '../../../record/sources/input.js';
import { SPEAKER_FIELDS } from '../../../record/speakers/fields.js';
import { TAG_FIELDS } from '../../../record/tags/fields.js';
import {
  FORMS,
  GROUND_RULES,
  LINK_KINDS,
  MOTIVATIONS,
  PLACES,
  RANKS,
  SNAPSHOT_WAYS,
  TIERS,
  TRANSLATIONS,
} from '../../../vocabulary.js';
import { base64, headers, keptText, sha256 } from './copies.js';
import { CONTACT_SHAPE, FINDING_SHAPE, SEARCH_SHAPE, VIEW_SHAPE } from './findings.js';
import { marked } from './marked.js';
import { SET_ASIDE_SHAPE } from './set-asides.js';

// The fields of each kind of record in an onrecord-json file. A record references another by its ref, a number that is
// unique within one kind and means nothing outside the file. Missing fields are null.

const ref = required(idOf('The ref'), 'Give a ref: a number that no other record of its kind has');
const note = prose({ max: 20_000, label: 'The note' });
const name = (max = 300) => required(line({ max, label: 'The name' }), 'Give the name');
const one = (what: string) => required(idOf(what), `Give the ref of ${what.toLowerCase()}`);
const many = (what: string) => listOf(idOf(what), { max: 10_000 });

/** `restricted`: only for those who see restricted claims. */
const spokenName = createSchema({ name: name(200), language: language(), restricted: flag() });
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
  ref: one('The record'),
});

export const SHAPES = {
  // Null for the two system users, who are matched by name.
  users: { ref, name: name(200), email: emailAddress() },
  tags: { ref, ...fileShape(TAG_FIELDS) },
  outlets: { ref, ...fileShape(OUTLET_FIELDS) },
  sources: {
    ref,
    ...fileShape(SOURCE_FIELDS),
    outlet: idOf('The outlet'),
    authors: listOf(nested(author), { max: 50 }),
    condition_seen_by: idOf('The user who saw it'),
  },
  speakers: {
    ref,
    ...fileShape(SPEAKER_FIELDS),
    names: listOf(nested(spokenName), { max: 1_000 }),
    titles: listOf(nested(title), { max: 1_000 }),
    members: many('The member'),
  },
  occasions: { ref, ...fileShape(OCCASION_FIELDS), source: idOf('The source') },
  snapshots: {
    ref,
    source: one('The source'),
    captured_at: required(instantWithOffset(), 'Give the time it was saved'),
    captured_by: one('The user who saved it'),
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
    text: required(words(), 'Give the text'),
    language: language(),
    language_guessed: flag(),
    form: required(oneOf(FORMS), 'Give the form'),
    speaker: one('The speaker'),
    occasion: idOf('The occasion'),
    said_on: dateInFile('Said on'),
    ground_rule: required(oneOf(GROUND_RULES), 'Give the ground rule'),
    embargoed_until: instantWithOffset(),
    summary: prose({ max: 20_000, label: 'The summary' }),
    note,
    tags: many('The tag'),
    reference_attribution: idOf('The reference attribution'),
  },
  attributions: {
    ref,
    claim: one('The claim'),
    source: one('The source'),
    snapshot: idOf('The snapshot'),
    speaker: idOf('The speaker credited'),
    voiced_by: idOf('The person who voiced it'),
    credited_as: line({ max: 500, label: 'Credited as' }),
    capacity: line({ max: 500, label: 'The capacity' }),
    occasion: idOf('The occasion'),
    wording: words({ label: 'The wording' }),
    language: language(),
    translation: oneOf(TRANSLATIONS),
    translator: line({ max: 200, label: 'The translator' }),
    translates: idOf('The attribution it translates'),
    form: oneOf(FORMS),
    cue: line({ max: 500, label: 'The cue' }),
    place: oneOf(PLACES),
    locator: line({ max: 200, label: 'The locator' }),
    selector: nested(marked),
    tier: oneOf(TIERS),
    rank: oneOf(RANKS),
    relayed_from: idOf('The attribution it is based on'),
    note,
  },
  links: {
    claim: one('The claim'),
    kind: required(oneOf(LINK_KINDS), 'Give the kind of link'),
    other_claim: one('The other claim'),
    note,
  },
  annotations: {
    ref,
    target: required(nested(target), 'Give what it is about'),
    selector: nested(marked),
    motivation: required(oneOf(MOTIVATIONS), 'Give the motivation'),
    body: required(prose({ max: 100_000, label: 'The note' }), 'Give the text of the note'),
    parent: idOf('The note it replies to'),
    author: one('The author'),
    created_at: required(instantWithOffset(), 'Give the time it was written'),
    edited_at: instantWithOffset(),
    resolved_at: instantWithOffset(),
    resolved_by: idOf('The user who resolved it'),
  },
  searches: SEARCH_SHAPE,
  contacts: CONTACT_SHAPE,
  findings: FINDING_SHAPE,
  set_asides: SET_ASIDE_SHAPE,
  lists: {
    ref,
    title: required(line({ max: 500, label: 'The title' }), 'Give the title of the list'),
    style: required(line({ max: 200, label: 'The style' }), 'Give the citation style'),
    locale: required(line({ max: 35, label: 'The locale' }), 'Give the locale, such as en-GB'),
    owner: idOf('The owner'),
    note,
    claims: many('The claim'),
  },
  views: VIEW_SHAPE,
} as const;

/** A kind of record, by the name of its list in the file; in the order in which they are written. */
export type Kind = keyof typeof SHAPES;
export const KINDS = Object.keys(SHAPES) as readonly Kind[];

export type RecordOf<K extends Kind> = CreateInput<(typeof SHAPES)[K]>;
/** A kind whose records are referenced by ref. */
export type NamedKind = Exclude<Kind, 'links'>;

/** A whole desk as a file has it: every reference leads somewhere within it. */
export type Desk = { readonly [K in Kind]: readonly RecordOf<K>[] };
