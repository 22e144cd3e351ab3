import type { Credit } from '../../engines/context/credit.js';
import { Reading } from '../../engines/reading/reading.js';
import { findIn } from '../../record/entry/actions/find-in-article.js';
import { compared } from './model/compared.js';
import { type CopyToRead, creditIn } from './model/copy-credit.js';
import type { ComparedMatch, PlainMatch } from './model/found.js';
import { type Divided, divide } from './model/passages.js';

// Parses a text for look-up, compares it with matches, or reads whom saved copies credit. Runs in a thread.

export type LookupJob =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'compare'; readonly matches: readonly PlainMatch[] }
  | { readonly kind: 'credit'; readonly copies: readonly CopyToRead[] };

export type LookupAnswer =
  | { readonly kind: 'read'; readonly read: Divided }
  | { readonly kind: 'compare'; readonly results: readonly ComparedMatch[] }
  | { readonly kind: 'credit'; readonly credits: readonly (Credit | null)[] };

export function lookupOf(job: LookupJob): LookupAnswer {
  if (job.kind === 'read') return { kind: 'read', read: readLookup(job.text) };
  if (job.kind === 'credit') return { kind: 'credit', credits: readCredits(job.copies) };
  return { kind: 'compare', results: job.matches.map(compared) };
}

export function readLookup(text: string): Divided {
  const reading = new Reading(text);
  return divide(reading, findIn(reading).quotations);
}

/** In the order of the copies. */
export function readCredits(copies: readonly CopyToRead[]): readonly (Credit | null)[] {
  return copies.map((copy) => creditIn(copy, (reading) => findIn(reading).quotations));
}
