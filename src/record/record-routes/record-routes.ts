import { type Ask, idIn, sentWith, versionSent } from '../../platform/http/ask.js';
import type { Door } from '../../platform/http/door.js';
import { found } from '../../platform/http/found.js';
import { conflictWith, outcomeReply } from '../../platform/http/outcomes.js';
import { askedAbout, faces, type Page, type Reply, refusedWith, written } from '../../platform/http/reply.js';
import { type RecordForm, type Typed, typedFrom } from '../../platform/lib/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { isHeldBack, readBeside } from '../duplicates/input.js';
import { type Alike, alikeJson } from '../duplicates/model.js';
import { ADD_ANYWAY, alikeSection } from '../duplicates/section.js';
import type { RecordKind, RecordParts, RecordRow, Written } from './record-parts.js';

// The ten routes of a noun whose records are listed, shown, edited by one form, and moved to the trash and back.

export function recordRoutes<Row extends RecordRow, New, Edit>(
  door: Door,
  record: RecordParts<Row, New, Edit>,
): void {
  const at = `/${record.plural}`;
  door.get(at, record.list);
  door.get(`${at}/new`, (ask) => faces({ html: () => formPage(ask, record, NOTHING_TYPED) }));
  door.post(at, (ask) => add(ask, record));
  door.get(`${at}/:id`, (ask) => show(ask, record));
  door.get(`${at}/:id/edit`, (ask) => edit(ask, record));
  door.post(`${at}/:id`, (ask) => save(ask, record));
  door.patch(`${at}/:id`, (ask) => save(ask, record));
  door.post(`${at}/:id/trash`, (ask) => trash(ask, record));
  door.delete(`${at}/:id`, (ask) => trash(ask, record));
  door.post(`${at}/:id/restoration`, (ask) => restore(ask, record));
}

const NOTHING_TYPED = { id: null, version: null, typed: {}, errors: [] } as const;

async function show<Row extends RecordRow>(ask: Ask, record: RecordKind<Row>): Promise<Reply> {
  const row = found(await record.byId(idIn(ask), ask.viewer), record.noun, ask.viewer);
  const { head, page, json, atom } = await record.show(row, ask);
  return faces({
    html: () => ({ view: `${record.plural}/show`, ...record.frame, ...head, page: page() }),
    json,
    ...(atom && { atom }),
  });
}

async function edit<Row extends RecordRow>(ask: Ask, record: RecordKind<Row>): Promise<Reply> {
  const row = found(await record.byId(idIn(ask), ask.viewer), record.noun, ask.viewer);
  const { id, version } = row;
  const typed = await record.typedFrom(row, ask.viewer);
  return faces({ html: () => formPage(ask, record, { id, version, typed, errors: [] }) });
}

async function add<Row extends RecordRow, New, Edit>(
  ask: Ask,
  record: RecordParts<Row, New, Edit>,
): Promise<Reply> {
  const { as, fields } = sentWith(ask);
  const beside = record.alike ? readBeside(as, fields) : null;
  const sent = beside === null ? fields : beside.fields;
  const page = (errors: readonly FieldError[]) =>
    formPage(ask, record, { id: null, version: null, typed: typedFrom(sent), errors });
  const input = record.parse(as, sent);
  if (!input.ok) return refusedWith(input.errors, () => page(input.errors));
  return ask.change(async (change) => {
    // Looked for first, so that it is not found to be like itself. Whatever is not `written` is undone.
    const alike = record.alike && (await record.alike(change, input.value, ask.viewer));
    const added = await record.add(change, input.value);
    if (!added.ok) return refusedWith(added.errors, () => page(added.errors));
    if (beside && alike && isHeldBack(beside, alike)) return askWhich(alike, record, page);
    const body = await record.json(added.value, { done: 'added', tx: change.tx, viewer: ask.viewer });
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
  return askedAbout({ detail: message, alike: alikeJson(alike) }, alikeSection(alike, ADD_ANYWAY), () =>
    page([{ path: named, message }]),
  );
}

async function save<Row extends RecordRow, New, Edit>(
  ask: Ask,
  record: RecordParts<Row, New, Edit>,
): Promise<Reply> {
  const [id, { as, fields }, version] = [idIn(ask), sentWith(ask), versionSent(ask)];
  const typed = typedFrom(fields);
  const again = (errors: readonly FieldError[]) =>
    refusedWith(errors, () => formPage(ask, record, { id, version, typed, errors }));
  const input = record.parseEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const outcome = await record.edit(change, id, version, input.value);
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<Row>(outcome.value, {
      ...answersAt(record, id, { done: 'edited', tx: change.tx, viewer: ask.viewer }),
      conflict: (current) => conflictPage(ask, record, current, typed),
    });
  });
}

async function trash<Row extends RecordRow>(ask: Ask, record: RecordKind<Row>): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) =>
    outcomeReply<Row>(
      await record.trash(change, id, sentWith(ask).version),
      answersAt(record, id, { done: 'moved', tx: change.tx, viewer: ask.viewer }),
    ),
  );
}

async function restore<Row extends RecordRow>(ask: Ask, record: RecordKind<Row>): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) =>
    outcomeReply<Row>(
      await record.restore(change, id, ask.viewer),
      answersAt(record, id, { done: 'moved', tx: change.tx, viewer: ask.viewer }),
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
  ask: Ask,
  record: RecordKind<Row>,
  form: RecordForm,
  saved: Typed | null = null,
): Page {
  const page = record.form(form, ask.viewer, saved ?? {});
  const conflict = saved && conflictWith(page.compared ?? page.fields, saved);
  return {
    view: `${record.plural}/form`,
    title: page.title,
    ...record.frame,
    page: { ...page, conflict },
  };
}

async function conflictPage<Row extends RecordRow>(
  ask: Ask,
  record: RecordKind<Row>,
  current: Row,
  typed: Typed,
): Promise<Page> {
  const saved = await record.typedFrom(current, ask.viewer);
  return formPage(ask, record, { id: current.id, version: current.version, typed, errors: [] }, saved);
}
