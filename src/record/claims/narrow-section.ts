import { CLAIM_ORDERS, type ClaimOrder } from '../../vocabulary.js';
import type { Counted } from './model/facets.js';
import { wordOf } from './model/filter-words.js';
import { type CountedRecords, RECORD_FACETS, type RecordFacet } from './model/frequent.js';
import type { ListFacet } from './model/tokens.js';

// The filters and orders beside a list of claims. Each leads to the list of all claims.

/** The names of records in filters by id; absent where there is none to show. */
export interface Names {
  readonly speaker?: string | number | null | undefined;
  readonly source?: string | number | null | undefined;
  readonly outlet?: string | number | null | undefined;
  readonly occasion?: string | number | null | undefined;
}

/** What was typed to find a record to filter by, and the records that it found. */
export interface FoundRecords {
  readonly kind: RecordFacet;
  readonly typed: string;
  readonly records: readonly {
    readonly id: number;
    readonly name: string;
    readonly language: string | null;
  }[];
}

type Asked = Readonly<Record<string, string>>;

export interface Narrowing {
  readonly query: Asked;
  readonly names: Names;
  /** Null for a list in another order than these. */
  readonly order: ClaimOrder | null;
  readonly counted: Counted;
  readonly records: CountedRecords;
  /** Null where no record is looked for. */
  readonly search: FoundRecords | null;
}

interface Option {
  readonly label: string;
  /** Of a record's name, null where that is unknown; empty for words of ours. */
  readonly lang: string | null;
  readonly count: string;
  readonly href: string;
  readonly on: boolean;
}

type Group = (narrowing: Narrowing) => {
  readonly label: string;
  readonly options: readonly Option[];
  readonly find: ReturnType<typeof findForm> | null;
};

/** @param fixed the filter that the list has by its page, which is not offered; null for none */
export function groupsOf(narrowing: Narrowing, fixed: RecordFacet | null = null) {
  const kinds: readonly Group[] = [
    valuesOf('Status', 'status'),
    valuesOf('Match with sources and copies', 'match'),
    ...RECORD_FACETS.filter((kind) => kind !== fixed).map(recordsOf),
    valuesOf('Form', 'form'),
    valuesOf('Language', 'language'),
    valuesOf('Open items', 'questions', 'stale', 'waiting'),
  ];
  const groups = kinds.map((group) => group(narrowing));
  // A list without filters has nothing to sort either.
  const shown = groups.filter(({ options, find }) => options.length > 0 || find !== null);
  return shown.length === 0 ? [] : [...shown, orders(narrowing)];
}

/** The filters beside the claims of one record; none for a single claim. */
export function groupsOfRecord(kind: RecordFacet, value: string, counted: Counted, records: CountedRecords) {
  const { count } = counted;
  if (count.value < 2) return [];
  const query = { [kind]: value };
  const groups = groupsOf({ query, names: {}, order: null, counted, records, search: null }, kind);
  // A value that all of them have would leave the list as it is.
  const isShared = ({ options, find }: (typeof groups)[number]) =>
    find === null && options.length === 1 && !count.capped && options[0]?.count === figure(count);
  const useful = groups.filter((group) => !isShared(group));
  // The orders alone are left.
  return useful.length === 1 ? [] : useful;
}

function valuesOf(label: string, ...facets: readonly ListFacet[]): Group {
  return ({ query, counted }) => ({
    label,
    find: null,
    options: facets.flatMap((facet) =>
      counted.facets[facet].map((value) => ({
        label: wordOf(facet, value.name) ?? WORK[facet as keyof typeof WORK],
        lang: '',
        count: figure(value),
        ...linkTo(query, facet, value.name),
      })),
    ),
  });
}

const WORK = {
  questions: 'Has open questions',
  stale: 'Has out-of-date findings',
  waiting: 'Waiting for a second person',
} as const;

function linkTo(query: Asked, filter: string, value: string) {
  return { href: `/claims${hrefQuery({ ...query, [filter]: value })}`, on: query[filter] === value };
}

const RECORDS = {
  speaker: ['Speaker', 'Find a speaker'],
  source: ['Source', 'Find a source'],
  outlet: ['Outlet', 'Find an outlet'],
  tag: ['Tag', 'Find a tag'],
} as const satisfies Record<RecordFacet, readonly [string, string]>;

/** A filter by one record shows that alone: what its other values would find is not counted. */
function recordsOf(kind: RecordFacet): Group {
  return (narrowing) => {
    const { query, names, counted, records, search } = narrowing;
    const [label] = RECORDS[kind];
    const set = query[kind];
    if (set !== undefined) {
      const name = kind === 'tag' ? set : String(names[kind] ?? set);
      const one = { label: name, lang: null, count: figure(counted.count), ...linkTo(query, kind, set) };
      return { label, options: [one], find: null };
    }
    const isLookedFor = search?.kind === kind;
    const shown = isLookedFor
      ? search.records.map((record) => ({ ...record, claims: null }))
      : records[kind].records;
    const options = shown.map(({ id, name, language, claims }) => ({
      label: name,
      lang: language,
      count: claims === null ? '' : inFigures(claims),
      ...linkTo(query, kind, kind === 'tag' ? name : String(id)),
    }));
    const find =
      isLookedFor || !records[kind].isAll ? findForm(query, kind, isLookedFor ? search : null) : null;
    return { label, options, find };
  };
}

/** The parameter that looks for records of a kind by name. */
export function findName(kind: RecordFacet): string {
  return `find_${kind}`;
}

/** The form that finds a record to filter by; what else is filtered stays. */
function findForm(query: Asked, kind: RecordFacet, search: FoundRecords | null) {
  const [noun, label] = RECORDS[kind];
  return {
    kept: Object.entries(query),
    field: {
      name: kind === 'tag' ? kind : findName(kind),
      label,
      value: search?.typed ?? '',
      form: 'narrow',
      kind: 'combo',
      source: `/${kind}s.json?q=`,
      submits: true,
      ...(kind !== 'tag' && { idName: kind, idValue: '' }),
    },
    none: search?.records.length === 0 ? `No ${noun.toLowerCase()} has “${search.typed}” in its name.` : null,
  };
}

function orders({ query, order }: Narrowing) {
  const { sort: _, ...rest } = query;
  const options = Object.entries(CLAIM_ORDERS).flatMap(([key, label]): Option[] => {
    if (key === 'relevance' && query.q === undefined) return [];
    const asked = key === '-said_on' ? rest : { ...rest, sort: key };
    return [{ label, lang: '', count: '', href: `/claims${hrefQuery(asked)}`, on: key === order }];
  });
  return { label: 'Sort by', options, find: null };
}

/** `1,000+` where counting stopped. */
export function figure({ value, capped }: Counted['count']): string {
  return `${inFigures(value)}${capped ? '+' : ''}`;
}

function inFigures(value: number): string {
  return value < 1_000 ? String(value) : value.toLocaleString('en-GB');
}

export function hrefQuery(query: Asked): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}
