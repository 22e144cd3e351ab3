import type { AnnotationsTable } from '../../../platform/db/schema.js';

// Passages and notes of a claim, with their places in the texts that they are about.

/** Words of a text. Positions are code points, end exclusive; null where only the words are recorded. */
export interface MarkedSpan {
  readonly exact: string;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** The saved copy in which something stands. */
export interface MarkedCopy {
  readonly snapshotId: number;
  readonly sourceId: number;
  readonly capturedAt: string;
}

/** The quotation as its cited source has it; several spans where it leaves words out. */
export interface Passage {
  readonly copy: MarkedCopy;
  readonly spans: readonly MarkedSpan[];
}

export interface MarkedNote {
  readonly id: number;
  readonly parentId: number | null;
  readonly motivation: AnnotationsTable['motivation'];
  readonly body: string;
  readonly author: string;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly target: { readonly kind: 'claim' | 'attribution' | 'source' | 'snapshot'; readonly id: number };
  readonly span: MarkedSpan | null;
  /** Set for a note on a saved copy. */
  readonly copy: MarkedCopy | null;
}

export interface Marks {
  /** Null where no copy has the words, or none may be seen. */
  readonly passage: Passage | null;
  /** On the claim, its attributions, the cited source and its copies; oldest first. */
  readonly notes: readonly MarkedNote[];
}

/** Code units around a span that identify it among equal ones. */
const AROUND = 32;

/** The words between two positions in UTF-16 code units, with what stands around them. */
export function spanIn(text: string, start: number, end: number): MarkedSpan {
  const before = codePoints(text.slice(0, start));
  const exact = text.slice(start, end);
  return {
    exact,
    prefix: whole(text.slice(Math.max(0, start - AROUND), start)),
    suffix: whole(text.slice(end, end + AROUND)),
    start: before,
    end: before + codePoints(exact),
  };
}

function codePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** Without half a character at an end. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
