import type { Page as Rows } from '../db/queries/page-of.js';
import type { Filters } from '../lib/fields/filters.js';
import { type Columns, everyRow } from '../lib/formats/csv-table.js';
import { csvHref, csvOf } from './csv.js';
import { filtersIn } from './filters.js';
import { faces, type Page, type Reply } from './reply.js';
import type { RequestContext } from './request-context.js';

/** A list that is read a page at a time. */
export interface ListParts<Wanted extends { readonly after: string | null }, Row> {
  /** `outlets`: its address, the folder of its views, its key in JSON and the name of its CSV. */
  readonly plural: string;
  readonly frame: Pick<Page, 'title' | 'section' | 'crumbs'>;
  readonly filters: Filters<Wanted>;
  readonly read: (wanted: Wanted) => Promise<Rows<Row>>;
  readonly page: (rows: Rows<Row>, nextHref: string | null, wanted: Wanted) => object | Promise<object>;
  readonly json: (row: Row) => object | Promise<object>;
  readonly columns: Columns<Row>;
}

/** A page of the list as HTML and as JSON, and the whole list as CSV, filtered by the address. */
export async function listReply<Wanted extends { readonly after: string | null }, Row>(
  req: RequestContext,
  list: ListParts<Wanted, Row>,
): Promise<Reply> {
  const { plural, frame, read, page, json, columns } = list;
  const wanted = filtersIn(req, list.filters);
  const rows = await read(wanted);
  const next = (suffix: string) =>
    rows.next && `/${plural}${suffix}?${queryOf({ ...wanted, after: rows.next })}`;
  return faces({
    html: async () => ({
      view: `${plural}/index`,
      ...frame,
      page: { ...(await page(rows, next(''), wanted)), csvHref: csvHref(req) },
    }),
    json: async () => ({
      [plural]: await Promise.all(rows.rows.map((row) => json(row))),
      next: next('.json'),
    }),
    csv: csvOf(plural, columns, () => everyRow((after) => read({ ...wanted, after }))),
  });
}

function queryOf(wanted: object): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value !== null) query.set(name, String(value));
  return query;
}
