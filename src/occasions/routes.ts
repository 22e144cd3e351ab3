import type { Context } from '../context.js';
import { isHeldBack, readBeside } from '../duplicates/input.js';
import { alikeJson, alikeRecords } from '../duplicates/model.js';
import { NearRecordReader } from '../duplicates/near-store.js';
import { ADD_ANYWAY, alikeSection } from '../duplicates/section.js';
import { type Ask, idIn, sentWith, versionSent } from '../http/ask.js';
import { csvHref, csvOf } from '../http/csv.js';
import type { Door } from '../http/door.js';
import { filtersIn } from '../http/filters.js';
import { found } from '../http/found.js';
import { conflictWith, outcomeReply } from '../http/outcomes.js';
import { askedAbout, faces, type Page, type Reply, refusedWith, written } from '../http/reply.js';
import { everyRow } from '../lib/csv-table.js';
import { SEARCHED } from '../lib/filters.js';
import { type Typed, typedFrom } from '../lib/form-page.js';
import { mergedAmong, mergeSection } from '../merging/section.js';
import { addOccasion, editOccasion, restoreOccasion, settleOccasion, trashOccasion } from './actions.js';
import { OCCASION_COLUMNS } from './csv.js';
import { parseOccasion, parseOccasionEdit } from './input.js';
import {
  type OccasionForm,
  occasionFormPage,
  occasionJson,
  occasionPage,
  occasionsPage,
  ownOccasionJson,
  typedFromOccasion,
} from './page.js';
import { type Occasion, OccasionReader } from './store.js';

export function occasionRoutes(door: Door, ctx: Context): void {
  door.get('/occasions', (ask) => index(ask, ctx));
  door.get('/occasions/new', () =>
    faces({ html: () => formPage({ id: null, version: null, typed: {}, errors: [] }) }),
  );
  door.post('/occasions', (ask) => add(ask));
  door.get('/occasions/:id', (ask) => show(ask, ctx));
  door.get('/occasions/:id/edit', (ask) => edit(ask, ctx));
  door.post('/occasions/:id', (ask) => save(ask, ctx));
  door.patch('/occasions/:id', (ask) => save(ask, ctx));
  door.post('/occasions/:id/trash', (ask) => trash(ask));
  door.delete('/occasions/:id', (ask) => trash(ask));
  door.post('/occasions/:id/restoration', (ask) => restore(ask));
}

async function index(ask: Ask, ctx: Context): Promise<Reply> {
  const { q, after } = filtersIn(ask, SEARCHED);
  const occasions = new OccasionReader(ctx.db, ask.viewer);
  const read = (from: string | null) => occasions.page({ q, after: from });
  const page = await read(after);
  const next = (suffix: string) =>
    page.next && `/occasions${suffix}?${new URLSearchParams({ ...(q && { q }), after: page.next })}`;
  const rows = await Promise.all(
    page.rows.map(async (row) => occasionJson(row, await occasions.sourceOf(row.source_id))),
  );
  return faces({
    html: () => ({
      view: 'occasions/index',
      title: 'Occasions',
      section: 'claims',
      page: { ...occasionsPage(page, q, next(''), ask.viewer), csvHref: csvHref(ask) },
    }),
    json: () => ({ occasions: rows, next: next('.json') }),
    csv: csvOf('occasions', OCCASION_COLUMNS, () => everyRow(read)),
  });
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const occasions = new OccasionReader(ctx.db, ask.viewer);
  const occasion = found(await occasions.byId(idIn(ask)), 'occasion', ask.viewer);
  const source = await occasions.sourceOf(occasion.source_id);
  const uses = await occasions.uses(occasion.id);
  const merging = await mergeSection(ctx.db, ask.viewer, 'occasions', occasion.id);
  return faces({
    html: () => ({
      view: 'occasions/show',
      title: occasion.name,
      section: 'claims',
      crumbs: CRUMBS,
      page: { ...occasionPage({ occasion, source, uses }, ask.viewer), merging },
    }),
    json: () => ({ ...occasionJson(occasion, source), ...mergedAmong(merging) }),
  });
}

async function add(ask: Ask): Promise<Reply> {
  const { as, fields } = sentWith(ask);
  const beside = readBeside(as, fields);
  const { fields: sent } = beside;
  const page = (errors: OccasionForm['errors']) =>
    formPage({ id: null, version: null, typed: typedFrom(sent), errors });
  const again = (errors: OccasionForm['errors']) => refusedWith(errors, () => page(errors));
  const input = parseOccasion(as, sent);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const settled = await settleOccasion(change, input.value, null);
    if (!settled.ok) return again(settled.errors);
    const days = input.value.date && { min: input.value.date.min, max: input.value.date.max };
    const near = new NearRecordReader(change.tx, ask.viewer);
    const records = await near.occasions({ ...input.value, days });
    const alike = alikeRecords(input.value.name, records);
    if (isHeldBack(beside, alike)) {
      const section = alikeSection(alike, ADD_ANYWAY);
      const held = { detail: MAY_BE_SAVED.message, alike: alikeJson(alike) };
      return askedAbout(held, section, () => page([MAY_BE_SAVED]));
    }
    const occasion = await addOccasion(change, settled.value);
    const body = { ...ownOccasionJson(occasion), alike: alikeJson(alike) };
    return written(201, `/occasions/${occasion.id}`, body);
  });
}

const MAY_BE_SAVED = {
  path: 'name',
  message: 'This occasion may already be saved. Open it, or add yours anyway.',
};

async function edit(ask: Ask, ctx: Context): Promise<Reply> {
  const reader = new OccasionReader(ctx.db, ask.viewer);
  const occasion = found(await reader.byId(idIn(ask)), 'occasion', ask.viewer);
  const { id, version } = occasion;
  const typed = typedFromOccasion(occasion, await reader.sourceOf(occasion.source_id));
  return faces({
    html: () => formPage({ id, version, typed, errors: [] }),
  });
}

async function save(ask: Ask, ctx: Context): Promise<Reply> {
  const [id, { as, fields }, version] = [idIn(ask), sentWith(ask), versionSent(ask)];
  const typed = typedFrom(fields);
  const again = (errors: OccasionForm['errors']) =>
    refusedWith(errors, () => formPage({ id, version, typed, errors }));
  const input = parseOccasionEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const settled = await settleOccasion(change, input.value, id);
    if (!settled.ok) return again(settled.errors);
    return outcomeReply<'occasions', Occasion>(await editOccasion(change, id, version, settled.value), {
      location: `/occasions/${id}`,
      json: ownOccasionJson,
      conflict: async (current) => {
        const source = await new OccasionReader(ctx.db, ask.viewer).sourceOf(current.source_id);
        return conflictPage(current, typed, typedFromOccasion(current, source));
      },
    });
  });
}

function conflictPage(current: Occasion, typed: Typed, saved: Typed): Page {
  const { id, version } = current;
  const page = formPage({ id, version, typed, errors: [] });
  const form = occasionFormPage({ id, version, typed, errors: [] });
  return { ...page, page: { ...form, conflict: conflictWith(form.fields, saved) } };
}

async function trash(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) =>
    outcomeReply<'occasions', Occasion>(
      await trashOccasion(change, id, sentWith(ask).version),
      answersAt(id),
    ),
  );
}

async function restore(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) =>
    outcomeReply<'occasions', Occasion>(await restoreOccasion(change, id), answersAt(id)),
  );
}

function answersAt(id: number) {
  return { location: `/occasions/${id}`, json: ownOccasionJson, conflict: null };
}

const CRUMBS = [
  { label: 'Claims', href: '/claims' },
  { label: 'Occasions', href: '/occasions' },
] as const;

function formPage(form: OccasionForm): Page {
  const page = occasionFormPage(form);
  return {
    view: 'occasions/form',
    title: page.title,
    section: 'claims',
    crumbs: CRUMBS,
    page: { ...page, conflict: null },
  };
}
