import { matchRow } from '../../../derived/match/section.js';
import { misattributionShown } from '../../../derived/status/model/misattribution.js';
import { todoOf } from '../../../derived/status/model/reason.js';
import { shortWords } from '../../../engines/text/short-words.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { mayWrite, reaches, type Viewer } from '../../../platform/viewer.js';
import type { Counted } from '../../../record/claims/model/facets.js';
import { FILTERS, wordOf } from '../../../record/claims/model/filter-words.js';
import type { FoundIn } from '../../../record/claims/model/found-in.js';
import { isRestricted } from '../../../record/claims/model.js';
import type { ListedClaim } from '../../../record/claims/store.js';
import { ATTRIBUTION_STATUSES, type ClaimOrder, GROUND_RULES } from '../../../vocabulary.js';
import { foundPage } from './found.js';
import { figure, groupsOf, hrefQuery, type Names } from './narrow.js';

export interface ClaimsShown {
  readonly rows: readonly ListedClaim[];
  /** Null where the filters are invalid. */
  readonly counted: Counted | null;
  /** Why each claim matched, by its id; empty without a search. */
  readonly found: ReadonlyMap<number, FoundIn>;
  /** The parameters of the address, without the cursor. */
  readonly query: Readonly<Record<string, string>>;
  /** The names of records in filters by id. */
  readonly names: Names;
  readonly order: ClaimOrder;
  readonly nextHref: string | null;
  readonly isFirst: boolean;
  /** Errors in the filters. */
  readonly errors: readonly FieldError[];
  /** The lists to which claims can be added. */
  readonly lists: readonly { readonly id: number; readonly title: string }[];
}

export function claimsPage(shown: ClaimsShown, viewer: Viewer) {
  const { rows, counted, found, query, names, order, nextHref, isFirst, errors, lists } = shown;
  const chips = chipsOf(query, names);
  const canList = viewer.userId !== null && viewer.scope === 'write';
  return {
    rows: rows.map((row, at) => claimRow(row, found.get(row.id), canList ? tickOf(row, at) : null)),
    count: counted === null ? null : countInWords(counted.count),
    // Errors can link only to fields on the page.
    errors: errors.map((error) => (FIELDS.includes(error.path) ? error : { ...error, path: '' })),
    problems: Object.fromEntries(
      [...FILTERS, SORT].map(([name]) => [name, errors.find(({ path }) => path === name)?.message ?? null]),
    ),
    query: Object.fromEntries([...FILTERS, SORT].map(([name]) => [name, query[name] ?? null])),
    hidden: HIDDEN,
    chips,
    clear: chips.length > 1 ? '/claims' : null,
    groups: counted === null ? [] : groupsOf(query, counted.facets, order),
    nextHref,
    firstHref: isFirst ? null : `/claims${hrefQuery(query)}`,
    csvHref: `/claims.csv${hrefQuery(query)}`,
    exportHref: `/claims/export${hrefQuery(query)}`,
    canAdd: mayWrite(viewer),
    canImport: mayWrite(viewer) && reaches(viewer.role, 'editor'),
    canList,
    canCheck: mayWrite(viewer),
    lists: lists.map(({ id, title }) => ({ value: String(id), label: title })),
  };
}

/** A claim as a row of a list. */
function claimRow(claim: ListedClaim, found: FoundIn | undefined, tick: ReturnType<typeof tickOf> | null) {
  return {
    href: `/claims/${claim.id}`,
    text: claim.text,
    lang: claim.language ?? 'und',
    form: claim.form,
    status: { status: claim.status, word: ATTRIBUTION_STATUSES[claim.status] },
    speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
    date: claim.said_on,
    lock: isRestricted(claim) ? GROUND_RULES[claim.ground_rule] : null,
    match: matchRow(claim.match),
    todo: todoOf(claim),
    wrong: misattributionShown(claim),
    parts: found?.words ?? null,
    found: found === undefined ? [] : foundPage(found),
    tick,
  };
}

/** The checkbox for selecting a claim. */
function tickOf(claim: ListedClaim, at: number) {
  const label = `Select quotation ${claim.id}: ${shortWords(claim.text, 60)}`;
  return { name: `claim_ids.${at}`, value: claim.id, label };
}

function countInWords(count: Counted['count']): string {
  return `${figure(count)} quotation${count.value === 1 && !count.capped ? '' : 's'}`;
}

const SORT = ['sort', 'Sort by'] as const;
/** The form above the list has a field for each of these. */
const FIELDS = ['q', 'from', 'to'];
/** Filters without a field, which the form sends unchanged. */
const HIDDEN = [...FILTERS, SORT].map(([name]) => name).filter((name) => !FIELDS.includes(name));

function chipsOf(query: Readonly<Record<string, string>>, names: Names) {
  return FILTERS.flatMap(([name, label]) => {
    const { [name]: value, ...rest } = query;
    if (value === undefined) return [];
    const word = names[name as keyof Names] || wordOf(name, value);
    return [{ label: word === null ? label : `${label}: ${word}`, href: `/claims${hrefQuery(rest)}` }];
  });
}
