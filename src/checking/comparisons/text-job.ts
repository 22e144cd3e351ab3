import type { FoundWording } from '../../derived/search/text-search.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Outcome, Waiting } from './compare.js';
import type { Step } from './step.js';

// What goes to the threads that compare texts and what comes back: plain values only. Texts of copies go neither way;
// a thread reads them from the database itself.

export type TextRequest =
  | { readonly kind: 'compare'; readonly waiting: Waiting }
  /** In which kept copies the words stand. */
  | { readonly kind: 'find'; readonly wording: string; readonly viewer: Viewer };

export type TextJob = TextRequest & {
  /** The database. */
  readonly database: string;
};

export type TextAnswer =
  | { readonly kind: 'compare'; readonly outcome: Outcome }
  | { readonly kind: 'find'; readonly found: readonly FoundWording[] };

/** Told before each step of a comparison. */
export type TextTold = Step;
