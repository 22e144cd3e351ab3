import type { TextsContext } from '../../../checking/comparison-queue/pool.js';
import { nounOf } from '../../../nouns.js';
import { NamesReader } from '../../../people/activity/names-store.js';
import type { Context } from '../../../platform/context.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import { actorOf, idIn, type RequestContext } from '../../../platform/http/request-context.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { MERGEABLE, type MergeTable, nameColumn } from '../../../record/merging/model.js';
import { ProposalReader } from '../../../record/merging/proposal-store.js';
import type { SourceType } from '../../../vocabulary.js';
import { pointersIn } from '../../activity/model/column-values.js';
import { planMerge } from '../actions/plan.js';
import { returningTo } from '../actions/undo.js';
import { NewestReader } from '../newest-store.js';
import { mergedJson, previewJson } from '../page/json.js';
import { differencesOf, mergedPage, mergePage, type Preview } from '../page/preview.js';
import { MergeReader, type MergeRow } from '../store.js';
import { chosenIn } from './chosen.js';

export const FASTER = {
  path: 'into_id',
  message: 'Someone changed one of the two after you opened this page. Check the preview again, then merge.',
};

/** The choice of the record that remains with a preview, or for a merged record the button to undo. */
export async function showMerge(req: RequestContext, ctx: TextsContext, table: MergeTable): Promise<Reply> {
  const reader = new MergeReader(ctx.db);
  const row = await reader.byId(table, idIn(req));
  if (row?.merged_into_id) return showMerged(req, ctx, table, row);
  const from = orNotFound(row, MERGEABLE[table], req.viewer);
  const chosen = await chosenIn(req, reader, table, from);
  const preview = await previewOf(req, ctx, table, from, chosen.id);
  return faces({
    html: () => {
      const typed = { ...chosen.typed, ...typedInto(table, preview.into) };
      return mergeView('merge', table, from, mergePage(preview, typed, chosen.errors));
    },
    json: () => previewJson(preview),
  });
}

/** Everything that pages and JSON show before a merge. */
export async function previewOf(
  req: RequestContext,
  ctx: TextsContext,
  table: MergeTable,
  from: MergeRow,
  intoId: number | null,
): Promise<Preview> {
  const nothing = {
    ...{ table, from, into: null, refused: null, plan: null, proposal: null },
    ...{ differences: [], mismatches: null },
  };
  if (intoId === null) return nothing;
  const into = (await new MergeReader(ctx.db).byId(table, intoId)) ?? null;
  const plan = await planMerge({ tx: ctx.db, actor: actorOf(req) }, table, from, intoId);
  if (!plan.ok) return { ...nothing, into, refused: plan.errors.map(({ message }) => message).join(' ') };
  return {
    ...nothing,
    into: plan.value.into,
    plan: plan.value,
    proposal: table === 'speakers' ? await openProposal(req, ctx, from.id, intoId) : null,
    differences: await differing(ctx.db, req, plan.value),
    mismatches: table === 'sources' ? await mismatches(req, ctx, plan.value) : null,
  };
}

async function openProposal({ viewer }: RequestContext, { db }: Context, one: number, other: number) {
  return (await new ProposalReader(db, viewer).openFor(one, other)) ?? null;
}

async function mismatches(
  { viewer }: RequestContext,
  { db, texts }: TextsContext,
  { from, into }: { from: MergeRow; into: MergeRow },
) {
  const { newMismatches } = await import('../actions/new-mismatches.js');
  const side = ({ id, language, type }: MergeRow) => ({
    id,
    language: language as string | null,
    type: type as SourceType | null,
  });
  return newMismatches({ reader: new NewestReader(db), texts, viewer }, side(from), side(into));
}

async function differing(
  db: Db | Tx,
  { viewer }: RequestContext,
  { table, from, into }: { table: MergeTable; from: MergeRow; into: MergeRow },
) {
  const refs = [from, into].flatMap((row) => pointersIn(row, MERGEABLE[table]));
  return differencesOf(table, from, into, await new NamesReader(db, viewer).namesOf(refs));
}

async function showMerged(
  { viewer }: RequestContext,
  { db }: Context,
  table: MergeTable,
  row: MergeRow,
): Promise<Reply> {
  const into = orNotFound(
    await new MergeReader(db).byId(table, row.merged_into_id ?? 0),
    MERGEABLE[table],
    viewer,
  );
  const returning = await returningTo({ tx: db, actor: { id: viewer.userId ?? 0 } }, table, row);
  return faces({
    html: () => mergeView('merged', table, row, mergedPage(table, row, into, returning)),
    json: () => mergedJson(table, row, returning),
  });
}

function typedInto(table: MergeTable, into: MergeRow | null): Typed {
  const field = nameColumn(table);
  return into === null ? {} : { [`into.${field}`]: String(into[field]), 'into.id': String(into.id) };
}

/** A page about merging one record, below its own. */
export function mergeView(
  view: 'merge' | 'merged',
  table: MergeTable,
  row: MergeRow,
  page: { title: string },
): Page {
  const { section, title } = nounOf(MERGEABLE[table]).listed;
  return {
    view: `merging/${view}`,
    title: page.title,
    section,
    crumbs: [
      { label: title, href: `/${table}` },
      { label: String(row[nameColumn(table)]), href: `/${table}/${row.id}` },
    ],
    page,
  };
}
