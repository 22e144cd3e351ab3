import { begun, type Columns, CSV_MEDIA_TYPE, csvTable } from '../lib/csv-table.js';
import type { Download } from './reply.js';
import type { RequestContext } from './request-context.js';

/** The CSV of a list: the same rows as its pages, all of them. @param noun the file's name: `sources` */
export function csvOf<Row>(
  noun: string,
  columns: Columns<Row>,
  rows: () => AsyncIterable<Row>,
): () => Promise<Download> {
  return async () => ({
    mediaType: CSV_MEDIA_TYPE,
    filename: `${noun}.csv`,
    parts: await begun(csvTable(columns, rows())),
  });
}

/** Where the CSV of the list at hand is, with the filters that are set. */
export function csvHref(req: RequestContext): string {
  const query = new URLSearchParams(req.query.text);
  query.delete('after');
  const text = query.toString();
  return `${req.raw.path}.csv${text === '' ? '' : `?${text}`}`;
}
