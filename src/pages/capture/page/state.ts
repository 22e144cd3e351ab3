import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { Part } from '../../../record/snapshots/model/parts.js';
import type { MatchedItem } from '../model/asks.js';
import type { CaptureItem } from '../model.js';
import type { Capture } from '../store.js';

// What the page of a capture shows.

export interface CaptureShown {
  readonly capture: Capture;
  /** All of them, in the order of the text. */
  readonly items: readonly CaptureItem[];
  readonly parts: readonly Part[];
  /** The one that is shown. */
  readonly part: Part;
  /** How those of the shown part stand to what is saved. */
  readonly matched: readonly MatchedItem[];
  /** Numbers of those that are recorded from this source. */
  readonly recorded: ReadonlySet<number>;
  readonly standing: SourceStanding;
  readonly state: PageState;
}

export interface SourceStanding {
  readonly kind: 'new' | 'known' | 'same_text' | 'newer';
  readonly words: string;
  readonly href: string | null;
}

/** What was changed in another window, beside what was typed here. */
export interface Conflict {
  /** The quotation; null for the capture as a whole. */
  readonly n: number | null;
  readonly words: string;
  /** The fields that differ, as `conflictWith` makes them. */
  readonly rows: readonly object[];
}

export interface PageState {
  /** The part in the address; null for that of the quotation which is to be seen. */
  readonly part: number | null;
  readonly shown: number | null;
  readonly said: string | null;
  /** The quotation that was just decided, which can be reopened. */
  readonly decided: number | null;
  readonly conflict: Conflict | null;
  readonly errors: readonly FieldError[];
  /** The quotation whose form is open, with its errors. */
  readonly editing: { readonly n: number; readonly errors: readonly FieldError[] } | null;
  /** The form of the source and its ground rule, with what was typed. */
  readonly source: {
    readonly typed: Typed;
    readonly rule: Typed;
    readonly errors: readonly FieldError[];
  } | null;
  readonly add: {
    readonly typed: Typed;
    readonly errors: readonly FieldError[];
    readonly places: readonly object[];
  };
}

export const NEWLY_SHOWN: PageState = {
  part: null,
  shown: null,
  said: null,
  decided: null,
  conflict: null,
  errors: [],
  editing: null,
  source: null,
  add: { typed: {}, errors: [], places: [] },
};
