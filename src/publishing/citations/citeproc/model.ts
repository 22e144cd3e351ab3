import type { CslItem } from '../model/csl.js';
import type { CslLocator } from '../model/locator.js';

// The messages to and from the citeproc worker: plain values only.

/** A work to be printed once, however many claims cite it. */
export interface Work {
  readonly key: string;
  readonly item: CslItem;
}

/** A claim's citation of a work, needed in note form where the style prints no entry for the work. */
export interface Cite {
  readonly key: string;
  readonly locator: CslLocator | null;
}

export interface CiteprocJob {
  readonly style: string;
  /** The file of a style that is not of the package. */
  readonly csl?: string | null;
  readonly locale: string;
  readonly works: readonly Work[];
  readonly cites: readonly Cite[];
}

export interface CiteprocAnswer {
  /** Entries in the style's order, as citeproc's HTML. */
  readonly entries: readonly { readonly key: string; readonly html: string }[];
  /** Note forms of the cites whose works are not among the entries; `cite` is an index of `cites`. */
  readonly notes: readonly { readonly cite: number; readonly html: string }[];
  /** Works that citeproc could not print, with its error messages. */
  readonly faults: readonly { readonly key: string; readonly why: string }[];
  readonly locale: string;
  /** Of style and locale together. */
  readonly sha256: string;
}
