import { comparableAddress } from '../../engines/alike/address.js';
import { fold } from '../../engines/text/fold.js';
import { comparableWords } from '../../engines/text/likeness.js';
import { FUNCTION_WORDS } from '../../engines/text/tokens.js';

// When two sources, or two occasions, may be the same. For names of speakers and outlets see engines/alike/names.ts.

export interface DescribedSource {
  readonly title: string;
  readonly url: string | null;
  readonly archive_url: string | null;
  readonly outlet: string | null;
}

/** With the same address; or with the same title, where the outlets are equal or one is unknown. */
export function isNearSource(one: DescribedSource, other: DescribedSource): boolean {
  if (isSameAddress(one, other)) return true;
  const isOneOutlet = one.outlet === null || other.outlet === null || isSameName(one.outlet, other.outlet);
  return isOneOutlet && isSameName(one.title, other.title);
}

export interface DatedSource extends DescribedSource {
  /** EDTF. */
  readonly issued: string | null;
  readonly container_title: string | null;
  readonly number: string | null;
  /** Of all people named in it; empty where nobody is. */
  readonly names: readonly string[];
}

/**
 * With the same address; or with the same title, outlet and date, unless each has an address of its own, or they differ
 * in what they are part of, in number or in people where both have them: every book has an introduction.
 */
export function isSameSource(one: DatedSource, other: DatedSource): boolean {
  if (isSameAddress(one, other)) return true;
  if (addressesOf(one).length > 0 && addressesOf(other).length > 0) return false;
  const [outlet, otherOutlet] = [one.outlet ?? '', other.outlet ?? ''];
  const isOneTitle = isSameName(outlet, otherOutlet) && isSameName(one.title, other.title);
  return one.issued === other.issued && isOneTitle && !hasOtherDetails(one, other);
}

function hasOtherDetails(one: DatedSource, other: DatedSource): boolean {
  const differ = (mine: string | null, theirs: string | null) =>
    mine !== null && theirs !== null && !isSameName(mine, theirs);
  return (
    differ(one.container_title, other.container_title) ||
    differ(one.number, other.number) ||
    differ(comparableNames(one), comparableNames(other))
  );
}

/** The same for the same people in another order; null for nobody. */
export function comparableNames({ names }: Pick<DatedSource, 'names'>): string | null {
  return names.length === 0 ? null : names.map(fold).sort().join('\n');
}

function isSameAddress(one: DescribedSource, other: DescribedSource): boolean {
  const addresses = new Set(addressesOf(one));
  return addressesOf(other).some((address) => addresses.has(address));
}

/** Its addresses, as they are compared. */
export function addressesOf({ url, archive_url }: Pick<DescribedSource, 'url' | 'archive_url'>): string[] {
  return [url, archive_url].flatMap((address) => comparableAddress(address ?? '') ?? []);
}

export interface DescribedOccasion {
  readonly name: string;
  readonly kind: string | null;
  /** The first and last possible day, YYYY-MM-DD; null without a date. */
  readonly days: { readonly min: string | null; readonly max: string | null } | null;
  readonly place: string | null;
}

/** On the same day with a similar name or place; or with the same name, where a day is unknown. */
export function isNearOccasion(one: DescribedOccasion, other: DescribedOccasion): boolean {
  if (one.days === null || other.days === null) return isSameName(one.name, other.name);
  if (one.days.min !== other.days.min || one.days.max !== other.days.max) return false;
  return sharesWords(one.name, other.name) || isOnePlace(one, other);
}

function isOnePlace(one: DescribedOccasion, other: DescribedOccasion): boolean {
  if (one.place === null || other.place === null || !isSameName(one.place, other.place)) return false;
  return one.kind === null || other.kind === null || one.kind === other.kind;
}

/** Whether half of the shorter name's content words are in the other one. */
function sharesWords(a: string, b: string): boolean {
  const [mine, theirs] = [distinctiveWords(a), distinctiveWords(b)];
  const [short, long] = mine.size <= theirs.size ? [mine, theirs] : [theirs, mine];
  const shared = [...short].filter((word) => long.has(word)).length;
  return shared > 0 && shared * 2 >= short.size;
}

function distinctiveWords(text: string): ReadonlySet<string> {
  const words = comparableWords(text);
  const distinctive = words.filter((word) => !FUNCTION_WORDS.has(word));
  return new Set(distinctive.length > 0 ? distinctive : words);
}

function isSameName(a: string, b: string): boolean {
  return fold(a) === fold(b) || comparableWords(a).join(' ') === comparableWords(b).join(' ');
}
