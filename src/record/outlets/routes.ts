import type { Context } from '../../platform/context.js';
import { listReply } from '../../platform/http/list-reply.js';
import type { RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { SEARCHED } from '../../platform/lib/fields/filters.js';
import { csvColumns } from '../../platform/lib/fields/noun-fields.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { ok } from '../../platform/lib/result.js';
import { alikeRecords } from '../duplicates/model.js';
import { NearRecordReader } from '../duplicates/near-store.js';
import { mergedAmong, mergeSection } from '../merging/merged-store.js';
import type { Shown } from '../record-routes/record-kind-routes.js';
import { recordRoutes } from '../record-routes/record-routes.js';
import { addOutlet, editOutlet, restoreOutlet, trashOutlet } from './actions.js';
import { OUTLET_FIELDS } from './fields.js';
import { parseOutlet, parseOutletEdit } from './input.js';
import { outletFormPage, outletJson, outletPage, outletsPage, typedFromOutlet } from './page.js';
import { type Outlet, OutletReader } from './store.js';

export function outletRoutes(router: Router, ctx: Context): void {
  recordRoutes(router, {
    noun: 'outlet',
    plural: 'outlets',
    named: 'name',
    frame: { section: 'sources', crumbs: CRUMBS },
    list: (req) => list(req, ctx),
    byId: (id, viewer) => new OutletReader(ctx.db, viewer).byId(id),
    show: (outlet: Outlet, req) => show(outlet, req, ctx),
    form: outletFormPage,
    typedFrom: typedFromOutlet,
    parse: (_as, fields) => parseOutlet(fields),
    parseEdit: parseOutletEdit,
    alike: async ({ tx }, outlet, viewer) =>
      alikeRecords(outlet.name, await new NearRecordReader(tx, viewer).outlets(outlet)),
    add: async (change, outlet) => ok(await addOutlet(change, outlet)),
    edit: editOutlet,
    trash: trashOutlet,
    restore: restoreOutlet,
    json: async (outlet, { tx, viewer }) =>
      writtenJson(outlet, await new OutletReader(tx, viewer).attributionCount(outlet.id)),
  });
}

/** With the number of sources of quotations that are our own pieces by it. */
function writtenJson(outlet: Outlet, attributions: number) {
  return { ...outletJson(outlet), own_pieces: outlet.is_ours === 1 ? attributions : 0 };
}

const CRUMBS = [
  { label: 'Sources', href: '/sources' },
  { label: 'Outlets', href: '/outlets' },
] as const;

function list(req: RequestContext, ctx: Context) {
  return listReply(req, {
    plural: 'outlets',
    frame: { title: 'Outlets', section: 'sources' },
    filters: SEARCHED,
    read: (wanted) => new OutletReader(ctx.db, req.viewer).page(wanted),
    page: (rows, nextHref, { q }) => outletsPage(rows, q, nextHref, req.viewer),
    json: outletJson,
    columns: OUTLET_COLUMNS,
  });
}

async function show(outlet: Outlet, { viewer }: RequestContext, { db }: Context): Promise<Shown> {
  const reader = new OutletReader(db, viewer);
  const counts = {
    sources: await reader.sourceCount(outlet.id),
    attributions: await reader.attributionCount(outlet.id),
  };
  const merging = await mergeSection(db, viewer, 'outlets', outlet.id);
  return {
    head: { title: outlet.name },
    page: () => ({ ...outletPage(outlet, counts, viewer), merging }),
    json: () => ({ ...writtenJson(outlet, counts.attributions), ...mergedAmong(merging) }),
  };
}

const OUTLET_COLUMNS: Columns<Outlet> = { id: ({ id }) => id, ...csvColumns(OUTLET_FIELDS) };
