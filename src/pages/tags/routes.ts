import type { Context } from '../../platform/context.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { listReply } from '../../platform/http/list-reply.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import type { RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { AppError } from '../../platform/lib/errors.js';
import { SEARCHED } from '../../platform/lib/fields/filters.js';
import { csvColumns } from '../../platform/lib/fields/noun-fields.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { ok, refused } from '../../platform/lib/result.js';
import type { Viewer } from '../../platform/viewer.js';
import type { ClaimCounts } from '../../record/claims/facets-store.js';
import { filtersOf } from '../../record/claims/input.js';
import { groupsOfRecord } from '../../record/claims/narrow-section.js';
import { standingShown } from '../../record/claims/standing-section.js';
import { mergedAmong, mergeSection } from '../../record/merging/merged-store.js';
import type { Shown } from '../../record/record-routes/record-kind-routes.js';
import { recordRoutes } from '../../record/record-routes/record-routes.js';
import { addTag, editTag, restoreTag, tagFaults, trashTag } from '../../record/tags/actions.js';
import { TAG_FIELDS } from '../../record/tags/fields.js';
import { parseTag, parseTagEdit } from '../../record/tags/input.js';
import { type Tag, TagReader } from '../../record/tags/store.js';
import { tagFormPage, taggedClaimJson, tagJson, tagPage, tagsPage, typedFromTag } from './page.js';

interface TagContext extends Context {
  readonly counts: ClaimCounts;
}

export function tagRoutes(router: Router, ctx: TagContext): void {
  recordRoutes(router, {
    noun: 'tag',
    plural: 'tags',
    named: 'name',
    frame: { section: 'claims', crumbs: CRUMBS },
    list: (req) => list(req, ctx),
    byId: (id, viewer) => new TagReader(ctx.db, viewer).byId(id),
    show: (tag: Tag, req) => show(tag, req, ctx),
    form: tagFormPage,
    typedFrom: typedFromTag,
    parse: (_as, fields) => parseTag(fields),
    parseEdit: parseTagEdit,
    alike: null,
    add: async (change, tag) => {
      const faults = await tagFaults(change, tag.name, null);
      return faults.length > 0 ? refused(faults) : ok(await addTag(change, tag));
    },
    edit: async (change, id, version, edit) => {
      const faults = edit.name === undefined ? [] : await tagFaults(change, edit.name, id);
      return faults.length > 0 ? refused(faults) : ok(await editTag(change, id, version, edit));
    },
    trash: trashTag,
    restore,
    json: tagJson,
  });
}

const CRUMBS = [
  { label: 'Quotations', href: '/claims' },
  { label: 'Tags', href: '/tags' },
] as const;

function list(req: RequestContext, ctx: Context) {
  return listReply(req, {
    plural: 'tags',
    frame: { title: 'Tags', section: 'claims' },
    filters: SEARCHED,
    read: (wanted) => new TagReader(ctx.db, req.viewer).page(wanted),
    page: (rows, nextHref, { q }) => tagsPage(rows, q, nextHref, req.viewer),
    json: (tag) => ({ ...tagJson(tag), claims: tag.claims }),
    columns: TAG_COLUMNS,
  });
}

async function show(tag: Tag, { viewer, query }: RequestContext, { db, counts }: TagContext): Promise<Shown> {
  const claims = await new TagReader(db, viewer).claims(tag.id, query.one('after'));
  const merging = await mergeSection(db, viewer, 'tags', tag.id);
  const next = (suffix: string) =>
    claims.next && `/tags/${tag.id}${suffix}?${new URLSearchParams({ after: claims.next })}`;
  return {
    head: { title: tag.name },
    page: async () => {
      const filters = filtersOf({ tag: tag.name });
      const counted = await counts.of(filters, viewer);
      const records = await counts.recordsOf(filters, viewer);
      const standing = standingShown(counted, new URLSearchParams({ tag: tag.name }).toString());
      const groups = groupsOfRecord('tag', tag.name, counted, records);
      return { ...tagPage(tag, claims, next(''), viewer), standing, groups, merging };
    },
    json: () => ({
      ...tagJson(tag),
      ...mergedAmong(merging),
      claims: claims.rows.map(taggedClaimJson),
      next: next('.json'),
    }),
  };
}

/** @throws AppError not_now where another tag got the name meanwhile */
async function restore(change: WriteContext, id: number, viewer: Viewer) {
  const tag = orNotFound(await new TagReader(change.tx, viewer).byId(id), 'tag', viewer);
  const [fault] = await tagFaults(change, tag.name, id);
  if (fault) throw new AppError('not_now', `Another tag is now called ${tag.name}. Rename it first.`);
  return restoreTag(change, id);
}

type CountedTag = Tag & { readonly claims: number };

const { name, ...others } = csvColumns(TAG_FIELDS);

const TAG_COLUMNS: Columns<CountedTag> = {
  id: ({ id }) => id,
  name,
  claims: ({ claims }) => claims,
  ...others,
};
