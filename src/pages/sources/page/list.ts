import { cappedWords, countCell } from '../../../platform/lib/capped-count.js';
import { fieldsWith, optionsOf } from '../../../platform/lib/fields/form-page.js';
import { mayWrite, reaches, seesRestricted, type Viewer } from '../../../platform/viewer.js';
import { COPIES, SHOWN_FILTERS, SOURCE_ORDERS } from '../../../record/sources/input.js';
import type { SourceCounts, SourceFilters } from '../../../record/sources/list-store.js';
import type { SourceRow } from '../../../record/sources/store.js';
import { CONDITIONS, SOURCE_TYPES } from '../../../vocabulary.js';

interface ListedSources {
  readonly rows: readonly SourceRow[];
  /** By source. */
  readonly counts: ReadonlyMap<number, SourceCounts>;
  /** At most one above `MAX_COUNTED`. */
  readonly count: number;
  readonly nextHref: string | null;
}

export function sourcesPage(listed: ListedSources, wanted: SourceFilters, viewer: Viewer) {
  const { rows, counts, count, nextHref } = listed;
  const { q, outlet, type, copies, shown } = wanted;
  // The last column is left out where it would be empty.
  const isAsPublished = rows.every(({ condition }) => condition === 'as_published');
  const columns = TABLE.columns.slice(0, isAsPublished ? -1 : undefined);
  const cells = (source: SourceRow) => cellsOf(source, counts.get(source.id)).slice(0, columns.length);
  return {
    q,
    // Kept when the form is sent.
    outlet,
    isNarrowed: [q, outlet, type, copies, shown].some((filter) => filter !== null),
    filters: filterFields(wanted, viewer),
    count: `${cappedWords(count)} ${count === 1 ? 'source' : 'sources'}`,
    table: { ...TABLE, columns, rows: rows.map((source) => ({ cells: cells(source) })) },
    nextHref,
    canAdd: mayWrite(viewer),
    canImport: mayWrite(viewer) && reaches(viewer.role, 'editor'),
  };
}

function cellsOf(source: SourceRow, counts: SourceCounts | undefined) {
  const { id, title, language, outlet_name, outlet_is_ours, issued, condition } = source;
  return [
    { text: title, href: `/sources/${id}`, lang: language },
    { text: outlet_is_ours === 1 ? `${outlet_name} (our own piece)` : (outlet_name ?? 'Not given') },
    issued === null ? { text: 'No date' } : { text: '', date: issued },
    countCell(counts?.quotations ?? 0, `/claims?source=${id}`),
    countCell(counts?.copies ?? 0, `/sources/${id}#copies`),
    { text: condition === 'as_published' ? '' : CONDITIONS[condition] },
  ];
}

function filterFields({ type, copies, shown, sort }: SourceFilters, viewer: Viewer) {
  const chosen = { type: type ?? '', copies: copies ?? '', shown: shown ?? '', sort: sort ?? '' };
  const field = fieldsWith(chosen, []);
  const select = (name: string, label: string, options: ReturnType<typeof optionsOf>) =>
    field(name, label, { kind: 'select', short: true, options });
  return [
    select('type', 'Type', optionsOf(SOURCE_TYPES, 'Any')),
    select('copies', 'Saved copies', optionsOf(COPIES, 'Any')),
    ...(seesRestricted(viewer) ? [select('shown', 'Shown to readers', optionsOf(SHOWN_FILTERS, 'Any'))] : []),
    select('sort', 'Order', optionsOf(SOURCE_ORDERS, 'By title')),
  ];
}

const TABLE = {
  id: 'sources',
  caption: 'Sources',
  hidesCaption: true,
  head: 0,
  columns: [
    { label: 'Title' },
    { label: 'Outlet' },
    { label: 'Published' },
    { label: 'Quotations', numeric: true },
    { label: 'Saved copies', numeric: true },
    { label: 'Condition' },
  ],
} as const;
