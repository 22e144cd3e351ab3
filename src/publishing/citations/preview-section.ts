import type { ListKind } from '../../vocabulary.js';
import type { Note, PreparedEntry } from './model/list.js';
import { claimIdsOf } from './model/list.js';
import { type ListOptions, prepareList } from './model/prepare.js';
import type { Selection } from './model/reading.js';
import type { CiteForms, Layout } from './model/renderer.js';
import type { EntryRows } from './model/rows.js';
import { joined, type Paragraph } from './model/tree.js';
import { doubtsOf, recalledOf, wrongName } from './model/utterance.js';
import type { Styles } from './styles-pool.js';

/** One entry for a page; `reason` says why it is in note form, or not printed at all. */
export interface PreviewedEntry {
  readonly claimIds: readonly number[];
  readonly paragraphs: readonly Paragraph[];
  readonly reason: string | null;
  readonly note: Note | null;
  /** As a footnote to copy, with a mismatch or a wrong name; null in a style without notes. */
  readonly footnote: Paragraph | null;
  /** The same as "(Doe, 2023)"; null in other styles. */
  readonly inText: Paragraph | null;
}

export interface Preview {
  readonly entries: readonly PreviewedEntry[];
  /** What follows the notes of a list with footnotes; empty for other lists. */
  readonly bibliography: readonly Paragraph[];
}

export interface PreviewOptions extends Pick<ListOptions, 'locale' | 'deskUrl'> {
  readonly kind?: ListKind;
  readonly group?: 'source' | null;
  readonly order?: 'list' | 'style';
  readonly layout?: Layout | null;
  /** `all` for what is copied. */
  readonly forms?: CiteForms | null;
}

/**
 * The entries in a style; null for a style that is no longer offered. For a page's worth of entries: it holds them all in
 * memory.
 * @throws AppError `unavailable` where the style takes too long
 */
export async function previewList(
  rows: readonly EntryRows[],
  style: string,
  options: PreviewOptions,
  styles: Styles,
): Promise<Preview | null> {
  const renderer = await styles.find(style);
  if (renderer === null) return null;
  const how = { kind: 'evidence', group: null, order: 'list', ...options } as const;
  const list = await prepareList(selectionOf(rows), renderer, how, styles.words);
  const entries: PreviewedEntry[] = [];
  for await (const prepared of list.entries) entries.push(toPreviewed(prepared));
  return { entries, bibliography: list.bibliography() };
}

function selectionOf(rows: readonly EntryRows[]): Selection {
  const byId = new Map(rows.map((row) => [row.claim.id, row]));
  return {
    claimIds: [...byId.keys()],
    async *read(ids) {
      yield ids.flatMap((id) => byId.get(id) ?? []);
    },
  };
}

function toPreviewed(prepared: PreparedEntry): PreviewedEntry {
  const { entry, reason } = prepared;
  const claimIds = claimIdsOf(prepared);
  if (prepared.outcome === 'failed')
    return { claimIds, paragraphs: [], reason, note: null, footnote: null, inText: null };
  const { paragraphs, note, citation } = prepared;
  const warned = (bare: Paragraph | null | undefined) =>
    bare ? joined([wrongName(entry), bare, recalledOf(entry), doubtsOf(entry)], ' ') : null;
  return {
    claimIds,
    paragraphs,
    reason,
    note,
    footnote: warned(citation?.footnote),
    inText: warned(citation?.inText),
  };
}
