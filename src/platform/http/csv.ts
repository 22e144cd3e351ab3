import { begun, type Columns, CSV_MEDIA_TYPE, csvTable } from '../lib/formats/csv-table.js';
import type { Download } from './reply.js';
import type { RequestContext } from './request-context.js';

/** A list as CSV: the same rows as its pages, all of them. @param noun the file's name: `sources` */
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

/** The address of the current list's CSV, with the same filters. */
export function csvHref(req: RequestContext): string {
  const query = new URLSearchParams(req.query.text);
  query.delete('after');
  const text = query.toString();
  return `${req.raw.path}.csv${text === '' ? '' : `?${text}`}`;
}
