import type { Db } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import { toText } from '../../publishing/citations/model/tree-text.js';
import { previewList } from '../../publishing/citations/preview-section.js';
import type { Styles } from '../../publishing/citations/styles-pool.js';
import { EntryReader } from '../../publishing/lists/entry-store.js';
import { DEFAULT_KIND, DEFAULT_LOCALE, DEFAULT_STYLE } from '../../publishing/lists/model.js';
import { citedIn } from './model/answers.js';
import type { Answer } from './model/shown.js';

export interface CitingParts {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly styles: () => Promise<Styles>;
  /** The public address of the server; null where none is set. */
  readonly deskUrl: string | null;
}

/** A citation to paste for each claim as which words of the text stand, as plain text, by its number. */
export async function citationsOf(
  { db, viewer, styles, deskUrl }: CitingParts,
  answers: readonly Answer[],
): Promise<ReadonlyMap<number, string>> {
  const ids = citedIn(answers);
  if (ids.length === 0) return new Map();
  const rows = await new EntryReader(db, viewer).entries(ids);
  const how = { locale: DEFAULT_LOCALE, deskUrl, kind: DEFAULT_KIND } as const;
  const preview = await previewList(rows, DEFAULT_STYLE, how, await styles());
  return new Map(
    (preview?.entries ?? []).flatMap(({ claimIds, paragraphs }) =>
      paragraphs.length === 0 ? [] : claimIds.map((id) => [id, paragraphs.map(toText).join('\n')] as const),
    ),
  );
}
