import { orNotFound } from '../../platform/http/or-not-found.js';
import { conflictWith, outcomeReply } from '../../platform/http/outcomes.js';
import {
  duplicatesReply,
  faces,
  invalidReply,
  type Page,
  type Reply,
  written,
} from '../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { type RecordForm, type Typed, typedFrom } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { isHeldBack, readBeside } from '../duplicates/input.js';
import { type Alike, alikeJson } from '../duplicates/model.js';
import { ADD_ANYWAY, alikeSection } from '../duplicates/section.js';
import type { RecordKind, RecordParts, RecordRow, Written } from './record-kind-routes.js';

// The ten routes of a noun whose records are listed, shown, edited by one form, and moved to the trash and back.

export function recordRoutes<Row extends RecordRow, New, Edit>(
  router: Router,
  record: RecordParts<Row, New, Edit>,
): void {
  const at = `/${record.plural}`;
  router.get(at, record.list);
  router.get(`${at}/new`, (req) => faces({ html: () => formPage(req, record, NOTHING_TYPED) }));
  router.post(at, (req) => add(req, record));
  router.get(`${at}/:id`, (req) => show(req, record));
  router.get(`${at}/:id/edit`, (req) => edit(req, record));
  router.post(`${at}/:id`, (req) => save(req, record));
  router.patch(`${at}/:id`, (req) => save(req, record));
  router.post(`${at}/:id/trash`, (req) => trash(req, record));
  router.delete(`${at}/:id`, (req) => trash(req, record));
  router.post(`${at}/:id/restoration`, (req) => restore(req, record));
}

const NOTHING_TYPED = { id: null, version: null, typed: {}, errors: [] } as const;

async function show<Row extends RecordRow>(req: RequestContext, record: RecordKind<Row>): Promise<Reply> {
  const row = orNotFound(await record.byId(idIn(req), req.viewer), record.noun, req.viewer);
  const { head, page, json, atom } = await record.show(row, req);
  return faces({
    html: async () => ({ view: `${record.plural}/show`, ...record.frame, ...head, page: await page() }),
    json,
    ...(atom && { atom }),
  });
}

async function edit<Row extends RecordRow>(req: RequestContext, record: RecordKind<Row>): Promise<Reply> {
  const row = orNotFound(await record.byId(idIn(req), req.viewer), record.noun, req.viewer);
  const { id, version } = row;
  const typed = await record.typedFrom(row, req.viewer);
  return faces({ html: () => formPage(req, record, { id, version, typed, errors: [] }) });
}

async function add<Row extends RecordRow, New, Edit>(
  req: RequestContext,
  record: RecordParts<Row, New, Edit>,
): Promise<Reply> {
  const { as, fields } = bodyOf(req);
  const beside = record.alike ? readBeside(as, fields) : null;
  const sent = beside === null ? fields : beside.fields;
  const page = (errors: readonly FieldError[]) =>
    formPage(req, record, { id: null, version: null, typed: typedFrom(sent), errors });
  const input = record.parse(as, sent);
  if (!input.ok) return invalidReply(input.errors, () => page(input.errors));
  return req.write(async (change) => {
    // Read before writing, so that the new record is not similar to itself. Any reply but `written` rolls back.
    const alike = record.alike && (await record.alike(change, input.value, req.viewer));
    const added = await record.add(change, input.value);
    if (!added.ok) return invalidReply(added.errors, () => page(added.errors));
    if (beside && alike && isHeldBack(beside, alike)) return askWhich(alike, record, page);
    const body = await record.json(added.value, { done: 'added', tx: change.tx, viewer: req.viewer });
    const more = alike && { alike: alikeJson(alike) };
    return written(201, `/${record.plural}/${added.value.id}`, { ...body, ...more });
  });
}

function askWhich(
  alike: Alike,
  { noun, named }: { readonly noun: string; readonly named: string },
  page: (errors: readonly FieldError[]) => Page,
): Reply {
  const message = `This ${noun} may already be saved. Open it, or add yours anyway.`;
  return duplicatesReply({ detail: message, alike: alikeJson(alike) }, alikeSection(alike, ADD_ANYWAY), () =>
    page([{ path: named, message }]),
  );
}

async function save<Row extends RecordRow, New, Edit>(
  req: RequestContext,
  record: RecordParts<Row, New, Edit>,
): Promise<Reply> {
  const [id, { as, fields }, version] = [idIn(req), bodyOf(req), versionSent(req)];
  const typed = typedFrom(fields);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => formPage(req, record, { id, version, typed, errors }));
  const input = record.parseEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const outcome = await record.edit(change, id, version, input.value);
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<Row>(outcome.value, {
      ...answersAt(record, id, { done: 'edited', tx: change.tx, viewer: req.viewer }),
      conflict: (current) => conflictPage(req, record, current, typed),
    });
  });
}

async function trash<Row extends RecordRow>(req: RequestContext, record: RecordKind<Row>): Promise<Reply> {
  const id = idIn(req);
  return req.write(async (change) =>
    outcomeReply<Row>(
      await record.trash(change, id, bodyOf(req).version),
      answersAt(record, id, { done: 'moved', tx: change.tx, viewer: req.viewer }),
    ),
  );
}

async function restore<Row extends RecordRow>(req: RequestContext, record: RecordKind<Row>): Promise<Reply> {
  const id = idIn(req);
  return req.write(async (change) =>
    outcomeReply<Row>(
      await record.restore(change, id, req.viewer),
      answersAt(record, id, { done: 'moved', tx: change.tx, viewer: req.viewer }),
    ),
  );
}

function answersAt<Row extends RecordRow>(record: RecordKind<Row>, id: number, done: Written) {
  return {
    location: `/${record.plural}/${id}`,
    json: (row: Row) => record.json(row, done),
    conflict: null,
  };
}

function formPage<Row extends RecordRow>(
  req: RequestContext,
  record: RecordKind<Row>,
  form: RecordForm,
  saved: Typed | null = null,
): Page {
  const page = record.form(form, req.viewer, saved ?? {});
  const conflict = saved && conflictWith(page.compared ?? page.fields, saved);
  return {
    view: `${record.plural}/form`,
    title: page.title,
    ...record.frame,
    page: { ...page, conflict },
  };
}

async function conflictPage<Row extends RecordRow>(
  req: RequestContext,
  record: RecordKind<Row>,
  current: Row,
  typed: Typed,
): Promise<Page> {
  const saved = await record.typedFrom(current, req.viewer);
  return formPage(req, record, { id: current.id, version: current.version, typed, errors: [] }, saved);
}
