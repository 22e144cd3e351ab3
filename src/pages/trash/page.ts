import { shortWords } from '../../engines/text/short-words.js';
import { markdownWords } from '../../platform/lib/text/markdown.js';
import type { Trashed, TrashedKind } from './store.js';

const KINDS: Readonly<Record<TrashedKind, string>> = {
  claim: 'Quotation',
  claim_link: 'Link between quotations',
  attribution: 'Attribution',
  annotation: 'Note',
  search: 'Search',
  speaker: 'Speaker',
  outlet: 'Outlet',
  occasion: 'Occasion',
  source: 'Source',
  snapshot: 'Saved copy',
  tag: 'Tag',
  list: 'List',
  view: 'Saved view',
  style: 'Citation style',
};

/** Prefixes for records without words of their own. */
const BEFORE: Partial<Record<TrashedKind, string>> = {
  claim_link: 'of ',
  search: 'for ',
  attribution: 'by ',
  snapshot: 'of ',
};

export function trashPage(rows: readonly Trashed[], nextHref: string | null, firstHref: string | null) {
  return { rows: rows.map(trashedRow), nextHref, firstHref };
}

export function trashJson(rows: readonly Trashed[], next: string | null) {
  return {
    trash: rows.map((row) => {
      const { kind, words, by, at, href, restoreAt } = trashedRow(row);
      return {
        kind: row.kind,
        id: row.id,
        words,
        what: kind,
        trashed_at: at,
        trashed_by: by,
        href,
        restore_at: restoreAt,
      };
    }),
    next,
  };
}

function trashedRow(row: Trashed) {
  const address = addressOf(row);
  return {
    kind: KINDS[row.kind],
    words: wordsOf(row),
    before: BEFORE[row.kind] ?? '',
    lang: row.language,
    by: row.by,
    at: row.trashed_at,
    // A link is shown on its claim's page.
    href: row.kind === 'claim_link' ? `/claims/${row.below}` : address,
    restoreAt: `${address}/restoration`,
  };
}

function wordsOf({ kind, id, words }: Trashed): string {
  if (words === '') return `number ${id} (text erased)`;
  return shortWords(kind === 'annotation' ? markdownWords(words) : words, 120);
}

function addressOf({ kind, id, below }: Trashed): string {
  if (kind === 'snapshot') return `/sources/${below}/snapshots/${id}`;
  if (kind === 'claim_link') return `/claims/${below}/links/${id}`;
  if (kind === 'search') return `/searches/${id}`;
  return `/${kind}s/${id}`;
}
