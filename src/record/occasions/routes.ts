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
import { addOccasion, editOccasion, resolveOccasion, restoreOccasion, trashOccasion } from './actions.js';
import { OCCASION_FIELDS } from './fields.js';
import { parseOccasion, parseOccasionEdit } from './input.js';
import {
  occasionFormPage,
  occasionJson,
  occasionPage,
  occasionsPage,
  ownOccasionJson,
  typedFromOccasion,
} from './page.js';
import { type Occasion, OccasionReader, type OccasionRow } from './store.js';

export function occasionRoutes(router: Router, ctx: Context): void {
  recordRoutes(router, {
    noun: 'occasion',
    plural: 'occasions',
    named: 'name',
    frame: { section: 'claims', crumbs: CRUMBS },
    list: (req) => list(req, ctx),
    byId: (id, viewer) => new OccasionReader(ctx.db, viewer).byId(id),
    show: (occasion: Occasion, req) => show(occasion, req, ctx),
    form: occasionFormPage,
    typedFrom: async (occasion, viewer) =>
      typedFromOccasion(occasion, await new OccasionReader(ctx.db, viewer).sourceOf(occasion.source_id)),
    parse: parseOccasion,
    parseEdit: parseOccasionEdit,
    alike: async ({ tx }, occasion, viewer) =>
      alikeRecords(
        occasion.name,
        await new NearRecordReader(tx, viewer).occasions({ ...occasion, days: occasion.date }),
      ),
    add: async (change, occasion) => {
      const resolved = await resolveOccasion(change, occasion, null);
      return resolved.ok ? ok(await addOccasion(change, resolved.value)) : resolved;
    },
    edit: async (change, id, version, edit) => {
      const resolved = await resolveOccasion(change, edit, id);
      return resolved.ok ? ok(await editOccasion(change, id, version, resolved.value)) : resolved;
    },
    trash: trashOccasion,
    restore: restoreOccasion,
    json: ownOccasionJson,
  });
}

const CRUMBS = [
  { label: 'Quotations', href: '/claims' },
  { label: 'Occasions', href: '/occasions' },
] as const;

function list(req: RequestContext, ctx: Context) {
  const occasions = new OccasionReader(ctx.db, req.viewer);
  return listReply(req, {
    plural: 'occasions',
    frame: { title: 'Occasions', section: 'claims' },
    filters: SEARCHED,
    read: (wanted) => occasions.page(wanted),
    page: (rows, nextHref, { q }) => occasionsPage(rows, q, nextHref, req.viewer),
    json: async (occasion) => occasionJson(occasion, await occasions.sourceOf(occasion.source_id)),
    columns: OCCASION_COLUMNS,
  });
}

async function show(occasion: Occasion, { viewer }: RequestContext, { db }: Context): Promise<Shown> {
  const occasions = new OccasionReader(db, viewer);
  const source = await occasions.sourceOf(occasion.source_id);
  const uses = await occasions.uses(occasion.id);
  const merging = await mergeSection(db, viewer, 'occasions', occasion.id);
  return {
    head: { title: occasion.name },
    page: () => ({ ...occasionPage({ occasion, source, uses }, viewer), merging }),
    json: () => ({ ...occasionJson(occasion, source), ...mergedAmong(merging) }),
  };
}

const { note, ...others } = csvColumns(OCCASION_FIELDS);

const OCCASION_COLUMNS: Columns<OccasionRow> = {
  id: ({ id }) => id,
  ...others,
  source: ({ source_title }) => source_title,
  note,
};
