import { Reading } from '../../engines/reading/reading.js';
import { captureOf } from '../capture/job.js';
import { compared } from './model/compared.js';
import { type CreditedWords, creditedIn } from './model/credits.js';
import type { ComparedMatch, PlainMatch } from './model/found.js';
import { type Part, partsOf } from './model/passages.js';

// Parses a text for look-up, or compares it with matches. Runs in a thread.

export type LookupJob =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'compare'; readonly matches: readonly PlainMatch[] };

export interface ReadLookup {
  readonly credited: readonly CreditedWords[];
  readonly parts: readonly Part[];
}

export type LookupAnswer =
  | { readonly kind: 'read'; readonly read: ReadLookup }
  | { readonly kind: 'compare'; readonly results: readonly ComparedMatch[] };

export function lookupOf(job: LookupJob): LookupAnswer {
  if (job.kind === 'read') return { kind: 'read', read: readLookup(job.text) };
  return { kind: 'compare', results: job.matches.map(compared) };
}

export function readLookup(text: string): ReadLookup {
  const credited = creditedIn(captureOf({ wanted: 'quotations', text, date: null }).quotations);
  return { credited, parts: partsOf(new Reading(text), credited) };
}
