import type { Page } from '../../../platform/http/reply.js';
import type { FieldError } from '../../../platform/lib/result.js';
import {
  factorPage,
  type LeadsTo,
  noFactorPage,
  recoveryCodesPage,
  type SetUpForm,
  setUpPage,
} from '../page/second-factor.js';
import type { User } from '../store/users.js';

const CRUMBS = [{ label: 'Account', href: '/account' }] as const;

export function noFactorView(isRequired: boolean, leadsTo: LeadsTo): Page {
  const page = noFactorPage(isRequired, leadsTo);
  return { view: 'accounts/second-factor-off', title: 'Second factor', crumbs: CRUMBS, page };
}

export function setUpView(form: SetUpForm): Page {
  const page = setUpPage(form);
  return { view: 'accounts/second-factor-setup', title: 'Set up second factor', crumbs: CRUMBS, page };
}

export function factorView(user: User, isRequired: boolean, errors: readonly FieldError[]): Page {
  const page = factorPage(user, isRequired, errors);
  return { view: 'accounts/second-factor', title: 'Second factor', crumbs: CRUMBS, page };
}

export function recoveryCodesView(codes: readonly string[], leadsTo: LeadsTo): Page {
  const page = recoveryCodesPage(codes, leadsTo);
  return { view: 'accounts/recovery-codes', title: 'Recovery codes', crumbs: CRUMBS, page };
}
