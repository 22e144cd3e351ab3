import type { FoundWording } from '../../derived/search/text-search-store.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Outcome, Waiting } from './model/compare.js';
import type { Step } from './model/step.js';

// Messages to and from the comparing threads: plain values only. Threads read the texts of copies from the database
// themselves.

export type TextRequest =
  | { readonly kind: 'compare'; readonly waiting: Waiting }
  /** Finds the saved copies that contain the words. */
  | { readonly kind: 'find'; readonly wording: string; readonly viewer: Viewer };

export type TextJob = TextRequest & {
  /** The path of the database. */
  readonly database: string;
};

export type TextAnswer =
  | { readonly kind: 'compare'; readonly outcome: Outcome }
  | { readonly kind: 'find'; readonly found: readonly FoundWording[] };

/** Sent before each step of a comparison. */
export type TextProgress = Step;
