import type { TitleKind } from '../../../vocabulary.js';
import type { CslLocator } from '../model/locator.js';
import type { CiteForms } from '../model/renderer.js';
import type { StyledItem } from './styled-model.js';

// The messages to and from the citeproc worker: plain values only.

/** A work to be printed once, however many claims cite it. */
export interface Work {
  readonly key: string;
  readonly item: StyledItem;
  /** Whether the guide of the style keeps a source of this kind out of the bibliography. */
  readonly isUnlisted?: boolean;
  /** No style may change the case of words or a description, or set a description as a title. Default: `title`. */
  readonly titleIs?: TitleKind;
  /** What follows each author in a reference or a full note, and not in a short form: “ [@jdoe]”. Default: nothing. */
  readonly authorNotes?: readonly string[];
}

/** A claim's citation of a work. */
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
  /** Which cites are printed beside those of works without an entry: `notes` all of a style with footnotes, or `all`. */
  readonly forms?: CiteForms | null;
}

/** A cite as it stands in a note or in the text, as citeproc's HTML, empty for none; `cite` is an index of `cites`. */
export interface PrintedCite {
  readonly cite: number;
  readonly html: string;
  /** After an earlier note on the same work; the number of that note is `FIRST_NOTE`. */
  readonly short: string;
}

/** Stands for the number of a note until that is known. A noncharacter, which no field has. */
export const FIRST_NOTE = '\uFDD2';

export interface CiteprocAnswer {
  /** Entries in the style's order, as citeproc's HTML. */
  readonly entries: readonly { readonly key: string; readonly html: string }[];
  /** The cites of works that are not among the entries, and those that the job asked for. */
  readonly notes: readonly PrintedCite[];
  /** Works that citeproc could not print, with its error messages. */
  readonly faults: readonly { readonly key: string; readonly why: string }[];
  /** Whether the style cites in footnotes. */
  readonly isNoteStyle: boolean;
  readonly hasBibliography: boolean;
  readonly locale: string;
  /** Of style and locale together. */
  readonly sha256: string;
}
