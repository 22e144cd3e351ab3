import type { Columns } from '../lib/csv-table.js';
import { csvColumns } from '../lib/noun-fields.js';
import { SOURCE_FIELDS } from './fields.js';
import { authorsOf, wordAuthor } from './model.js';
import type { SourceRow } from './store.js';

const { type, title, translated_title, container_title, note, ...others } = csvColumns(SOURCE_FIELDS);

export const SOURCE_COLUMNS: Columns<SourceRow> = {
  id: ({ id }) => id,
  type,
  title,
  translated_title,
  outlet: ({ outlet_name }) => outlet_name,
  container_title,
  authors: ({ authors }) => authorsOf(authors).map(wordAuthor).join('; '),
  ...others,
  note,
};
