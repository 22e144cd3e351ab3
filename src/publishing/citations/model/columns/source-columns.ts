import type { Columns } from '../../../../platform/lib/formats/csv-table.js';
import { authorsOf } from '../../../../record/sources/model.js';
import { CONDITIONS, OUTLET_KINDS, SOURCE_TYPES } from '../../../../vocabulary.js';
import type { SourceRow } from '../rows.js';
import { authorsInCell } from './cell-lists.js';
import { column, columnsOf, tickInCell, YES_OR_NO } from './column.js';

type Told = Omit<SourceRow, 'id'>;

/** The columns of a source in a table of sources; in one of claims they describe the source of the quotation. */
export const SOURCE_COLUMNS = [
  column<Told>('title', 'title', ({ title }) => title, {
    also: ['source', 'source_title', 'article', 'headline', 'name'],
  }),
  column<Told>('type', 'type', ({ type }) => type, { values: SOURCE_TYPES }),
  column<Told>('title_translated', 'translated_title', (source) => source.translated_title, {
    also: ['translated_title'],
  }),
  column<Told>('outlet', 'outlet.name', (source) => source.outlet_name, {
    also: ['publisher', 'publication', 'outlet_name'],
  }),
  column<Told>('outlet_kind', 'outlet.kind', (source) => source.outlet_kind, { values: OUTLET_KINDS }),
  column<Told>('container_title', 'container_title', (source) => source.container_title, {
    also: ['container', 'programme'],
  }),
  column<Told>('authors', 'authors', ({ authors }) => authorsInCell(authorsOf(authors)), {
    kind: 'authors',
    also: ['author', 'byline'],
  }),
  column<Told>('no_author', 'no_author', (source) => tickInCell(source.no_author), { values: YES_OR_NO }),
  column<Told>('issued', 'issued', ({ issued }) => issued, {
    also: ['published', 'publication_date', 'published_on'],
  }),
  column<Told>('no_date', 'no_date', (source) => tickInCell(source.no_date), { values: YES_OR_NO }),
  column<Told>('accessed', 'accessed', ({ accessed }) => accessed, { also: ['accessed_on', 'retrieved'] }),
  column<Told>('url', 'url', ({ url }) => url, { also: ['link', 'web_address', 'address', 'source_url'] }),
  column<Told>('archive_url', 'archive_url', (source) => source.archive_url, {
    also: ['archived', 'archive_address'],
  }),
  column<Told>('language', 'language', ({ language }) => language, { also: ['lang'] }),
  column<Told>('medium', 'medium', ({ medium }) => medium),
  column<Told>('genre', 'genre', ({ genre }) => genre),
  column<Told>('number', 'number', ({ number }) => number),
  column<Told>('account', 'account', ({ account }) => account),
  column<Told>('post_id', 'post_id', (source) => source.post_id),
  column<Told>('condition', 'condition', ({ condition }) => condition, { values: CONDITIONS }),
  column<Told>('condition_on', 'condition_on', (source) => source.condition_on),
  column<Told>('condition_notice', 'condition_notice', (source) => source.condition_notice),
  column<Told>('note', 'note', ({ note }) => note),
];

/** A table of sources, as /sources.csv and the terminal write it. */
export const SOURCE_TABLE: Columns<Told & Pick<SourceRow, 'id'>> = {
  id: ({ id }) => id,
  ...columnsOf(SOURCE_COLUMNS),
};
