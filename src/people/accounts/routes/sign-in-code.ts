import type { Context } from '../../../platform/context.js';
import { faces, invalidReply, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { bodyOf, type RequestBody, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { countedAddress } from '../../../platform/http/security/counted-address.js';
import { sessionSecret, setSessionCookie } from '../../../platform/http/session.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { type Finished, finishSignIn, pendingUser } from '../actions/sign-in.js';
import { parseSignInCode, type SignInCode } from '../input.js';
import { type CodeForm, codePage } from '../page/second-factor.js';
import { carriedIn, nextIn } from './carried.js';
import { carriedView, noteSignIn, setSecretHeaders, signInView, tooManyReply } from './pages.js';
import { codeIn, faultOf, waitWords } from './password.js';

// The second step of a sign-in. Its secret is a form field, so that the carried fields come along.

export function signInCodePages(router: Router, ctx: Context): void {
  router.post('/sign-in/code', (req) => sendCode(req, ctx), { body: 'signIn', limit: 'sign_in' });
}

/** The page after a correct password or link that waits for a code. */
export function codeAwaited(req: RequestContext, form: Omit<CodeForm, 'errors'>): Reply {
  setSecretHeaders(req);
  return faces({ html: () => codeView({ ...form, errors: [] }), json: () => ({ sign_in: form.signIn }) });
}

async function sendCode(req: RequestContext, ctx: Context): Promise<Reply> {
  const sent = bodyOf(req);
  setSecretHeaders(req);
  const input = parseSignInCode(sent.fields);
  if (!input.ok) return again(sent, input.errors);
  // Throws before anything is consumed.
  carriedIn(sent);
  const finished = await finish(req, ctx, input.value);
  noteSignIn(ctx, req, OUTCOMES[finished.kind], finished.kind === 'over' ? null : finished.userId);
  return replyTo(req, sent, input.value, finished);
}

/** NOTE: an unknown sign-in is refused by a read alone, so that strangers do not occupy the write queue. */
async function finish(req: RequestContext, ctx: Context, input: SignInCode): Promise<Finished> {
  const user = await pendingUser(ctx.db, input.sign_in, nowIso(ctx.clock));
  if (user === null) return { kind: 'over' };
  return ctx.transact({ id: user }, (change) =>
    finishSignIn(change, {
      secret: input.sign_in,
      typed: codeIn(input),
      address: countedAddress(req.raw.ip),
      oldSession: sessionSecret(req.raw),
    }),
  );
}

const OUTCOMES = {
  in: 'signed_in',
  over: 'expired',
  wrong: 'wrong_code',
  locked: 'too_many_tries',
  wait: 'too_many_tries',
  right: 'signed_in',
} as const;

function replyTo(req: RequestContext, sent: RequestBody, input: SignInCode, finished: Finished): Reply {
  if (finished.kind === 'in') return signedIn(req, finished.session);
  if (finished.kind === 'over') return over(sent);
  if (finished.kind === 'wait')
    return tooManyReply(req, finished.seconds, waitWords(finished.seconds), (errors) =>
      codeAgain(sent, errors),
    );
  return again(sent, [faultOf(req, finished, codeIn(input))]);
}

/** Redirects to the original address; carried fields are shown first, to be sent again. */
export function signedIn(req: RequestContext, session: string): Reply {
  const sent = bodyOf(req);
  const carried = carriedIn(sent);
  if (carried === null) return seeOther(nextIn(sent) ?? '/', { session });
  setSessionCookie(req.raw, req.res, session);
  setSecretHeaders(req);
  return faces({ html: () => carriedView(carried) });
}

function again(sent: RequestBody, errors: readonly FieldError[]): Reply {
  return typedFrom(sent.fields).sign_in === undefined
    ? over(sent)
    : invalidReply(errors, () => codeAgain(sent, errors));
}

function over(sent: RequestBody): Reply {
  const errors = [{ path: '', message: 'This sign-in has expired. Enter your password again' }];
  const form = { email: null, next: nextIn(sent), carried: carriedIn(sent), errors, signedOut: false };
  return invalidReply(errors, () => signInView(form));
}

function codeAgain(sent: RequestBody, errors: readonly FieldError[]): Page {
  const signIn = typedFrom(sent.fields).sign_in ?? '';
  return codeView({ signIn, next: nextIn(sent), carried: carriedIn(sent), errors });
}

function codeView(form: CodeForm): Page {
  return { view: 'accounts/code', title: 'Enter your code', page: codePage(form) };
}
