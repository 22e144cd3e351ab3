import type { Context } from '../context.js';
import { type Ask, idIn, sentWith, versionSent } from '../http/ask.js';
import { csvHref, csvOf } from '../http/csv.js';
import type { Door } from '../http/door.js';
import { filtersIn } from '../http/filters.js';
import { found } from '../http/found.js';
import { conflictWith, outcomeReply } from '../http/outcomes.js';
import { faces, type Page, type Reply, refusedWith, written } from '../http/reply.js';
import { everyRow } from '../lib/csv-table.js';
import { AppError } from '../lib/errors.js';
import { SEARCHED } from '../lib/filters.js';
import { typedFrom } from '../lib/form-page.js';
import { mergedAmong, mergeSection } from '../merging/section.js';
import { addTag, editTag, restoreTag, tagFaults, trashTag } from './actions.js';
import { TAG_COLUMNS } from './csv.js';
import { parseTag, parseTagEdit } from './input.js';
import {
  type TagForm,
  tagFormPage,
  taggedClaimJson,
  tagJson,
  tagPage,
  tagsPage,
  typedFromTag,
} from './page.js';
import { type Tag, TagReader } from './store.js';

export function tagRoutes(door: Door, ctx: Context): void {
  door.get('/tags', (ask) => index(ask, ctx));
  door.get('/tags/new', () =>
    faces({ html: () => formPage({ id: null, version: null, typed: {}, errors: [] }) }),
  );
  door.post('/tags', (ask) => add(ask));
  door.get('/tags/:id', (ask) => show(ask, ctx));
  door.get('/tags/:id/edit', (ask) => edit(ask, ctx));
  door.post('/tags/:id', (ask) => save(ask));
  door.patch('/tags/:id', (ask) => save(ask));
  door.post('/tags/:id/trash', (ask) => trash(ask));
  door.delete('/tags/:id', (ask) => trash(ask));
  door.post('/tags/:id/restoration', (ask) => restore(ask));
}

async function index(ask: Ask, ctx: Context): Promise<Reply> {
  const { q, after } = filtersIn(ask, SEARCHED);
  const read = (from: string | null) => new TagReader(ctx.db, ask.viewer).page({ q, after: from });
  const page = await read(after);
  const next = (suffix: string) =>
    page.next && `/tags${suffix}?${new URLSearchParams({ ...(q && { q }), after: page.next })}`;
  return faces({
    html: () => ({
      view: 'tags/index',
      title: 'Tags',
      section: 'claims',
      page: { ...tagsPage(page, q, next(''), ask.viewer), csvHref: csvHref(ask) },
    }),
    json: () => ({
      tags: page.rows.map((tag) => ({ ...tagJson(tag), claims: tag.claims })),
      next: next('.json'),
    }),
    csv: csvOf('tags', TAG_COLUMNS, () => everyRow(read)),
  });
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const tags = new TagReader(ctx.db, ask.viewer);
  const tag = found(await tags.byId(idIn(ask)), 'tag', ask.viewer);
  const claims = await tags.claims(tag.id, ask.query.one('after'));
  const merging = await mergeSection(ctx.db, ask.viewer, 'tags', tag.id);
  const next = (suffix: string) =>
    claims.next && `/tags/${tag.id}${suffix}?${new URLSearchParams({ after: claims.next })}`;
  return faces({
    html: () => ({
      view: 'tags/show',
      title: tag.name,
      section: 'claims',
      crumbs: CRUMBS,
      page: { ...tagPage(tag, claims, next(''), ask.viewer), merging },
    }),
    json: () => ({
      ...tagJson(tag),
      ...mergedAmong(merging),
      claims: claims.rows.map(taggedClaimJson),
      next: next('.json'),
    }),
  });
}

async function add(ask: Ask): Promise<Reply> {
  const { fields } = sentWith(ask);
  const again = (errors: TagForm['errors']) =>
    refusedWith(errors, () => formPage({ id: null, version: null, typed: typedFrom(fields), errors }));
  const input = parseTag(fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const faults = await tagFaults(change, input.value.name, null);
    if (faults.length > 0) return again(faults);
    const tag = await addTag(change, input.value);
    return written(201, `/tags/${tag.id}`, tagJson(tag));
  });
}

async function edit(ask: Ask, ctx: Context): Promise<Reply> {
  const tag = found(await new TagReader(ctx.db, ask.viewer).byId(idIn(ask)), 'tag', ask.viewer);
  const { id, version } = tag;
  return faces({ html: () => formPage({ id, version, typed: typedFromTag(tag), errors: [] }) });
}

async function save(ask: Ask): Promise<Reply> {
  const [id, { as, fields }, version] = [idIn(ask), sentWith(ask), versionSent(ask)];
  const typed = typedFrom(fields);
  const again = (errors: TagForm['errors']) =>
    refusedWith(errors, () => formPage({ id, version, typed, errors }));
  const input = parseTagEdit(as, fields);
  if (!input.ok) return again(input.errors);
  const { name } = input.value;
  return ask.change(async (change) => {
    const faults = name === undefined ? [] : await tagFaults(change, name, id);
    if (faults.length > 0) return again(faults);
    return outcomeReply<'tags', Tag>(await editTag(change, id, version, input.value), {
      ...answersAt(id),
      conflict: (current) => conflictPage(current, typed),
    });
  });
}

function conflictPage(current: Tag, typed: TagForm['typed']): Page {
  const { id, version } = current;
  const form = tagFormPage({ id, version, typed, errors: [] });
  return {
    ...formPage({ id, version, typed, errors: [] }),
    page: { ...form, conflict: conflictWith(form.fields, typedFromTag(current)) },
  };
}

async function trash(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) =>
    outcomeReply<'tags', Tag>(await trashTag(change, id, sentWith(ask).version), answersAt(id)),
  );
}

/** @throws AppError conflict where another tag has taken the name meanwhile */
async function restore(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) => {
    const tag = found(await new TagReader(change.tx, ask.viewer).byId(id), 'tag', ask.viewer);
    const [fault] = await tagFaults(change, tag.name, id);
    if (fault) throw new AppError('not_now', `${tag.name} has a namesake by now. Rename that tag first.`);
    return outcomeReply<'tags', Tag>(await restoreTag(change, id), answersAt(id));
  });
}

function answersAt(id: number) {
  return { location: `/tags/${id}`, json: tagJson, conflict: null };
}

const CRUMBS = [
  { label: 'Claims', href: '/claims' },
  { label: 'Tags', href: '/tags' },
] as const;

function formPage(form: TagForm): Page {
  const page = tagFormPage(form);
  return {
    view: 'tags/form',
    title: page.title,
    section: 'claims',
    crumbs: CRUMBS,
    page: { ...page, conflict: null },
  };
}
