import type { Context } from '../../../platform/context.js';
import { csvHref, csvOf } from '../../../platform/http/csv.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { conflictWith, outcomeReply } from '../../../platform/http/outcomes.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import {
  bodyOf,
  idIn,
  type RequestContext,
  versionSent,
  wantsJson,
} from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { publicAddress } from '../../../platform/http/security/public-address.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { NO_FILTERS } from '../../../platform/lib/fields/filters.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { everyRow } from '../../../platform/lib/formats/csv-table.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { makeLink } from '../actions/links.js';
import { resetSecondFactor } from '../actions/second-factor.js';
import { addUser, editUser, endSessions, revokeToken } from '../actions.js';
import { parseNewUser, parseUserEdit } from '../input.js';
import { lastingAt } from '../model/session-times.js';
import { tokenJson, userJson } from '../page/account.js';
import { typedFromUser, USER_COLUMNS, userFormPage, userPage, usersPage } from '../page/users.js';
import { SessionReader } from '../store/sessions.js';
import { TokenReader } from '../store/tokens.js';
import { type User, UserReader } from '../store/users.js';
import { noToken } from './account.js';
import { setSecretHeaders, shownOnceView } from './pages.js';

export function userPages(router: Router, ctx: Context): void {
  router.get('/users', async (req) => {
    filtersIn(req, NO_FILTERS);
    const users = await new UserReader(ctx.db).all();
    return faces({
      html: () => index(users, req),
      json: () => ({ users: users.map(userJson) }),
      csv: csvOf('users', USER_COLUMNS, () => everyRow(async () => ({ rows: users, next: null }))),
    });
  });
  router.get('/users/new', () => faces({ html: () => newView({ role: 'checker' }, []) }));
  router.post('/users', (req) => add(req, ctx));
  router.get('/users/:id', (req) => show(req, ctx));
  router.post('/users/:id', (req) => save(req, ctx));
  router.patch('/users/:id', (req) => save(req, ctx));
  router.post('/users/:id/links', (req) => link(req, ctx));
  router.post('/users/:id/sessions/end', (req) => end(req, ctx));
  router.post('/users/:id/second-factor/reset', (req) => resetFactor(req, ctx));
  router.post('/users/:id/tokens/:token/revocation', (req) => revoke(req, ctx));
}

function index(users: readonly User[], req: RequestContext): Page {
  return { view: 'accounts/users', title: 'Users', page: { ...usersPage(users), csvHref: csvHref(req) } };
}

function newView(typed: Typed, errors: readonly FieldError[]): Page {
  const page = userFormPage({ user: null, version: null, typed, errors });
  return { view: 'accounts/user-new', title: page.title, crumbs: CRUMBS, page };
}

async function add(req: RequestContext, ctx: Context): Promise<Reply> {
  const { fields } = bodyOf(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => newView(typedFrom(fields), errors));
  const input = parseNewUser(fields);
  if (!input.ok) return again(input.errors);
  let path: string | null = null;
  const reply = await req.write(async (change) => {
    const user = await addUser(change, input.value);
    if (!user.ok) return again(user.errors);
    const made = await makeLink(change, user.value.id);
    if (!made.ok) return again(made.errors);
    path = made.value.path;
    return written(201, `/users/${user.value.id}`, {
      ...userJson(user.value),
      link_expires_at: made.value.expiresAt,
    });
  });
  return reply.kind === 'written' ? linkShown(req, ctx, reply, path) : reply;
}

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const user = await userAt(req, ctx);
  const tokens = await new TokenReader(ctx.db).byUser(user.id);
  const form = { version: user.version, typed: typedFromUser(user), errors: [] };
  const html = await userView(req, ctx, user, form);
  return faces({ html: () => html, json: () => ({ ...userJson(user), tokens: tokens.map(tokenJson) }) });
}

interface Form {
  readonly version: number;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

async function userView(req: RequestContext, ctx: Context, user: User, form: Form): Promise<Page> {
  const sessions = await new SessionReader(ctx.db).byUser(user.id, lastingAt(ctx.clock.now()));
  const tokens = await new TokenReader(ctx.db).byUser(user.id);
  const rows = {
    user,
    sessionCount: sessions.length,
    tokens,
    now: nowIso(ctx.clock),
    self: req.viewer.userId,
  };
  const page = userPage(userFormPage({ user, ...form }), rows);
  return { view: 'accounts/user', title: user.name, crumbs: CRUMBS, page };
}

async function save(req: RequestContext, ctx: Context): Promise<Reply> {
  const [user, { as, fields }, version] = [await userAt(req, ctx), bodyOf(req), versionSent(req)];
  const typed = typedFrom(fields);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => userView(req, ctx, user, { version, typed, errors }));
  const input = parseUserEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const outcome = await editUser(change, user.id, version, input.value);
    if (outcome.kind === 'refused') return again(outcome.errors);
    const now = (await new UserReader(change.tx).byId(user.id)) ?? user;
    return outcomeReply(outcome, {
      location: `/users/${user.id}`,
      json: () => userJson(now),
      conflict: () => conflictView(req, ctx, now, typed),
    });
  });
}

async function conflictView(req: RequestContext, ctx: Context, user: User, typed: Typed): Promise<Page> {
  const view = await userView(req, ctx, user, { version: user.version, typed, errors: [] });
  const { fields } = userFormPage({ user, version: user.version, typed, errors: [] });
  return { ...view, page: { ...view.page, conflict: conflictWith(fields, typedFromUser(user)) } };
}

async function link(req: RequestContext, ctx: Context): Promise<Reply> {
  const user = await userAt(req, ctx);
  let path: string | null = null;
  const reply = await req.write(async (change) => {
    const made = await makeLink(change, user.id);
    if (!made.ok) throw new AppError('not_now', `${made.errors[0]?.message}.`);
    path = made.value.path;
    return written(201, `/users/${user.id}`, { ...userJson(user), link_expires_at: made.value.expiresAt });
  });
  return reply.kind === 'written' ? linkShown(req, ctx, reply, path) : reply;
}

async function end(req: RequestContext, ctx: Context): Promise<Reply> {
  const user = await userAt(req, ctx);
  return req.write(async (change) => {
    await endSessions(change, user.id);
    return written(200, `/users/${user.id}`, { id: user.id, ended: true });
  });
}

async function resetFactor(req: RequestContext, ctx: Context): Promise<Reply> {
  const user = await userAt(req, ctx);
  if (user.id === req.viewer.userId)
    throw new AppError(
      'forbidden',
      'You cannot reset your own two-factor authentication here. Switch it off on your account page.',
    );
  return req.write(async (change) => {
    if (!(await resetSecondFactor(change, user.id)))
      throw new AppError('not_now', `${user.name} does not use two-factor authentication.`);
    return written(200, `/users/${user.id}`, { id: user.id, reset: true });
  });
}

async function revoke(req: RequestContext, ctx: Context): Promise<Reply> {
  const [user, token] = [await userAt(req, ctx), idIn(req, 'token')];
  return req.write(async (change) => {
    if (!(await revokeToken(change, user.id, token))) throw noToken();
    return written(200, `/users/${user.id}`, { id: token, revoked: true });
  });
}

/** @throws AppError not_found for an unknown user, and for the two system users, which have no page */
async function userAt(req: RequestContext, ctx: Context): Promise<User> {
  const user = await new UserReader(ctx.db).byId(idIn(req));
  if (user?.kind !== 'person') throw new AppError('not_found', 'There is no such user.');
  return user;
}

const CRUMBS = [{ label: 'Users', href: '/users' }] as const;

type UserWithLink = ReturnType<typeof userJson> & { readonly link_expires_at: string };

/** Shows a sign-in link once; the path is null where the form was sent again. */
function linkShown(
  req: RequestContext,
  ctx: Context,
  reply: Extract<Reply, { kind: 'written' }>,
  path: string | null,
): Reply {
  setSecretHeaders(req);
  const link = path === null ? null : `${publicAddress(ctx.config, req.raw)}${path}`;
  if (wantsJson(req)) return written(201, reply.location, { ...reply.body, link });
  const user = reply.body as UserWithLink;
  return faces({
    status: 201,
    html: () =>
      shownOnceView({
        title: `A sign-in link for ${user.name}`,
        lead: `Copy it now and give it to ${user.name} yourself: it is shown only once, and no mail is sent. It works only once.`,
        label: 'Sign-in link',
        secret: link,
        ends: user.link_expires_at,
        again: `This link has already been shown. If you did not copy it, make another on the page of ${user.name}.`,
        back: { href: reply.location, label: `Back to ${user.name}` },
      }),
  });
}
