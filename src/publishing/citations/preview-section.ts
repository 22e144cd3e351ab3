import { entryOf } from './model/entry.js';
import type { PlacedEntry, RenderedEntry, RenderOptions } from './model/renderer.js';
import type { EntryRows } from './model/rows.js';
import type { Paragraph } from './model/tree.js';
import { type CitationEntry, isCitable, NO_SOURCE_SEEN } from './model.js';
import type { Styles } from './styles-pool.js';

/** One entry for a page; `reason` says why it is in note form, or not printed at all. */
export interface PreviewedEntry {
  readonly claimId: number;
  readonly paragraphs: readonly Paragraph[];
  readonly reason: string | null;
}

/**
 * The entries in a style, in list order; null for a style that is no longer offered. For a page's worth of entries: it
 * holds them all in memory.
 * @throws AppError `unavailable` where the style takes too long
 */
export async function previewList(
  rows: readonly EntryRows[],
  style: string,
  options: RenderOptions,
  styles: Styles,
): Promise<readonly PreviewedEntry[] | null> {
  const renderer = await styles.find(style);
  if (renderer === null) return null;
  const entries = rows.map((row) => entryOf(row));
  const printing = await renderer.begin(citable(entries), options);
  return entries.map((entry, place) =>
    isCitable(entry) ? shown(entry, printing.print(entry, place)) : unseen(entry),
  );
}

async function* citable(entries: readonly CitationEntry[]): AsyncIterable<PlacedEntry> {
  for (const [place, entry] of entries.entries()) if (isCitable(entry)) yield { entry, place };
}

function shown(entry: CitationEntry, result: RenderedEntry): PreviewedEntry {
  return {
    claimId: entry.claimId,
    paragraphs: result.outcome === 'failed' ? [] : result.paragraphs,
    reason: result.outcome === 'printed' ? null : result.reason,
  };
}

function unseen(entry: CitationEntry): PreviewedEntry {
  return { claimId: entry.claimId, paragraphs: [], reason: NO_SOURCE_SEEN };
}
