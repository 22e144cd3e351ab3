import { recalledBy } from '../../../../derived/match/model/recalled.js';
import { type NounFields, otherFields } from '../../../../platform/lib/fields/noun-fields.js';
import type { Cell } from '../../../../platform/lib/formats/csv-table.js';
import { ATTRIBUTION_FIELDS } from '../../../../record/attributions/fields.js';
import { CLAIM_FIELDS } from '../../../../record/claims/fields.js';
import {
  ATTRIBUTION_STATUSES,
  FORMS,
  GROUND_RULES,
  OCCASION_KINDS,
  PLACES,
  RANKS,
  SOURCE_TYPES,
  SPEAKER_KINDS,
  TIERS,
  TRANSLATIONS,
} from '../../../../vocabulary.js';
import type { ChainLink } from '../../model.js';
import { tagsInCell } from './cell-lists.js';
import { type Column, column, columnsOf, type ToldColumn, tickInCell, YES_OR_NO } from './column.js';
import { SOURCE_COLUMNS } from './source-columns.js';
import type { ToldClaim } from './told-claim.js';

// The columns of claims in every CSV file: of a table, of a list, and of an import.

/** Columns with another name beside a claim, and their aliases there. */
const RENAMED: Readonly<Record<string, readonly [name: string, ...also: string[]]>> = {
  title: ['source', 'source_title', 'article', 'headline', 'title'],
  title_is: ['source_title_is'],
  type: ['source_type'],
  title_translated: ['source_title_translated', 'translated_title'],
  language: ['source_language'],
  note: ['source_note'],
};

const OF_SOURCE = SOURCE_COLUMNS.map((own): Column<ToldClaim> => {
  const [name, ...also] = RENAMED[own.name] ?? [own.name, ...own.also];
  const path = `attribution.source.${own.path}`;
  return { ...own, name, also, path, read: ({ source }) => source && own.read(source) };
});

const NAMED: readonly Column<ToldClaim>[] = [
  column('text', 'text', ({ words }) => words.text, {
    also: ['words', 'quote', 'quotation', 'claim', 'statement', 'wording'],
  }),
  column('language', 'language', ({ words }) => words.language, { also: ['lang', 'quote_language'] }),
  column('language_guessed', 'language_guessed', languageGuessed, { values: YES_OR_NO }),
  column('form', 'form', ({ words }) => words.form, { values: FORMS }),
  column('ground_rule', 'ground_rule', ({ rows }) => rows.claim.ground_rule, { values: GROUND_RULES }),
  column('embargoed_until', 'embargoed_until', ({ rows }) => rows.claim.embargoed_until, {
    also: ['embargo', 'embargo_until'],
  }),
  column('speaker', 'speaker.name', ({ rows }) => rows.speaker.name, {
    also: ['said_by', 'who', 'person', 'speaker_name', 'name'],
  }),
  column('speaker_kind', 'speaker.kind', ({ rows }) => rows.speaker.kind, { values: SPEAKER_KINDS }),
  column('speaker_language', 'speaker.language', ({ rows }) => rows.speaker.language),
  column('speaker_description', 'speaker.description', ({ rows }) => rows.speaker.description),
  column('occasion', 'occasion.name', ({ rows }) => rows.occasion?.name, {
    also: ['event', 'occasion_name', 'where'],
  }),
  column('occasion_kind', 'occasion.kind', ({ rows }) => rows.occasion?.kind, { values: OCCASION_KINDS }),
  column('occasion_date', 'occasion.date', ({ rows }) => rows.occasion?.date, { also: ['event_date'] }),
  column('time_zone', 'occasion.time_zone', ({ rows }) => rows.occasion?.time_zone, { also: ['timezone'] }),
  column('occasion_place', 'occasion.place', ({ rows }) => rows.occasion?.place, {
    also: ['place', 'venue', 'location'],
  }),
  column('occasion_note', 'occasion.note', ({ rows }) => rows.occasion?.note),
  column('said_on', 'said_on', ({ rows }) => rows.claim.said_on, {
    also: ['date', 'said', 'day', 'date_said', 'when'],
  }),
  column('summary', 'summary', ({ rows }) => rows.claim.summary),
  column('note', 'note', ({ rows }) => rows.claim.note, {
    also: ['notes', 'comment', 'comments', 'remarks'],
  }),
  column('tags', 'tags', ({ rows }) => tagsInCell(rows.tags), {
    kind: 'tags',
    also: ['tag', 'keywords', 'topics'],
  }),
  ...OF_SOURCE,
  column('tier', 'attribution.tier', ({ attribution }) => attribution?.tier, { values: TIERS }),
  column('rank', 'attribution.rank', ({ attribution }) => attribution?.rank, { values: RANKS }),
  column('credited_as', 'attribution.credited_as', ({ attribution }) => attribution?.credited_as, {
    also: ['credited'],
  }),
  column('capacity', 'attribution.capacity', ({ attribution }) => attribution?.capacity),
  column('credited_speaker', 'attribution.speaker.name', ({ attribution }) => attribution?.credited_name),
  column('voiced_by', 'attribution.voiced_by.name', ({ attribution }) => attribution?.voiced_by_name),
  column(
    'recounted_by',
    'attribution.recounted_by.name',
    ({ attribution }) => attribution?.recounted_by_name,
  ),
  column('cue', 'attribution.cue', ({ attribution }) => attribution?.cue),
  column('place_in_work', 'attribution.place', ({ attribution }) => attribution?.place, { values: PLACES }),
  column('locator', 'attribution.locator', ({ attribution }) => attribution?.locator, {
    also: ['page', 'timestamp'],
  }),
  column('translation', 'attribution.translation', ({ attribution }) => attribution?.translation, {
    values: TRANSLATIONS,
  }),
  column('translator', 'attribution.translator', ({ attribution }) => attribution?.translator),
  column(
    'attribution_form',
    'attribution.form',
    ({ attribution, words }) => {
      return attribution?.form === words.form ? null : attribution?.form;
    },
    { values: FORMS },
  ),
  column('attribution_language', 'attribution.language', ({ attribution, words }) => {
    return attribution?.language === words.language ? null : attribution?.language;
  }),
  column('attribution_note', 'attribution.note', ({ attribution }) => attribution?.note),
  column('relayed_from', 'attribution.relayed_from.source.title', ({ origin }) => origin?.title, {
    also: ['according_to', 'as_cited_in'],
  }),
  column('relayed_from_type', 'attribution.relayed_from.source.type', ({ origin }) => origin?.type, {
    values: SOURCE_TYPES,
  }),
  column(
    'relayed_from_outlet',
    'attribution.relayed_from.source.outlet.name',
    (told) => told.origin?.outlet_name,
  ),
  column('relayed_from_url', 'attribution.relayed_from.source.url', ({ origin }) => origin?.url),
];

/** The columns of an import: those with names of their own, then the other fields of claims and attributions. */
export const CLAIM_COLUMNS: readonly Column<ToldClaim>[] = [
  ...NAMED,
  ...fieldColumns(CLAIM_FIELDS, '', ({ rows }) => rows.claim),
  ...fieldColumns(
    otherFields(ATTRIBUTION_FIELDS, 'wording'),
    'attribution.',
    ({ attribution }) => attribution,
  ),
];

function fieldColumns(
  fields: NounFields,
  at: string,
  rowOf: (told: ToldClaim) => object | null | undefined,
): Column<ToldClaim>[] {
  const named = new Set(NAMED.map(({ path }) => path));
  const others = Object.entries(fields).filter(([name]) => !named.has(`${at}${name}`));
  return others.map(([name, { words: values = null }]) => {
    const read = (told: ToldClaim) =>
      (rowOf(told) as Readonly<Record<string, Cell>> | null | undefined)?.[name];
    return column(at.replace('.', '_') + name, `${at}${name}`, read, { values });
  });
}

/** Warnings that a reader must not miss: they come first, before the quotation. */
const TOLD_FIRST: readonly ToldColumn<ToldClaim>[] = [
  { name: 'id', read: ({ rows }) => rows.claim.id },
  { name: 'misattribution', read: ({ entry }) => entry.misattributed?.sentence },
  { name: 'match', read: ({ entry }) => entry.match?.state },
  { name: 'match_in_words', read: ({ match }) => match },
  { name: 'recalled', read: ({ attribution }) => recalledIn(attribution) },
];

/** Further information on the claim and the exported attribution. */
const TOLD_LAST: readonly ToldColumn<ToldClaim>[] = [
  { name: 'misattributed', read: ({ entry }) => entry.misattributed?.value },
  { name: 'actual_speaker', read: ({ entry }) => entry.misattributed?.actualSpeaker?.name },
  { name: 'mechanism', read: ({ entry }) => entry.misattributed?.mechanism },
  { name: 'speaker_title', read: ({ entry }) => entry.speaker.title },
  { name: 'speaker_inferred', read: ({ entry }) => tickInCell(entry.speaker.inferred) },
  { name: 'source_id', read: ({ source }) => source?.id },
  { name: 'own_piece', read: ({ entry }) => tickInCell(entry.cited?.ownPiece ?? false) },
  { name: 'standing', read: ({ entry }) => entry.cited?.standing },
  {
    name: 'copies_sha256',
    read: ({ entry }) => entry.cited?.source.copies.map((copy) => copy.textSha256).join('; '),
  },
  { name: 'citing', read: ({ entry }) => entry.chain.map(linkInCell).join(' < ') },
  { name: 'original_words', read: ({ entry }) => entry.cited?.original?.words },
  { name: 'original_language', read: ({ entry }) => entry.cited?.original?.language },
  { name: 'status', read: ({ entry }) => entry.status.status },
  { name: 'status_in_words', read: ({ entry }) => ATTRIBUTION_STATUSES[entry.status.status] },
  { name: 'status_reason', read: ({ entry }) => entry.status.reason },
  { name: 'status_at', read: ({ entry }) => entry.status.at },
  { name: 'status_by', read: ({ entry }) => entry.status.by },
  { name: 'signed_off_at', read: ({ entry }) => entry.status.signedOff?.at },
  { name: 'signed_off_by', read: ({ entry }) => entry.status.signedOff?.by },
  { name: 'open_notes', read: ({ entry }) => entry.openNotes },
];

/** A table of claims, as /claims.csv and the terminal write it. */
export const CLAIM_TABLE = columnsOf([...TOLD_FIRST, ...CLAIM_COLUMNS, ...TOLD_LAST]);

/** Whether the language is a guess: of the claim’s language only, not of another one in this row. */
function languageGuessed({ rows: { claim }, words }: ToldClaim): string | null {
  return words.language === claim.language ? tickInCell(claim.language_guessed) : null;
}

function recalledIn(attribution: ToldClaim['attribution']): string | null {
  const teller = attribution?.recounted_by_name ?? null;
  return teller === null ? null : recalledBy(teller);
}

function linkInCell({ sourceTitle, outlet, standing }: ChainLink): string {
  return `${sourceTitle}${outlet === null ? '' : ` (${outlet})`}, ${standing}`;
}
