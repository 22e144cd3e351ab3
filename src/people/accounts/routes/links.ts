import type { Context } from '../../../context.js';
import { hashPassword } from '../../../platform/credentials/passwords.js';
import { hashSecret } from '../../../platform/credentials/secrets.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { faces, invalidReply, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { sessionSecret } from '../../../platform/http/session.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { SignInBegun } from '../actions/begin-sign-in.js';
import { beginPendingSignIn } from '../actions/pending-sign-in.js';
import { beginSession, type LinkState, readLinkState, useLink } from '../actions/sign-in.js';
import { setPassword } from '../actions.js';
import { parseLinkUse } from '../input.js';
import type { Refuse } from '../model/password-rules.js';
import { linkPage } from '../page/sign-in.js';
import { noteSignIn } from './note-sign-in.js';
import { setSecretHeaders } from './pages.js';
import { codeAwaited } from './sign-in-code.js';

export function linkPages(router: Router, ctx: Context, refuse: Refuse): void {
  router.get('/sign-in/links/:secret', (req) => show(req, ctx));
  router.post('/sign-in/links/:secret', (req) => use(req, ctx, refuse), { limit: 'sign_in' });
}

type Usable = Extract<LinkState, { kind: 'usable' }>;

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const link = usable(await readLinkState(ctx.db, secretIn(req), nowIso(ctx.clock)));
  setSecretHeaders(req);
  return faces({ html: () => view(req, link, []) });
}

async function use(req: RequestContext, ctx: Context, refuse: Refuse): Promise<Reply> {
  const secret = secretIn(req);
  const link = usable(await readLinkState(ctx.db, secret, nowIso(ctx.clock)));
  setSecretHeaders(req);
  const input = parseLinkUse(bodyOf(req).fields);
  if (!input.ok) return invalidReply(input.errors, () => view(req, link, input.errors));
  const password = input.value.new_password;
  const fault = password === null ? null : refuse(password, link);
  const errors = fault === null ? [] : [{ path: 'new_password', message: fault }];
  if (errors.length > 0) return invalidReply(errors, () => view(req, link, errors));
  const hash = password === null ? null : await hashPassword(password);
  const next = hash === null && !link.hasPassword ? '/account/password' : '/';
  const begun = await ctx.transact({ id: link.userId }, (change) =>
    signInByLink(change, secret, hash, sessionSecret(req.raw)),
  );
  noteSignIn(ctx, req, begun.kind === 'in' ? 'signed_in' : 'code_awaited', link.userId);
  if (begun.kind === 'in') return seeOther(next, { session: begun.session });
  return codeAwaited(req, { signIn: begun.signIn, next, carried: null });
}

/** With a second factor, only the code consumes the link. @throws AppError not_found, gone */
async function signInByLink(
  change: WriteContext,
  secret: string,
  passwordHash: string | null,
  oldSession: string | null,
): Promise<SignInBegun> {
  // Checked again, since the button may have been pressed twice at once.
  const { userId, hasSecondFactor } = usable(await readLinkState(change.tx, secret, change.at));
  if (hasSecondFactor) {
    const byLink = { linkHash: hashSecret(secret), passwordHash };
    return { kind: 'code', signIn: await beginPendingSignIn(change, userId, byLink) };
  }
  await useLink(change, secret);
  if (passwordHash !== null) await setPassword(change, userId, passwordHash);
  return { kind: 'in', session: await beginSession(change, userId, oldSession) };
}

/** @throws AppError not_found, gone */
function usable(link: LinkState): Usable {
  switch (link.kind) {
    case 'usable':
      return link;
    case 'used':
      throw new AppError(
        'gone',
        'Each link works once. Sign in with your password. If you have none, or have forgotten it, ask an admin for a new link.',
        { title: 'This sign-in link was used already' },
      );
    case 'expired':
      throw new AppError(
        'gone',
        'Each link lasts a day. Sign in with your password. If you have none, or have forgotten it, ask an admin for a new link.',
        { title: 'This sign-in link has expired' },
      );
    case 'unknown':
      throw new AppError(
        'not_found',
        'Check that you copied all of it. If you did, ask an admin for a new link: a newer link replaces older ones.',
        { title: 'This sign-in link is not valid' },
      );
  }
}

export function secretIn(req: RequestContext): string {
  return String(req.raw.params.secret);
}

function view(
  req: RequestContext,
  { name, email, hasPassword }: Usable,
  errors: readonly FieldError[],
): Page {
  const action = `/sign-in/links/${encodeURIComponent(secretIn(req))}`;
  return {
    view: 'accounts/link',
    title: 'Sign in',
    page: linkPage({ action, name, email, hasPassword, errors }),
  };
}
