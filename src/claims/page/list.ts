import { mayWrite, type Viewer } from '../../accounts/model.js';
import { todoOf } from '../../findings/model/reason.js';
import type { FieldError } from '../../lib/result.js';
import { FORMS, GROUND_RULES } from '../../vocabulary.js';
import { isRestricted, shortWords } from '../model.js';
import type { ClaimRow } from '../store.js';
import { statusPage } from './show.js';

export interface ClaimsShown {
  readonly rows: readonly ClaimRow[];
  /** Null where the filters could not be read. */
  readonly count: { readonly value: number; readonly capped: boolean } | null;
  /** What the address asks for, by name, without the cursor. */
  readonly query: Readonly<Record<string, string>>;
  readonly nextHref: string | null;
  readonly isFirst: boolean;
  /** What is wrong with the filters. */
  readonly errors: readonly FieldError[];
  /** The lists that claims can be put on. */
  readonly lists: readonly { readonly id: number; readonly title: string }[];
}

export function claimsPage(shown: ClaimsShown, viewer: Viewer) {
  const { rows, count, query, nextHref, isFirst, errors, lists } = shown;
  const canList = viewer.userId !== null && viewer.scope === 'write';
  return {
    rows: rows.map((row, at) => ({ ...claimRow(row), tick: canList ? tickOf(row, at) : null })),
    count: count === null ? null : countInWords(count),
    errors,
    problems: Object.fromEntries(
      FILTERS.map(([name]) => [name, errors.find(({ path }) => path === name)?.message ?? null]),
    ),
    query: Object.fromEntries(FILTERS.map(([name]) => [name, query[name] ?? null])),
    forms: [
      { value: '', label: 'Any form' },
      ...Object.entries(FORMS).map(([value, label]) => ({ value, label })),
    ],
    chips: chipsOf(query),
    clear: Object.keys(query).length > 1 ? '/claims' : null,
    nextHref,
    firstHref: isFirst ? null : `/claims${hrefQuery(query)}`,
    csvHref: `/claims.csv${hrefQuery(query)}`,
    exportHref: `/claims/export${hrefQuery(query)}`,
    canAdd: mayWrite(viewer),
    canList,
    canCheck: mayWrite(viewer),
    lists: lists.map(({ id, title }) => ({ value: String(id), label: title })),
  };
}

/** A claim as a row of a list. */
export function claimRow(claim: ClaimRow) {
  return {
    href: `/claims/${claim.id}`,
    text: claim.text,
    lang: claim.language ?? 'und',
    form: claim.form,
    status: statusPage(claim),
    speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
    date: claim.said_on,
    lock: isRestricted(claim) ? GROUND_RULES[claim.ground_rule] : null,
    todo: todoOf(claim),
  };
}

/** The box that puts a claim into a new list. */
function tickOf(claim: ClaimRow, at: number) {
  const label = `Select claim ${claim.id}: ${shortWords(claim.text, 60)}`;
  return { name: `claim_ids.${at}`, value: claim.id, label };
}

export function countInWords({
  value,
  capped,
}: {
  readonly value: number;
  readonly capped: boolean;
}): string {
  const number = value.toLocaleString('en-GB');
  return capped ? `${number}+ claims` : `${number} claim${value === 1 ? '' : 's'}`;
}

/** Names in an address and how a chip calls them. */
const FILTERS = [
  ['q', 'Words'],
  ['speaker', 'Speaker'],
  ['source', 'Source'],
  ['outlet', 'Outlet'],
  ['occasion', 'Occasion'],
  ['tag', 'Tag'],
  ['form', 'Form'],
  ['language', 'Language'],
  ['from', 'From'],
  ['to', 'To'],
] as const;

function chipsOf(query: Readonly<Record<string, string>>) {
  return FILTERS.flatMap(([name, label]) => {
    const { [name]: value, ...rest } = query;
    if (value === undefined) return [];
    const word = name === 'form' && value in FORMS ? FORMS[value as keyof typeof FORMS] : value;
    return [{ label: `${label}: ${word}`, href: `/claims${hrefQuery(rest)}` }];
  });
}

function hrefQuery(query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}
