import type { Counted } from '../../../record/claims/model/facets.js';
import { wordOf } from '../../../record/claims/model/filter-words.js';
import type { ListFacet } from '../../../record/claims/model/tokens.js';
import { CLAIM_ORDERS, type ClaimOrder } from '../../../vocabulary.js';

// The sorting and filter links beside a list of claims.

/** The names of records in filters by id; absent where there is none to show. */
export interface Names {
  readonly speaker?: string | number | null | undefined;
  readonly source?: string | number | null | undefined;
  readonly outlet?: string | number | null | undefined;
  readonly occasion?: string | number | null | undefined;
}

type Asked = Readonly<Record<string, string>>;

interface Option {
  readonly label: string;
  readonly count: string;
  readonly href: string;
  readonly on: boolean;
}

const GROUPS: readonly (readonly [string, readonly ListFacet[]])[] = [
  ['Match with our copies', ['match']],
  ['Status', ['status']],
  ['Work', ['stale', 'waiting']],
  ['Form', ['form']],
  ['Language', ['language']],
];

export function groupsOf(query: Asked, facets: Counted['facets'], order: ClaimOrder) {
  const groups = GROUPS.map(([label, names]) => ({
    label,
    options: names.flatMap((name) => facets[name].map((value) => optionOf(query, name, value))),
  }));
  // A list without filters has nothing to sort either.
  const narrowing = groups.filter(({ options }) => options.length > 0);
  return narrowing.length === 0 ? [] : [orders(query, order), ...narrowing];
}

function optionOf(query: Asked, facet: ListFacet, value: Counted['facets'][ListFacet][number]): Option {
  return {
    label: wordOf(facet, value.name) ?? WORK[facet as keyof typeof WORK],
    count: figure(value),
    href: `/claims${hrefQuery({ ...query, [facet]: value.name })}`,
    on: query[facet] === value.name,
  };
}

const WORK = { stale: 'Changed since checked', waiting: 'Waiting for a second person' } as const;

function orders(query: Asked, order: ClaimOrder) {
  const { sort: _, ...rest } = query;
  const options = Object.entries(CLAIM_ORDERS).flatMap(([key, label]): Option[] => {
    if (key === 'relevance' && query.q === undefined) return [];
    const asked = key === '-said_on' ? rest : { ...rest, sort: key };
    return [{ label, count: '', href: `/claims${hrefQuery(asked)}`, on: key === order }];
  });
  return { label: 'Sort by', options };
}

/** `1,000+` where counting stopped. */
export function figure({ value, capped }: Counted['count']): string {
  return `${value < 1_000 ? value : value.toLocaleString('en-GB')}${capped ? '+' : ''}`;
}

export function hrefQuery(query: Asked): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}
