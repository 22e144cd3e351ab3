import { type FoundAuthor, lineOf, MAX_FOUND_READINGS } from '../../../engines/documents/metadata/found.js';
import { MAX_FOUND_AUTHORS } from '../../../engines/documents/metadata/names.js';
import type { Headers } from '../../../platform/fetching/kept-headers.js';
import { FOUND_IN, type FoundIn } from '../../../vocabulary.js';
import type { SourceRow } from '../../sources/store.js';
import type { Snapshot } from '../store.js';

// The details that a kept page has for the empty fields of its source. They were read with its text and are kept among
// its headers, which an import may bring in any shape.

export const OFFERED = ['outlet', 'authors', 'issued', 'language', 'url'] as const;
export type OfferedField = (typeof OFFERED)[number];

export interface Offer<Value> {
  readonly value: Value;
  readonly from: FoundIn;
  readonly isSure: boolean;
}

export interface Offers {
  readonly outlet: readonly Offer<string>[];
  readonly authors: readonly Offer<readonly FoundAuthor[]>[];
  readonly issued: readonly Offer<string>[];
  readonly language: readonly Offer<string>[];
  readonly url: readonly Offer<string>[];
}

/** Everything that a page says of itself. */
export type PageDetails = Offers & { readonly title: readonly Offer<string>[] };

type Kept = Pick<Snapshot, 'headers' | 'final_url'>;
type EmptyIn = Pick<
  SourceRow,
  'outlet_id' | 'authors' | 'no_author' | 'issued' | 'no_date' | 'language' | 'url'
>;

/** What can be filled in; a field that has a value, or is marked as having none, gets no offer. */
export function offersFor(source: EmptyIn, copy: Kept): Offers {
  const found = detailsOf(copy);
  const isEmpty = {
    outlet: source.outlet_id === null,
    authors: source.authors === '[]' && source.no_author !== 1,
    issued: source.issued === null && source.no_date !== 1,
    language: source.language === null,
    url: source.url === null,
  };
  const none = { outlet: [], authors: [], issued: [], language: [], url: [] };
  const open = OFFERED.filter((field) => isEmpty[field]).map((field) => [field, found[field]]);
  return { ...none, ...Object.fromEntries(open) };
}

export function hasOffers(offers: Offers): boolean {
  return OFFERED.some((field) => offers[field].length > 0);
}

/** Everything that a kept page says of itself, its addresses whole. */
export function detailsOf({ headers, final_url }: Kept): PageDetails {
  const found = parsed((headers === null ? {} : (JSON.parse(headers) as Headers))[':found']);
  const lines = (name: string, max: number) => offersIn(found[name], (value) => lineOf(value, max));
  return {
    title: lines('title', 500),
    outlet: lines('outlet', 200),
    authors: offersIn(found.authors, authorsIn),
    issued: lines('issued', 40),
    language: lines('language', 40),
    url: addresses(lines('url', 2_000), final_url),
  };
}

function parsed(text: unknown): Readonly<Record<string, unknown>> {
  if (typeof text !== 'string') return {};
  try {
    const found = JSON.parse(text) as unknown;
    return typeof found === 'object' && found !== null ? { ...found } : {};
  } catch {
    // Only an import can bring what is no JSON: it offers nothing.
    return {};
  }
}

function offersIn<Value>(readings: unknown, read: (value: unknown) => Value | null): Offer<Value>[] {
  if (!Array.isArray(readings)) return [];
  return readings.slice(0, MAX_FOUND_READINGS).flatMap((one: unknown) => {
    const { value, from, isSure } = { ...(one as Partial<Offer<unknown>>) };
    const read_ = read(value);
    if (read_ === null || typeof from !== 'string' || !Object.hasOwn(FOUND_IN, from)) return [];
    return [{ value: read_, from, isSure: isSure === true }];
  });
}

function authorsIn(value: unknown): readonly FoundAuthor[] | null {
  if (!Array.isArray(value)) return null;
  const authors = value.slice(0, MAX_FOUND_AUTHORS).flatMap((one: unknown): FoundAuthor[] => {
    const { family, given, literal } = { ...(one as Record<string, unknown>) };
    const [last, first, whole] = [family, given, literal].map((name) => lineOf(name, 200));
    if (last) return [first ? { family: last, given: first } : { family: last }];
    return whole ? [{ literal: whole }] : [];
  });
  return authors.length === 0 ? null : authors;
}

/**
 * The page's own address, and the one that it was fetched from. A page may name an address elsewhere, which is not sure.
 */
function addresses(offers: readonly Offer<string>[], finalUrl: string | null): Offer<string>[] {
  const whole = offers.flatMap((one) => {
    if (!URL.canParse(one.value, finalUrl ?? undefined)) return [];
    const url = new URL(one.value, finalUrl ?? undefined);
    const isSure = finalUrl === null || isSamePlace(url, new URL(finalUrl));
    return /^https?:$/.test(url.protocol) ? [{ ...one, value: url.href, isSure: one.isSure && isSure }] : [];
  });
  const fetched = finalUrl === null ? [] : [{ value: finalUrl, from: 'address' as const, isSure: true }];
  const all = [...whole, ...fetched];
  return all.filter(({ value }, at) => all.findIndex((one) => one.value === value) === at).slice(0, 4);
}

/** On the same host, and not its front page where the page fetched is another. */
function isSamePlace(named: URL, fetched: URL): boolean {
  return named.hostname === fetched.hostname && (named.pathname !== '/' || fetched.pathname === '/');
}
