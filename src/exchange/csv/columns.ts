import {
  CONDITIONS,
  FORMS,
  GROUND_RULES,
  OCCASION_KINDS,
  OUTLET_KINDS,
  PLACES,
  RANKS,
  SOURCE_TYPES,
  SPEAKER_KINDS,
  TIERS,
  TRANSLATIONS,
} from '../../vocabulary.js';

// The columns of a CSV file, of claims or of sources. Each is one field of what POST /claims or POST /sources
// takes, so that a row is read by the same rules as a form. docs/guide/csv.md names them all.

export interface Column {
  readonly name: string;
  /** The field, as the JSON path with dots. */
  readonly path: string;
  /** Other names that spreadsheets have for it, folded as `foldHeader` folds. */
  readonly also: readonly string[];
  /** The values it can have, with their words: a cell may hold either. Null for free text. */
  readonly values: Readonly<Record<string, string>> | null;
  readonly kind: 'text' | 'authors' | 'tags';
}

export type TableKind = 'claims' | 'sources';

type More = Partial<Omit<Column, 'name' | 'path'>>;

function column(name: string, path: string, more: More = {}): Column {
  return { also: [], values: null, kind: 'text', ...more, name, path };
}

/** What a cell of a tick box holds. */
const YES_OR_NO = { true: 'Yes', false: 'No' } as const;

/** Of a source, under the path where it stands. Its title is named apart, since the two tables differ in it. */
function sourceColumns(at: string, own: 'source_' | ''): Column[] {
  return [
    column(`${own}type`, `${at}type`, { values: SOURCE_TYPES }),
    column(`${own}title_translated`, `${at}translated_title`, { also: ['translated_title'] }),
    column('outlet', `${at}outlet.name`, { also: ['publisher', 'publication', 'outlet_name'] }),
    column('outlet_kind', `${at}outlet.kind`, { values: OUTLET_KINDS }),
    column('container_title', `${at}container_title`, { also: ['container', 'programme'] }),
    column('authors', `${at}authors`, { kind: 'authors', also: ['author', 'byline'] }),
    column('no_author', `${at}no_author`, { values: YES_OR_NO }),
    column('issued', `${at}issued`, { also: ['published', 'publication_date', 'published_on'] }),
    column('no_date', `${at}no_date`, { values: YES_OR_NO }),
    column('accessed', `${at}accessed`, { also: ['accessed_on', 'retrieved'] }),
    column('url', `${at}url`, { also: ['link', 'web_address', 'address', 'source_url'] }),
    column('archive_url', `${at}archive_url`, { also: ['archived', 'archive_address'] }),
    column(own === '' ? 'language' : 'source_language', `${at}language`, { also: own ? [] : ['lang'] }),
    column('medium', `${at}medium`),
    column('genre', `${at}genre`),
    column('number', `${at}number`),
    column('account', `${at}account`),
    column('post_id', `${at}post_id`),
    column('condition', `${at}condition`, { values: CONDITIONS }),
    column('condition_on', `${at}condition_on`),
    column('condition_notice', `${at}condition_notice`),
    column(`${own}note`, `${at}note`),
  ];
}

const CLAIM_COLUMNS: readonly Column[] = [
  column('text', 'text', { also: ['words', 'quote', 'quotation', 'claim', 'statement', 'wording'] }),
  column('language', 'language', { also: ['lang', 'quote_language'] }),
  column('language_guessed', 'language_guessed', { values: YES_OR_NO }),
  column('form', 'form', { values: FORMS }),
  column('ground_rule', 'ground_rule', { values: GROUND_RULES }),
  column('embargoed_until', 'embargoed_until', { also: ['embargo', 'embargo_until'] }),
  column('speaker', 'speaker.name', { also: ['said_by', 'who', 'person', 'speaker_name', 'name'] }),
  column('speaker_kind', 'speaker.kind', { values: SPEAKER_KINDS }),
  column('speaker_language', 'speaker.language'),
  column('speaker_description', 'speaker.description'),
  column('occasion', 'occasion.name', { also: ['event', 'occasion_name', 'where'] }),
  column('occasion_kind', 'occasion.kind', { values: OCCASION_KINDS }),
  column('occasion_date', 'occasion.date', { also: ['event_date'] }),
  column('time_zone', 'occasion.time_zone', { also: ['timezone'] }),
  column('occasion_place', 'occasion.place', { also: ['place', 'venue', 'location'] }),
  column('occasion_note', 'occasion.note'),
  column('said_on', 'said_on', { also: ['date', 'said', 'day', 'date_said', 'when'] }),
  column('summary', 'summary'),
  column('note', 'note', { also: ['notes', 'comment', 'comments', 'remarks'] }),
  column('tags', 'tags', { kind: 'tags', also: ['tag', 'keywords', 'topics'] }),
  column('source', 'attribution.source.title', { also: ['source_title', 'article', 'headline', 'title'] }),
  ...sourceColumns('attribution.source.', 'source_'),
  column('tier', 'attribution.tier', { values: TIERS }),
  column('rank', 'attribution.rank', { values: RANKS }),
  column('credited_as', 'attribution.credited_as', { also: ['credited'] }),
  column('capacity', 'attribution.capacity'),
  column('voiced_by', 'attribution.voiced_by.name'),
  column('cue', 'attribution.cue'),
  column('place_in_work', 'attribution.place', { values: PLACES }),
  column('locator', 'attribution.locator', { also: ['page', 'timestamp'] }),
  column('translation', 'attribution.translation', { values: TRANSLATIONS }),
  column('translator', 'attribution.translator'),
  column('attribution_form', 'attribution.form', { values: FORMS }),
  column('attribution_language', 'attribution.language'),
  column('attribution_note', 'attribution.note'),
  column('relayed_from', 'attribution.relayed_from.source.title', { also: ['according_to', 'as_cited_in'] }),
  column('relayed_from_type', 'attribution.relayed_from.source.type', { values: SOURCE_TYPES }),
  column('relayed_from_outlet', 'attribution.relayed_from.source.outlet.name'),
  column('relayed_from_url', 'attribution.relayed_from.source.url'),
];

const SOURCE_COLUMNS: readonly Column[] = [
  column('title', 'title', { also: ['source', 'source_title', 'article', 'headline', 'name'] }),
  ...sourceColumns('', ''),
];

export const COLUMNS: Readonly<Record<TableKind, readonly Column[]>> = {
  claims: CLAIM_COLUMNS,
  sources: SOURCE_COLUMNS,
};

/** What every row must have. */
export const NEEDED: Readonly<Record<TableKind, readonly string[]>> = {
  claims: ['text', 'speaker'],
  sources: ['title'],
};

/** What exports of the desk say besides, which it makes by itself: left out on the way in, and told. */
export const MADE_BY_THE_DESK: ReadonlySet<string> = new Set([
  'id',
  'claim_id',
  'source_id',
  'version',
  'outcome',
  'outcome_reason',
  'speaker_title',
  'speaker_inferred',
  'misattribution',
  'misattributed',
  'actual_speaker',
  'mechanism',
  'attribution_status',
  'match',
  'match_in_words',
  'status',
  'status_in_words',
  'status_reason',
  'status_at',
  'status_by',
  'signed_off_at',
  'signed_off_by',
  'open_notes',
  'standing',
  'copies_sha256',
  'citing',
  'original_words',
  'original_language',
  'list_id',
  'list_version',
  'made_at',
  'made_by',
]);
