import type { Page } from '../../../platform/http/reply.js';
import { MERGEABLE, type MergeTable, nameColumn } from '../../../record/merging/model.js';
import type { MergeRow } from '../store.js';

const SECTIONS = {
  speakers: 'speakers',
  outlets: 'sources',
  occasions: 'claims',
  sources: 'sources',
  tags: 'claims',
} as const;

/** A page about merging one record, below its own. */
export function mergeView(
  view: 'merge' | 'merged',
  table: MergeTable,
  row: MergeRow,
  page: { title: string },
): Page {
  const noun = MERGEABLE[table];
  const plural = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`;
  return {
    view: `merging/${view}`,
    title: page.title,
    section: SECTIONS[table],
    crumbs: [
      { label: plural, href: `/${table}` },
      { label: String(row[nameColumn(table)]), href: `/${table}/${row.id}` },
    ],
    page,
  };
}
