import { entryOf, type MakeSource } from '../entry.js';
import type { CitationEntry } from '../model.js';
import type { AttributionRow, EntryRows, SourceRow } from '../rows.js';

// What one row of claims is made from. A row tells one attribution: in a table the one that the claim has its words
// from, so that an import makes the same claim of it; in a list the one that is cited.

export interface ToldClaim {
  readonly rows: EntryRows;
  readonly entry: CitationEntry;
  /** The words as this row has them. */
  readonly words: Pick<EntryRows['claim'], 'text' | 'form' | 'language'>;
  /** How they stand to our copies, in a sentence; null where there is nothing to warn of. */
  readonly match: string | null;
  readonly attribution: AttributionRow | null;
  readonly source: SourceRow | null;
  /** The source that this one has the words from. */
  readonly origin: SourceRow | null;
}

/** By the claim’s own words. An attribution that was erased has no words left to tell. */
export function toldInTable(rows: EntryRows, makeSource?: MakeSource): ToldClaim {
  const { claim, attributions, match_by_source: match } = rows;
  const reference = attributions.find(({ id }) => id === claim.reference_attribution_id);
  const entry = entryOf(rows, makeSource, reference?.wording ? reference : null);
  return { rows, entry, words: claim, match, ...sourcesOf(rows, entry) };
}

/** By the words as the entry cites them. */
export function toldInList(rows: EntryRows, entry: CitationEntry): ToldClaim {
  const { words: text, form, language } = entry;
  const match = entry.match?.sentence ?? null;
  return { rows, entry, words: { text, form, language }, match, ...sourcesOf(rows, entry) };
}

function sourcesOf(
  { attributions, sources }: EntryRows,
  { cited, chain: [nearest] }: CitationEntry,
): Pick<ToldClaim, 'attribution' | 'source' | 'origin'> {
  return {
    attribution: attributions.find(({ id }) => id === cited?.id) ?? null,
    source: sources.find(({ id }) => id === cited?.source.id) ?? null,
    origin: sources.find(({ id }) => id === nearest?.sourceId) ?? null,
  };
}
