import { shortWords } from '../../engines/text/short-words.js';
import { nounOf } from '../../nouns.js';
import { capitalised } from '../../platform/lib/text/capitalised.js';
import { markdownWords } from '../../platform/lib/text/markdown.js';
import type { Noun } from '../../platform/noun.js';
import type { Trashed, TrashedKind } from './store.js';

/** What the page calls a record: `Saved copy`. */
function calledOf(kind: TrashedKind): string {
  if (kind === 'claim_link') return 'Link between quotations';
  const { called, heading }: Noun = nounOf(kind);
  return heading ?? capitalised(called);
}

/** What comes before words that are not its own. */
function beforeOf(kind: TrashedKind): string {
  if (kind === 'claim_link') return 'of ';
  const { trashed }: Noun = nounOf(kind);
  return trashed?.before ?? '';
}

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
    kind: calledOf(row.kind),
    words: wordsOf(row),
    before: beforeOf(row.kind),
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
  return `${nounOf(kind).address}/${id}`;
}
