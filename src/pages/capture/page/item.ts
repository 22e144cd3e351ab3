import { MAX_COUNTED } from '../../../platform/lib/capped-count.js';
import type { FieldPage } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { AlikeClaim, NearRecord } from '../../../record/duplicates/model.js';
import { FORMS, type Form, SOURCE_TYPES, SPEAKER_KINDS, TYPE_NOT_KNOWN } from '../../../vocabulary.js';
import { asksOf, isCertain, type MatchedItem, spokenAsks, whyOf } from '../model/asks.js';
import { nameFound } from '../model/same-name.js';
import { dateInWords } from '../model/source-input.js';
import type { TextTerms } from '../model/terms.js';
import type { CaptureItem } from '../model.js';
import { itemFields, othersWords, printedShort, type Worded } from './fields.js';
import { ruleWords } from './terms.js';

// One quotation of a capture, as its page lists it.

export interface ItemState {
  readonly captureId: number;
  /** The next quotation, with which it can be joined. */
  readonly next: CaptureItem | null;
  /** How many others are open under the same name. */
  readonly sameNamed: number;
  /** Whom the article names as speakers, for the form. */
  readonly named: readonly string[];
  readonly terms: TextTerms;
  /** Other quotations of the article with these words in them. */
  readonly wholes: readonly CaptureItem[];
  /** The form is open, with these errors. */
  readonly open: { readonly errors: readonly FieldError[] } | null;
}

export function itemPage({ item, match }: MatchedItem, state: ItemState) {
  const { n, version, fields, found, spans } = item;
  const form = (fields.form ?? 'direct') as Form;
  const asks = asksOf(item, match);
  const isRecorded = match.recorded !== null;
  return {
    ...{ n, anchor: `q-${n}`, version, action: `/capture/${state.captureId}/quotations/${n}` },
    state: isRecorded ? 'recorded' : item.state,
    words: fields.text ?? '',
    ...{ form, formLabel: FORMS[form], lang: fields.language ?? null },
    isCertain: isCertain({ item, match }),
    // The gravest alone: what is left is asked when it is settled.
    asks: item.state === 'open' && !isRecorded ? asks.slice(0, 1) : [],
    // What a person accepted although the text says otherwise.
    despite: item.state === 'accepted' && !isRecorded ? (spokenAsks(item, match)[0] ?? null) : null,
    speaker: speakerPage(item, match),
    teller: tellerPage(item, match),
    // A person chooses among similar names before anything can be accepted.
    isWhoAsked: match.speaker.status === 'near' || match.teller?.status === 'near',
    creditedAs: fields.credited_as ?? null,
    cue: fields.cue ?? null,
    channel: channelPage(item),
    occasion: occasionPage(item),
    saidOn: fields.said_on === undefined ? null : dateInWords(fields.said_on),
    saidOnFrom: fields.said_on_from ?? null,
    locator: fields.locator ?? null,
    ownRule: ruleWords(fields.ground_rule, fields.embargoed_until),
    alike: match.alike.map(alikePage),
    sameNamed: state.sameNamed === 0 ? null : othersWords(state.sameNamed),
    becomes: becomes(match, fields.fragment_of, state.wholes),
    partOf: state.wholes.map((whole) => ({ n: whole.n, anchor: `q-${whole.n}`, ...worded(whole) })),
    recorded: isRecorded
      ? { href: `/claims/${match.recorded}`, words: 'Already recorded from this source' }
      : null,
    stretches: spans.length,
    join: state.next && {
      ...{ n: state.next.n, version: state.next.version },
      label: `Join with number ${state.next.n}`,
    },
    accept: asks.length === 0 || found === null ? 'Accept' : 'Confirm',
    ...formOf({ item, match }, state),
  };
}

/** The form has fields only where it is open: a hundred closed ones would make the page slow. */
function formOf({ item, match }: MatchedItem, { open, wholes, named, terms, sameNamed: count }: ItemState) {
  if (open === null) return { isOpen: false, fields: [], more: [], errors: [] };
  const { errors } = open;
  const choices = {
    ...{ alike: match.alike, target: match.target, named, terms },
    sameName: count === 0 ? null : { name: nameFound(item) ?? '', count },
    wholes: wholes.map((whole) => ({ n: whole.n, ...worded(whole) })),
  };
  const form: { readonly fields: FieldPage[]; readonly more: FieldPage[] } = itemFields(
    item.fields,
    errors,
    choices,
  );
  return { isOpen: true, ...form, errors };
}

function speakerPage(
  { fields, found }: CaptureItem,
  { speaker: { status, saved, near } }: MatchedItem['match'],
) {
  const name = saved?.name ?? fields['speaker.name'] ?? null;
  const kind = saved?.kind ?? (fields['speaker.kind'] as keyof typeof SPEAKER_KINDS | undefined) ?? 'person';
  const mention = found?.speaker?.text ?? null;
  return {
    ...{ status, name, id: saved?.id ?? null, href: saved && `/speakers/${saved.id}` },
    kindLabel: name === null || kind === 'person' ? null : SPEAKER_KINDS[kind],
    count: saved && counted(saved.quotations),
    mention: mention === name ? null : mention,
    why: whyOf(found),
    near: near.map(nearPage),
  };
}

/** Who recalls what the speaker said; null for nobody. */
function tellerPage({ fields }: CaptureItem, { teller }: MatchedItem['match']) {
  const name = teller?.saved?.name ?? fields['recounted_by.name'] ?? null;
  const id = teller?.saved?.id ?? null;
  const near = (teller?.near ?? []).map(nearPage);
  return name === null ? null : { name, id, href: id === null ? null : `/speakers/${id}`, near };
}

function nearPage({ id, name, detail, quotations }: NearRecord) {
  return { id, name, detail, count: counted(quotations), href: `/speakers/${id}` };
}

function counted(quotations: number): string {
  return quotations >= MAX_COUNTED
    ? `${MAX_COUNTED.toLocaleString('en-GB')} quotations or more`
    : howMany(quotations, 'quotation');
}

function channelPage({ fields }: CaptureItem) {
  const at = (name: string) => fields[`relayed_from.source.${name}`] ?? null;
  const [title, type, id] = [at('title'), at('type'), at('id')];
  if (title === null) return null;
  return {
    title,
    typeLabel: type === null ? TYPE_NOT_KNOWN : (SOURCE_TYPES[type as keyof typeof SOURCE_TYPES] ?? type),
    outlet: at('outlet.name'),
    href: id === null ? null : `/sources/${id}`,
  };
}

function occasionPage({ fields }: CaptureItem) {
  const { 'occasion.name': name, 'occasion.id': id, 'occasion.date': date } = fields;
  if (name === undefined) return null;
  return {
    name,
    href: id === undefined || id === 'new' ? null : `/occasions/${id}`,
    date: date === undefined ? null : dateInWords(date),
  };
}

const ALIKE = {
  same: 'Same words',
  nearly: 'Nearly the same words',
  part_of: 'Longer quotation',
  contains: 'Part of these words',
} as const;

function alikePage({ kind, id, text, language, form, speaker_name }: AlikeClaim) {
  return {
    kind,
    words: ALIKE[kind],
    id,
    href: `/claims/${id}`,
    text,
    speaker: speaker_name,
    lang: language,
    form,
  };
}

function becomes(
  { alike, target, recorded }: MatchedItem['match'],
  fragmentOf: string | undefined,
  wholes: readonly CaptureItem[],
): string {
  if (recorded !== null) return `Nothing: it is already quotation ${recorded}`;
  if (target !== null) return `Adds this source to quotation ${target}`;
  const whole = wholes.find(({ n }) => `n${n}` === fragmentOf);
  const of = whole ? worded(whole) : alike.find(({ id }) => String(id) === fragmentOf);
  return of === undefined ? 'New quotation' : `New quotation, a fragment of ${printedShort(of)}`;
}

function worded({ fields }: CaptureItem): Worded {
  return {
    text: fields.text ?? '',
    form: (fields.form ?? 'direct') as Form,
    language: fields.language ?? null,
  };
}
