import { entryOf } from './entry.js';
import { type CitationEntry, isCitable, NO_SOURCE_SEEN } from './model.js';
import type { RenderedEntry, RenderOptions } from './renderer.js';
import type { EntryRows } from './rows.js';
import type { Styles } from './styles.js';
import type { Paragraph } from './tree.js';
import { mapInTurns } from './turns.js';

/** One entry as a page shows it; `reason` says why it is in note form, or not printed at all. */
export interface PreviewedEntry {
  readonly claimId: number;
  readonly paragraphs: readonly Paragraph[];
  readonly reason: string | null;
}

/**
 * The entries in a style, in list order; null for a style that is not on offer any more.
 * @throws AppError `unavailable` where the style took too long
 */
export async function previewList(
  rows: readonly EntryRows[],
  style: string,
  options: RenderOptions,
  styles: Styles,
): Promise<readonly PreviewedEntry[] | null> {
  const renderer = styles.find(style);
  if (renderer === null) return null;
  const entries = await mapInTurns(rows, entryOf);
  const rendered = await renderer.render(entries.filter(isCitable), options);
  const results = rendered.entries.values();
  return entries.map((entry) => (isCitable(entry) ? shown(entry, results.next().value) : unseen(entry)));
}

function shown(entry: CitationEntry, result: RenderedEntry | undefined): PreviewedEntry {
  if (result === undefined) throw new Error(`The style gave no answer for claim ${entry.claimId}.`);
  return {
    claimId: entry.claimId,
    paragraphs: result.outcome === 'failed' ? [] : result.paragraphs,
    reason: result.outcome === 'printed' ? null : result.reason,
  };
}

function unseen(entry: CitationEntry): PreviewedEntry {
  return { claimId: entry.claimId, paragraphs: [], reason: NO_SOURCE_SEEN };
}
