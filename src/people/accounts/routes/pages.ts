import type { Page } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import type { ShownOnce } from '../page/account.js';
import {
  type Carried,
  carriedPage,
  type SignInForm,
  sentBeforePage,
  signInPage,
  unknownOutcomePage,
} from '../page/sign-in.js';

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
