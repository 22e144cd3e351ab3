import type { StyleCard } from '../../model.js';

// What is known of a CSL style before it is used.

/** Identifies a style; its hash is known once it was used. */
export type CslStyleCard = Omit<StyleCard, 'sha256'>;

/** What is known of a style without printing in it. */
export interface StyleChoice {
  readonly card: CslStyleCard;
  /** The locale that it prints in unless another is chosen. BCP 47. */
  readonly locale: string;
  /** The address of the file that a package took it from, with its authors; null for a style that is here. */
  readonly origin: string | null;
  /** Null for a style in use. */
  readonly setAside: SetAside | null;
}

/** That a style is not used, since its file failed twice. */
export interface SetAside {
  /** The title of the added style whose file it is. */
  readonly title: string;
  /** UTC, ISO 8601. */
  readonly at: string;
}

export interface CslStyle extends StyleChoice {
  readonly file: StyleFile;
  /** The id of the added style whose file it is; null for one of the package. */
  readonly addedId: number | null;
}

/** The independent style that prints: by its id in the package of styles, or as the text of its file. */
export interface StyleFile {
  readonly id: string;
  /** Null where the package has it. */
  readonly csl: string | null;
}

/** A list’s locale where the style decides. */
export const BY_STYLE = 'style';

/** The guides of these are British; of those without a locale of their own, others print American English. */
const BRITISH = /^(?:oscola|harvard-cite-them-right|modern-humanities-research-association)/;

/**
 * The locale of a style by itself.
 * @param declared the `default-locale` of its file
 * @source CSL 1.0.2, "The root element": en-US without one
 */
export function ownLocale(id: string, declared: string | null): string {
  return declared ?? (BRITISH.test(id) ? 'en-GB' : 'en-US');
}

/** The locale to print in. @param chosen BCP 47, or `style` */
export function localeFor(chosen: string, own: string): string {
  return chosen === BY_STYLE ? own : chosen;
}

/** The locale of our own sentences, which is ours unless a list has another. @param printed the one printed in */
export function voiceLocale(chosen: string, printed: string): string {
  return chosen === BY_STYLE ? 'en-GB' : printed;
}

/** The edition that a title names: "7" of “… 7th edition”. */
export function editionIn(title: string): string | null {
  return /\b(\d+)(?:st|nd|rd|th|e) [eé]dition/i.exec(title)?.[1] ?? null;
}

/** "CC BY-SA 3.0", or the address of another licence. */
export function licenceAt(address: string): string {
  const [, terms, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/i.exec(address) ?? [];
  return terms === undefined ? address : `CC ${terms.toUpperCase()} ${version}`;
}

export const STYLE_KINDS = {
  note: 'in notes',
  'author-date': 'by author and date',
  numeric: 'by number',
  label: 'by label',
  author: 'by author',
} as const satisfies Record<StyleCard['kind'], string>;

/** The kind of a style: its category, or else what its class says. */
export function styleKind(category: string | null, classOfStyle: string | null): StyleCard['kind'] {
  if (category !== null && Object.hasOwn(STYLE_KINDS, category)) return category as StyleCard['kind'];
  return classOfStyle === 'note' ? 'note' : 'author-date';
}

/** "edition 7, cites by author and date": beside the title in a choice. */
export function aboutStyle({ title, edition, kind }: Pick<StyleCard, 'title' | 'edition' | 'kind'>): string {
  const which = edition === null || title.includes(edition) ? [] : [`edition ${edition}`];
  return [...which, `cites ${STYLE_KINDS[kind]}`].join(', ');
}
