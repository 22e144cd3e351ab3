import { matchJson } from '../../derived/match/section.js';
import { misattributionOf } from '../../derived/status/model/misattribution.js';
import { shortWords } from '../../engines/text/short-words.js';
import type { Page } from '../../platform/db/queries/page-of.js';
import { fieldsWith } from '../../platform/lib/fields/form-page.js';
import { styleField } from '../../platform/lib/fields/style-field.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import type { Viewer } from '../../platform/viewer.js';
import { claimPick } from '../../record/claims/section.js';
import { GROUND_RULES, keysOf } from '../../vocabulary.js';
import { FORMAT_USES } from '../citations/formats.js';
import type { FormatLosses } from '../citations/losses-section.js';
import type { FormatUse } from '../citations/model/list.js';
import type { Preview } from '../citations/preview-section.js';
import { MAX_TICKS, mayEditList, partHref, withQuery } from './model.js';
import { type FormShown, previewShown, printingShown, readingShown } from './page/printing.js';
import { listRow } from './page/row.js';
import type { CountedList, List, ListCounts, ListItem, Restricted } from './store.js';

/** An available format. */
export interface Choice {
  readonly name: string;
  readonly title: string;
}

/** The available formats, and the title of the list’s style. */
export interface Offer {
  readonly formats: readonly (Choice & { readonly use: FormatUse })[];
  readonly style: string;
}

export interface ListShown {
  readonly list: List;
  /** The part of the list that is shown. */
  readonly part: Page<ListItem>;
  /** Its cursor; null for the first. */
  readonly after: string | null;
  readonly counts: ListCounts;
  /** Restricted claims that an export may include; empty for viewers who may not know of them. */
  readonly restricted: readonly Restricted[];
  readonly trashedClaims: number;
  /** Null where the preview failed: `previewFault` says why. */
  readonly preview: Preview | null;
  readonly previewFault: string | null;
  /** What the formats have no field for, of the claims that are shown. */
  readonly losses: readonly FormatLosses[];
  readonly offer: Offer;
  /** The result of adding claims just now. Null for none. */
  readonly placed: { readonly added: number; readonly already: number } | null;
  /** Of the rows that are shown, those with others of the same words and source on the list: their numbers. */
  readonly repeats: ReadonlyMap<number, readonly number[]>;
  /** What was typed into a form of the page; empty where it was only opened. */
  readonly forms: ListForms;
}

export interface ListForms {
  readonly adding?: FormShown;
  readonly printing?: FormShown;
  /** The id of the style that a reader chose for themselves, in the address; null for that of the list. */
  readonly style?: string | null;
}

const UNTOUCHED: FormShown = { typed: {}, errors: [] };

export function listsPage(page: Page<CountedList>, nextHref: string | null, viewer: Viewer) {
  return {
    rows: page.rows.map((list) => ({
      href: `/lists/${list.id}`,
      title: list.title,
      whose: list.owner_id === null ? 'Shared' : 'Private',
      claims: list.claims,
      changed: list.updated_at,
    })),
    nextHref,
    canAdd: viewer.userId !== null && viewer.scope === 'write',
  };
}

export function listPage(shown: ListShown, viewer: Viewer) {
  const { list, part, counts, offer, forms, after } = shown;
  const { style = null } = forms;
  const address = `/lists/${list.id}`;
  const ticks = shown.restricted.map(tickOf);
  return {
    id: list.id,
    title: list.title,
    note: list.note,
    version: list.version,
    whose: list.owner_id === null ? 'Shared list' : 'Private list',
    isTrashed: list.trashed_at !== null,
    canEdit: mayEditList(viewer, list) && list.trashed_at === null,
    canTrash: mayEditList(viewer, list) && list.trashed_at === null,
    canRestore: mayEditList(viewer, list),
    meta: [
      { term: 'Quotations', text: String(counts.claims) },
      { term: 'Version', text: String(list.version) },
    ],
    placed: shown.placed && placedInWords(shown.placed),
    rows: part.rows.map((item) =>
      listRow(item, { listId: list.id, style }, shown.repeats.get(item.claim_id) ?? []),
    ),
    from: counts.before,
    orderAction: partHref(`${address}/order`, after),
    exportHref: withQuery(`${address}/export`, { style }),
    firstHref: after === null ? null : `${withQuery(address, { style })}#claims`,
    nextHref: part.next && `${withQuery(address, { after: part.next, style })}#claims`,
    count: after === null && part.next === null ? null : partWords(part.rows.length, counts),
    trashedClaims: wordTrashed(shown.trashedClaims),
    ...previewShown(shown.preview),
    previewFault: shown.previewFault,
    downloads: downloadsOf(offer, address, style),
    losses: shown.losses,
    restricted: ticks,
    restrictedWords: restrictedWords(counts.claims - counts.open),
    exportFields: exportFields(ticks, offer),
    adding: addingFields(forms.adding ?? UNTOUCHED),
    printing: printingShown(list, { style: offer.style, after }, forms.printing ?? UNTOUCHED),
    reading: readingShown(list, offer.style, forms.printing ?? UNTOUCHED),
  };
}

/** The formats by what they are for. */
function downloadsOf({ formats }: Offer, address: string, style: string | null) {
  return keysOf(FORMAT_USES).map((wanted) => ({
    title: FORMAT_USES[wanted],
    files: formats
      .filter(({ use }) => use === wanted)
      .map(({ name, title }) => ({
        label: title,
        href: withQuery(`${address}/export`, { format: name, style }),
      })),
  }));
}

/** How the form of an item names its claim. */
export const ITEM_PICK = { words: 'claim', id: 'claim_id' } as const;

function addingFields({ typed, errors }: FormShown) {
  const atBox = errors.map((error) => ({ ...error, path: ITEM_PICK.words }));
  return claimPick(typed, atBox, { ...ITEM_PICK, label: 'Add a quotation' });
}

function exportFields(ticks: readonly ReturnType<typeof tickOf>[], { formats, style }: Offer) {
  const form = 'export';
  const include = { name: 'restricted', label: 'Include these too', kind: 'checkboxes', optional: true };
  const options = keysOf(FORMAT_USES).map((wanted) => ({
    label: FORMAT_USES[wanted],
    options: formats
      .filter(({ use }) => use === wanted)
      .map(({ name, title }) => ({ value: name, label: title })),
  }));
  return [
    { form, ...include, options: ticks },
    { form, kind: 'select', name: 'format', label: 'Format', options },
    styleField(fieldsWith({ style }, []), [], { form }),
  ];
}

function partWords(rows: number, { before, claims }: ListCounts): string {
  return `${before + 1} to ${before + rows} of ${claims}`;
}

function restrictedWords(count: number): string {
  const left =
    count === 1
      ? 'One quotation here is not on the record. It is left out of the file unless you tick it.'
      : `${count} quotations here are not on the record. They are left out of the file unless you tick them.`;
  return count > MAX_TICKS
    ? `${left} The first ${MAX_TICKS} can be ticked: put others on a list of their own.`
    : left;
}

/** A list as JSON: a part of its `items` in its order, and the address of the next part. */
export function listJson(list: List, { rows, next }: Page<ListItem>) {
  const { id, title, style, locale, kind, note, version } = list;
  return {
    id,
    title,
    style,
    locale,
    kind,
    note,
    shared: list.owner_id === null,
    version,
    next: next && partHref(`/lists/${id}.json`, next),
    items: rows.map((item) => ({
      id: item.id,
      claim_id: item.claim_id,
      locator: item.locator,
      note: item.note,
      text: item.text,
      language: item.language,
      form: item.form,
      ground_rule: item.ground_rule,
      said_on: item.said_on,
      speaker: { id: item.speaker_id, name: item.speaker_name },
      recounted_by: item.recounted_by,
      match: matchJson(item.match),
      misattributed: misattributionOf(item),
    })),
  };
}

/** A row of the list of lists as JSON. */
export function listRowJson({
  id,
  title,
  style,
  locale,
  kind,
  note,
  owner_id,
  version,
  claims,
}: CountedList) {
  return { id, title, style, locale, kind, note, shared: owner_id === null, version, claims };
}

function wordTrashed(count: number): string | null {
  if (count === 0) return null;
  return count === 1
    ? 'One quotation of this list is in the trash and left out here and in every export.'
    : `${count} quotations of this list are in the trash and left out here and in every export.`;
}

function placedInWords({ added, already }: NonNullable<ListShown['placed']>): string {
  const fresh = added === 0 ? 'No quotation was added.' : `Added: ${howMany(added, 'quotation')}.`;
  if (already === 0) return fresh;
  const stays =
    already === 1
      ? 'One quotation was already on this list.'
      : `${already} quotations were already on this list.`;
  return `${fresh} ${stays}`;
}

function tickOf(item: Restricted) {
  return {
    value: item.claim_id,
    label: `Quotation ${item.claim_id}: ${GROUND_RULES[item.ground_rule]}`,
    hint: shortWords(item.text),
  };
}
