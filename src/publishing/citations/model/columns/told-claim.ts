import type { CitationEntry } from '../../model.js';
import { entryOf, type MakeSource } from '../entry.js';
import { pickCited } from '../pick-cited.js';
import type { AttributionRow, EntryRows, SourceRow } from '../rows.js';
import { doubtWords } from '../utterance.js';

// The contents of one row of claims. A row describes one attribution: in a table the one the claim takes its text from,
// so that an import makes the same claim; in a list the cited one.

export interface ToldClaim {
  readonly rows: EntryRows;
  readonly entry: CitationEntry;
  /** The quotation in this row. */
  readonly words: Pick<EntryRows['claim'], 'text' | 'form' | 'language'>;
  /** That only our own piece has it, and how it matches our copies; null where there is nothing to warn of. */
  readonly match: string | null;
  readonly attribution: AttributionRow | null;
  readonly source: SourceRow | null;
  /** The source that this one cites. */
  readonly origin: SourceRow | null;
}

/** With the claim’s own text. An erased attribution is omitted. */
export function toldInTable(rows: EntryRows, makeSource?: MakeSource): ToldClaim {
  const { claim, attributions } = rows;
  const isOnlyOurs = Boolean(pickCited(attributions, claim.reference_attribution_id)?.is_ours);
  const match = doubtWords(isOnlyOurs, rows.match_by_source);
  const reference = attributions.find(({ id }) => id === claim.reference_attribution_id);
  const entry = entryOf(rows, makeSource, reference?.wording ? reference : null);
  return { rows, entry, words: claim, match, ...sourcesOf(rows, entry) };
}

/** With the text as the entry cites it. */
export function toldInList(rows: EntryRows, entry: CitationEntry): ToldClaim {
  const { words: text, form, language } = entry;
  const match = doubtWords(entry.cited?.ownPiece ?? false, entry.match?.sentence ?? null);
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
