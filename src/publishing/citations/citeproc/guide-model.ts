import type { CreditRole } from '../../../vocabulary.js';
import { creditsInWords } from '../model/credits.js';
import type { CslItem } from '../model/csl.js';
import type { CitedSource } from '../model.js';
import type { StyledItem } from './styled-model.js';

// What a guide may say of an item, and rules that several share.

/** The styles of each guide, by their ids. */
export const GUIDE_IDS = {
  apa: /^apa(?!-cv|-numeric)/,
  chicagoNotes: /^(?:chicago|turabian)-(?:full)?note/,
  chicagoAuthorDate: /^(?:chicago|turabian)-author-date/,
  mla: /^modern-language-association(?!-[678])/,
} as const;

/** An item as a guide wants it. */
export interface Styled {
  readonly item: StyledItem;
  /** What follows each author in a reference, with the space or comma before it: “ (Director)”. */
  readonly authorNotes?: readonly string[];
}

export interface Guide {
  /**
   * Adapts an item to a style that deviates from the rules of csl.ts. A style prints a kind of source as its guide says
   * only if the item has the type and the variables that its file expects.
   */
  adapt(item: StyledItem, source: CitedSource): Styled;
  /** The account of an author who is named, as the guide has it after the name; null where it has no place for it. */
  account(name: string): string | null;
  /** Why the guide has no sources of a type in its bibliography, as a sentence. */
  readonly unlisted: Readonly<Partial<Record<CslItem['type'], string>>>;
}

export function isPodcast({ genre, medium }: StyledItem): boolean {
  return /podcast/i.test(`${genre} ${medium}`);
}

/** “episode 12” of a programme or podcast; empty for anything else. */
export function episodeWords({ type, number }: StyledItem): string {
  if (number === undefined || (type !== 'broadcast' && type !== 'song')) return '';
  return /^\d+$/.test(number) ? `episode ${number}` : number;
}

/**
 * “hosted by Bo Lind”, for people in these roles, for whom the file of the style has no place.
 * Authors are among them where the item has none: those of a broadcast are its hosts.
 */
export function creditsBeside(
  { author }: StyledItem,
  { authors }: CitedSource,
  roles: readonly CreditRole[],
): string[] {
  const isUnprinted = (role: CreditRole) =>
    roles.includes(role) || (role === 'author' && author === undefined);
  return creditsInWords(authors.filter(({ role }) => isUnprinted(role)));
}

/** A site that is its own author is not named twice. */
export function withoutOwnContainer(item: StyledItem): StyledItem {
  const { 'container-title': container, ...rest } = item;
  const isOwn = item.author?.some(({ literal }) => literal !== undefined && literal === container) ?? false;
  return isOwn && (item.type === 'webpage' || item.type === 'post-weblog') ? rest : item;
}

/** The number of a law; one of the United States is called so. */
export function lawNumber(item: StyledItem): StyledItem {
  const isAmerican = /^\d{2,3}[-–]\d+$/.test(item.number ?? '');
  return isAmerican ? { ...item, number: `Pub. L. No. ${item.number}` } : item;
}

export function capitalised(words: string): string {
  return words.replace(/^\[?./u, (first) => first.toUpperCase());
}

/** A description of ours, which begins a reference as a title does. */
export function capitalisedDescription(item: StyledItem, { titleIs }: CitedSource): StyledItem {
  return titleIs === 'description' ? { ...item, title: capitalised(item.title) } : item;
}
