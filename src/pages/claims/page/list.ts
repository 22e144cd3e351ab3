import { recalledBy } from '../../../derived/match/model/recalled.js';
import { matchRow } from '../../../derived/match/section.js';
import { checksShown } from '../../../derived/status/model/checks.js';
import { misattributionShown } from '../../../derived/status/model/misattribution.js';
import { todoOf } from '../../../derived/status/model/reason.js';
import { remembering } from '../../../engines/remembering.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { fieldsWith } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { mayWrite, reaches, type Viewer } from '../../../platform/viewer.js';
import type { Counted } from '../../../record/claims/model/facets.js';
import { FILTERS, wordOf } from '../../../record/claims/model/filter-words.js';
import type { FoundIn } from '../../../record/claims/model/found-in.js';
import type { CountedRecords } from '../../../record/claims/model/frequent.js';
import { isRestricted } from '../../../record/claims/model.js';
import {
  type FoundRecords,
  figure,
  groupsOf,
  hrefQuery,
  type Names,
} from '../../../record/claims/narrow-section.js';
import type { ListedClaim } from '../../../record/claims/store.js';
import { ATTRIBUTION_STATUSES, type ClaimOrder, GROUND_RULES } from '../../../vocabulary.js';
import { lookupOffer } from '../../lookup/model/offer.js';
import type { ClaimList, ListedSource } from '../list-store.js';

export interface ClaimsShown {
  readonly rows: readonly ListedClaim[];
  /** Null where the filters are invalid. */
  readonly counted: Counted | null;
  /** The records that are frequent in the list; null where the filters are invalid. */
  readonly records: CountedRecords | null;
  readonly search: FoundRecords | null;
  /** Why each claim matched, by its id; empty without a search. */
  readonly found: ReadonlyMap<number, FoundIn>;
  /** The source cited for each claim, and its number of open questions, by its id. */
  readonly sources: ClaimList['sources'];
  readonly questions: ClaimList['questions'];
  /** The parameters of the address, without the cursor. */
  readonly query: Readonly<Record<string, string>>;
  /** The names of records in filters by id. */
  readonly names: Names;
  readonly order: ClaimOrder;
  /** The address of this page. */
  readonly here: string;
  readonly nextHref: string | null;
  readonly isFirst: boolean;
  /** Errors in the filters. */
  readonly errors: readonly FieldError[];
  /** The lists to which claims can be added. */
  readonly lists: readonly { readonly id: number; readonly title: string }[];
}

export function claimsPage(shown: ClaimsShown, viewer: Viewer) {
  const { rows, counted, query, names, nextHref, isFirst, errors, lists } = shown;
  const chips = chipsOf(query, names);
  const canList = viewer.userId !== null && viewer.scope === 'write';
  const [canAdd, hasRows] = [mayWrite(viewer), rows.length > 0];
  const canImport = canAdd && reaches(viewer.role, 'editor');
  return {
    head: {
      title: 'Quotations',
      action: canAdd ? { ...ADD, icon: 'plus' } : null,
      second: canAdd ? CAPTURE : null,
    },
    rows: rowsOf(shown, canList),
    isCounted: counted !== null,
    // Errors can link only to fields on the page.
    errors: errors.map((error) => (FIELDS.includes(error.path) ? error : { ...error, path: '' })),
    fields: filterFields(query, errors),
    kept: HIDDEN.flatMap((name) =>
      query[name] === undefined || errors.some(({ path }) => path === name) ? [] : [[name, query[name]]],
    ),
    chips,
    clear: chips.length > 1 ? '/claims' : null,
    groups: groupsIn(shown),
    isFinding: shown.search !== null,
    tips: { open: !hasRows && query.q !== undefined },
    lookupHref: lookupOffer(query.q),
    nextHref,
    firstHref: isFirst ? null : `/claims${hrefQuery(query)}`,
    toolbar: {
      text: counted && countInWords(counted.count),
      items: hasRows ? toolsOf(hrefQuery(query), canImport) : [],
    },
    empty: hasRows ? null : emptyPage(chips.length > 0, canAdd, canImport),
    canList,
    canCheck: canAdd,
    canTrash: canAdd && reaches(viewer.role, 'editor'),
    here: shown.here,
    versions: rows.map(({ id, version }) => `${id}:${version}`).join(),
    lists: lists.map(({ id, title }) => ({ value: String(id), label: title })),
  };
}

function groupsIn({ counted, records, query, names, order, search }: ClaimsShown) {
  if (counted === null || records === null) return [];
  return groupsOf({ counted, records, query, names, order, search });
}

type Row = ReturnType<typeof claimRow>;
type RowSource = Pick<ClaimsShown, 'rows' | 'found' | 'sources' | 'questions'>;

/** By the rows of a cached list, with and without checkboxes. */
const cachedRows = { ticked: new WeakMap<object, Row[]>(), plain: new WeakMap<object, Row[]>() };

function rowsOf(shown: RowSource, canList: boolean): Row[] {
  const cached = canList ? cachedRows.ticked : cachedRows.plain;
  const rows =
    cached.get(shown.rows) ??
    shown.rows.map((row, at) => claimRow(row, shown, canList ? tickOf(row, at) : null));
  cached.set(shown.rows, rows);
  return rows;
}

/** A claim as a row of a list. */
function claimRow(
  claim: ListedClaim,
  shown: Pick<ClaimsShown, 'found' | 'sources' | 'questions'>,
  tick: ReturnType<typeof tickOf> | null,
) {
  const found = shown.found.get(claim.id);
  return {
    href: `/claims/${claim.id}`,
    text: claim.text,
    lang: claim.language ?? 'und',
    form: claim.form,
    status: { status: claim.status, word: ATTRIBUTION_STATUSES[claim.status] },
    speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
    recalled: claim.recounted_by && recalledBy(claim.recounted_by),
    date: claim.said_on,
    lock: isRestricted(claim) ? GROUND_RULES[claim.ground_rule] : null,
    match: matchRow(claim.match),
    checks: checksShown(claim.status_checks),
    questions: questionsInWords(shown.questions.get(claim.id) ?? 0),
    todo: todoOf(claim),
    source: sourceOf(shown.sources.get(claim.id)),
    wrong: misattributionShown(claim),
    parts: found?.words ?? null,
    found: found === undefined ? [] : foundPage(found),
    tick,
  };
}

function questionsInWords(count: number): string | null {
  return count === 0 ? null : `${count} open question${count === 1 ? '' : 's'}`;
}

function sourceOf(source: ListedSource | undefined) {
  if (source === undefined) return null;
  const { id, title, language, outlet, isOwnPiece } = source;
  const href = `/sources/${id}`;
  return { href, title: shortTitle(title), lang: language, outlet, own: isOwnPiece ? 'our own piece' : null };
}

/** Characters of a source's title in a row. */
const MAX_TITLE = 80;

// Cached: the rows of a list have few sources.
const shortTitle = remembering((title) => shortWords(title, MAX_TITLE));

/** The checkbox for selecting a claim. */
function tickOf(claim: ListedClaim, at: number) {
  const label = `Select quotation ${claim.id}: ${shortWords(claim.text, 60)}`;
  return { name: `claim_ids.${at}`, value: claim.id, label };
}

function countInWords(count: Counted['count']): string {
  return `${figure(count)} quotation${count.value === 1 && !count.capped ? '' : 's'}`;
}

/** The form above the list has a field for each of these. */
const FIELDS = ['q', 'from', 'to'];
/** Filters without a field, which the form sends unchanged. */
const HIDDEN = [...FILTERS.map(([name]) => name), 'sort'].filter((name) => !FIELDS.includes(name));

function filterFields(query: ClaimsShown['query'], errors: readonly FieldError[]) {
  const field = fieldsWith(query, errors);
  return [
    field('q', 'Text, names, sources or notes', { form: 'find', kind: 'search' }),
    field('from', 'Said from', { form: 'find', kind: 'date' }),
    field('to', 'Said until', { form: 'find', kind: 'date' }),
  ];
}

const CAPTURE = { href: '/capture', label: 'Capture from an article' } as const;
const ADD = { href: '/claims/new', label: 'Add a quotation' } as const;
const IMPORT = { href: '/import', label: 'Import a table' } as const;

function toolsOf(query: string, canImport: boolean) {
  return [
    ...(canImport ? [{ ...IMPORT, icon: 'plus', end: true }] : []),
    { label: 'Download citations', href: `/claims/export${query}`, icon: 'download', end: true, key: 'c' },
    { label: 'CSV', href: `/claims.csv${query}`, icon: 'download', end: true },
  ];
}

function emptyPage(isFiltered: boolean, canAdd: boolean, canImport: boolean) {
  if (isFiltered)
    return {
      title: 'No quotations match',
      text: 'Remove a filter, or search for fewer words.',
    };
  const actions = canAdd ? [ADD, CAPTURE, ...(canImport ? [IMPORT] : [])] : [];
  return { title: 'No quotations yet', text: 'Add the first quotation to start checking it.', actions };
}

function chipsOf(query: Readonly<Record<string, string>>, names: Names) {
  return FILTERS.flatMap(([name, label]) => {
    const { [name]: value, ...rest } = query;
    if (value === undefined) return [];
    const word = names[name as keyof Names] || wordOf(name, value);
    return [{ label: word === null ? label : `${label}: ${word}`, href: `/claims${hrefQuery(rest)}` }];
  });
}

/** Labels of the places other than a claim's own words. */
const WHERE = {
  wording: 'In another wording',
  name: 'In the speaker’s name',
  source: 'In the title of a source',
  outlet: 'In the name of an outlet',
  summary: 'In the summary',
  note: 'In a note',
} as const;

/** The lines for matches outside a claim's own words. */
function foundPage({ elsewhere }: FoundIn) {
  return elsewhere.map(({ where, parts }) => ({ label: WHERE[where], parts }));
}

/** Matches outside a claim's own words: each text in pieces, so that programs need not parse marks. */
export function foundJson(found: FoundIn | undefined) {
  if (found === undefined) return {};
  return { found: { words: found.words, elsewhere: found.elsewhere } };
}
