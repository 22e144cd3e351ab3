import type { Columns } from '../lib/csv-table.js';
import { authorsOf, wordAuthor } from './model.js';
import type { SourceRow } from './store.js';

export const SOURCE_COLUMNS: Columns<SourceRow> = {
  id: ({ id }) => id,
  type: ({ type }) => type,
  title: ({ title }) => title,
  translated_title: ({ translated_title }) => translated_title,
  outlet: ({ outlet_name }) => outlet_name,
  container_title: ({ container_title }) => container_title,
  authors: ({ authors }) => authorsOf(authors).map(wordAuthor).join('; '),
  no_author: ({ no_author }) => (no_author === 1 ? 'yes' : null),
  issued: ({ issued }) => issued,
  no_date: ({ no_date }) => (no_date === 1 ? 'yes' : null),
  accessed: ({ accessed }) => accessed,
  url: ({ url }) => url,
  archive_url: ({ archive_url }) => archive_url,
  language: ({ language }) => language,
  medium: ({ medium }) => medium,
  genre: ({ genre }) => genre,
  number: ({ number }) => number,
  account: ({ account }) => account,
  post_id: ({ post_id }) => post_id,
  condition: ({ condition }) => condition,
  condition_on: ({ condition_on }) => condition_on,
  condition_notice: ({ condition_notice }) => condition_notice,
  note: ({ note }) => note,
};
