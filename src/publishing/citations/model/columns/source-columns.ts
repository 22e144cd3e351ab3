import type { NounFields } from '../../../../platform/lib/fields/noun-fields.js';
import type { Columns } from '../../../../platform/lib/formats/csv-table.js';
import { SOURCE_FIELDS } from '../../../../record/sources/fields.js';
import { authorsOf } from '../../../../record/sources/model.js';
import { OUTLET_KINDS } from '../../../../vocabulary.js';
import type { SourceRow } from '../rows.js';
import { authorsInCell } from './cell-lists.js';
import { type Column, column, columnsOf, tickInCell, YES_OR_NO } from './column.js';

type Told = Omit<SourceRow, 'id'>;

/** The columns that are not called as the field is. */
const NAMES: Readonly<Record<string, string>> = { translated_title: 'title_translated' };

const ALSO: Readonly<Record<string, readonly string[]>> = {
  title: ['source', 'source_title', 'article', 'headline', 'name'],
  translated_title: ['translated_title'],
  container_title: ['container', 'programme'],
  issued: ['published', 'publication_date', 'published_on'],
  accessed: ['accessed_on', 'retrieved'],
  url: ['link', 'web_address', 'address', 'source_url'],
  archive_url: ['archived', 'archive_address'],
  language: ['lang'],
};

// Who sees a source is no part of a table: nobody changes that by a cell.
const { title, title_is, type, translated_title, container_title, note, shown: _, ...others } = SOURCE_FIELDS;

/** The columns of a source in a table of sources; in one of claims they describe the source of the quotation. */
export const SOURCE_COLUMNS: readonly Column<Told>[] = [
  ...columnsIn({ title, title_is, type, translated_title }),
  column('outlet', 'outlet.name', (source) => source.outlet_name, {
    also: ['publisher', 'publication', 'outlet_name'],
  }),
  column('outlet_kind', 'outlet.kind', (source) => source.outlet_kind, { values: OUTLET_KINDS }),
  column('outlet_is_ours', 'outlet.is_ours', (source) => tickInCell(source.outlet_is_ours === 1), {
    values: YES_OR_NO,
  }),
  ...columnsIn({ container_title }),
  column('authors', 'authors', ({ authors }) => authorsInCell(authorsOf(authors)), {
    kind: 'authors',
    also: ['author', 'byline'],
  }),
  ...columnsIn({ ...others, note }),
];

function columnsIn(fields: NounFields): Column<Told>[] {
  return Object.entries(fields).map(([field, { words = null, kept }]) => {
    const read = (source: Told) => source[field as keyof Told];
    const [name, also] = [NAMES[field] ?? field, ALSO[field] ?? []];
    return kept === 'tick'
      ? column<Told>(name, field, (source) => tickInCell(read(source) === 1), { values: YES_OR_NO, also })
      : column<Told>(name, field, read, { values: words, also });
  });
}

/** A table of sources, as /sources.csv and the terminal write it. */
export const SOURCE_TABLE: Columns<Told & Pick<SourceRow, 'id'>> = {
  id: ({ id }) => id,
  ...columnsOf(SOURCE_COLUMNS),
};
