import type { Context } from '../../../platform/context.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import { type RequestContext, wantsJson } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { ShownOnce } from '../page/account.js';
import {
  factorPage,
  type LeadsTo,
  noFactorPage,
  recoveryCodesPage,
  type SetUpForm,
  setUpPage,
} from '../page/second-factor.js';
import {
  type Carried,
  carriedPage,
  type SignInForm,
  sentBeforePage,
  signInPage,
  unknownOutcomePage,
} from '../page/sign-in.js';
import type { User } from '../store/users.js';

// Pages that several routes show.

export function signInView(form: SignInForm): Page {
  return { view: 'accounts/sign-in', title: 'Sign in', page: signInPage(form) };
}

export function carriedView(carried: Carried): Page {
  return { view: 'accounts/carried', title: 'You are signed in', page: carriedPage(carried) };
}

export function sentBeforeView(again: Carried & { readonly saved: string }): Page {
  return { view: 'accounts/carried', title: 'Sent twice', page: sentBeforePage(again) };
}

export function unknownOutcomeView(again: Carried & { readonly look: string }): Page {
  return {
    view: 'accounts/carried',
    title: 'It is not known whether this was saved',
    page: unknownOutcomePage(again),
  };
}

export function shownOnceView(shown: ShownOnce): Page {
  return { view: 'accounts/shown-once', title: shown.title, page: shown };
}

/** The headers of a page with a secret: no caching, and no referrer with its address. */
export function setSecretHeaders(req: RequestContext): void {
  req.res.setHeader('Cache-Control', 'no-store');
  req.res.setHeader('Referrer-Policy', 'no-referrer');
}

const TWO_FACTOR = 'Two-factor authentication';
const CRUMBS = [{ label: 'Account', href: '/account' }] as const;

export function noFactorView(isRequired: boolean, leadsTo: LeadsTo): Page {
  const page = noFactorPage(isRequired, leadsTo);
  return { view: 'accounts/second-factor-off', title: TWO_FACTOR, crumbs: CRUMBS, page };
}

export function setUpView(form: SetUpForm): Page {
  const page = setUpPage(form);
  return {
    view: 'accounts/second-factor-setup',
    title: 'Set up two-factor authentication',
    crumbs: CRUMBS,
    page,
  };
}

export function factorView(user: User, isRequired: boolean, errors: readonly FieldError[]): Page {
  const page = factorPage(user, isRequired, errors);
  return { view: 'accounts/second-factor', title: TWO_FACTOR, crumbs: CRUMBS, page };
}

export function recoveryCodesView(codes: readonly string[], leadsTo: LeadsTo): Page {
  const page = recoveryCodesPage(codes, leadsTo);
  return { view: 'accounts/recovery-codes', title: 'Recovery codes', crumbs: CRUMBS, page };
}

type SignInOutcome =
  | 'signed_in'
  | 'code_awaited'
  | 'wrong_password'
  | 'wrong_code'
  | 'too_many_tries'
  | 'expired';

/** Logs one line for each step of a sign-in: its result, and the user's number. */
export function noteSignIn(
  ctx: Context,
  req: RequestContext,
  outcome: SignInOutcome,
  userId: number | null,
): void {
  const { requestId } = req.res.locals;
  const level = outcome === 'signed_in' || outcome === 'code_awaited' ? 'info' : 'warn';
  ctx.log[level]({ requestId, userId, outcome }, 'sign-in');
}

/** The form again after too many attempts. @throws AppError too_many_requests for a client */
export function tooManyReply(
  req: RequestContext,
  seconds: number,
  message: string,
  html: (errors: readonly FieldError[]) => Page,
): Reply {
  req.res.setHeader('Retry-After', String(seconds));
  if (wantsJson(req)) throw new AppError('too_many_requests', `${message}.`);
  return faces({ status: 429, html: () => html([{ path: '', message }]) });
}

/** `a minute`, `12 minutes` */
export function minutesInWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
