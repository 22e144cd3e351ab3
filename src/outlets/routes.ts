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
import { typedFrom } from '../lib/form-page.js';
import { mergedAmong, mergeSection } from '../merging/section.js';
import { addOutlet, editOutlet, restoreOutlet, trashOutlet } from './actions.js';
import { OUTLET_COLUMNS } from './csv.js';
import { parseOutlet, parseOutletEdit } from './input.js';
import {
  type OutletForm,
  outletFormPage,
  outletJson,
  outletPage,
  outletsPage,
  typedFromOutlet,
} from './page.js';
import { type Outlet, OutletReader } from './store.js';

export function outletRoutes(door: Door, ctx: Context): void {
  door.get('/outlets', (ask) => index(ask, ctx));
  door.get('/outlets/new', () =>
    faces({ html: () => formPage({ id: null, version: null, typed: {}, errors: [] }) }),
  );
  door.post('/outlets', (ask) => add(ask));
  door.get('/outlets/:id', (ask) => show(ask, ctx));
  door.get('/outlets/:id/edit', (ask) => edit(ask, ctx));
  door.post('/outlets/:id', (ask) => save(ask));
  door.patch('/outlets/:id', (ask) => save(ask));
  door.post('/outlets/:id/trash', (ask) => trash(ask));
  door.delete('/outlets/:id', (ask) => trash(ask));
  door.post('/outlets/:id/restoration', (ask) => restore(ask));
}

async function index(ask: Ask, ctx: Context): Promise<Reply> {
  const { q, after } = filtersIn(ask, SEARCHED);
  const read = (from: string | null) => new OutletReader(ctx.db, ask.viewer).page({ q, after: from });
  const page = await read(after);
  const next = (suffix: string) =>
    page.next && `/outlets${suffix}?${new URLSearchParams({ ...(q && { q }), after: page.next })}`;
  return faces({
    html: () => ({
      view: 'outlets/index',
      title: 'Outlets',
      section: 'sources',
      page: { ...outletsPage(page, q, next(''), ask.viewer), csvHref: csvHref(ask) },
    }),
    json: () => ({ outlets: page.rows.map(outletJson), next: next('.json') }),
    csv: csvOf('outlets', OUTLET_COLUMNS, () => everyRow(read)),
  });
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const outlets = new OutletReader(ctx.db, ask.viewer);
  const outlet = found(await outlets.byId(idIn(ask)), 'outlet', ask.viewer);
  const sourceCount = await outlets.sourceCount(outlet.id);
  const merging = await mergeSection(ctx.db, ask.viewer, 'outlets', outlet.id);
  return faces({
    html: () => ({
      view: 'outlets/show',
      title: outlet.name,
      section: 'sources',
      crumbs: CRUMBS,
      page: { ...outletPage(outlet, sourceCount, ask.viewer), merging },
    }),
    json: () => ({ ...outletJson(outlet), ...mergedAmong(merging) }),
  });
}

async function add(ask: Ask): Promise<Reply> {
  const { as, fields } = sentWith(ask);
  const beside = readBeside(as, fields);
  const { fields: sent } = beside;
  const page = (errors: OutletForm['errors']) =>
    formPage({ id: null, version: null, typed: typedFrom(sent), errors });
  const again = (errors: OutletForm['errors']) => refusedWith(errors, () => page(errors));
  const input = parseOutlet(sent);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const near = new NearRecordReader(change.tx, ask.viewer);
    const records = await near.outlets(input.value);
    const alike = alikeRecords(input.value.name, records);
    if (isHeldBack(beside, alike)) {
      const section = alikeSection(alike, ADD_ANYWAY);
      const held = { detail: MAY_BE_SAVED.message, alike: alikeJson(alike) };
      return askedAbout(held, section, () => page([MAY_BE_SAVED]));
    }
    const outlet = await addOutlet(change, input.value);
    return written(201, `/outlets/${outlet.id}`, { ...outletJson(outlet), alike: alikeJson(alike) });
  });
}

const MAY_BE_SAVED = {
  path: 'name',
  message: 'This outlet may already be saved. Open it, or add yours anyway.',
};

async function edit(ask: Ask, ctx: Context): Promise<Reply> {
  const outlet = found(await new OutletReader(ctx.db, ask.viewer).byId(idIn(ask)), 'outlet', ask.viewer);
  return faces({
    html: () =>
      formPage({ id: outlet.id, version: outlet.version, typed: typedFromOutlet(outlet), errors: [] }),
  });
}

async function save(ask: Ask): Promise<Reply> {
  const [id, { as, fields }, version] = [idIn(ask), sentWith(ask), versionSent(ask)];
  const typed = typedFrom(fields);
  const input = parseOutletEdit(as, fields);
  if (!input.ok)
    return refusedWith(input.errors, () => formPage({ id, version, typed, errors: input.errors }));
  return ask.change(async (change) =>
    outcomeReply<'outlets', Outlet>(await editOutlet(change, id, version, input.value), {
      location: `/outlets/${id}`,
      json: outletJson,
      conflict: (current) => {
        const form = outletFormPage({ id, version: current.version, typed, errors: [] });
        return {
          view: 'outlets/form',
          title: form.title,
          section: 'sources',
          page: { ...form, conflict: conflictWith(form.fields, typedFromOutlet(current)) },
        };
      },
    }),
  );
}

async function trash(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) =>
    outcomeReply<'outlets', Outlet>(await trashOutlet(change, id, sentWith(ask).version), answersAt(id)),
  );
}

async function restore(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) =>
    outcomeReply<'outlets', Outlet>(await restoreOutlet(change, id), answersAt(id)),
  );
}

function answersAt(id: number) {
  return { location: `/outlets/${id}`, json: outletJson, conflict: null };
}

const CRUMBS = [
  { label: 'Sources', href: '/sources' },
  { label: 'Outlets', href: '/outlets' },
] as const;

function formPage(form: OutletForm): Page {
  const page = outletFormPage(form);
  return {
    view: 'outlets/form',
    title: page.title,
    section: 'sources',
    crumbs: CRUMBS,
    page: { ...page, conflict: null },
  };
}
