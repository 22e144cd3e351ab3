import type { Context } from '../../../platform/context.js';
import { totpUri } from '../../../platform/credentials/totp.js';
import { faces, invalidReply, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { sameOriginPath } from '../../../platform/http/same-origin-path.js';
import { countedAddress } from '../../../platform/http/security/counted-address.js';
import { publicAddress } from '../../../platform/http/security/public-address.js';
import type { FieldError } from '../../../platform/lib/result.js';
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  switchOffSecondFactor,
} from '../actions/second-factor.js';
import { parseConfirmation, parseProof } from '../input.js';
import type { LeadsTo } from '../page/second-factor.js';
import { SecondFactorReader } from '../store/second-factors.js';
import { type User, UserReader } from '../store/users.js';
import { carriedIn, nextIn } from './carried.js';
import { needsSecondFactor } from './identify.js';
import { factorView, noFactorView, recoveryCodesView, setSecretHeaders, setUpView } from './pages.js';
import { faultInPassword, faultInProof, faultOf, ownUser } from './password.js';

export function secondFactorPages(router: Router, ctx: Context): void {
  router.get('/account/second-factor', (req) => show(req, ctx));
  // The first two carry along what was typed, as the sign-in does.
  router.post('/account/second-factor', (req) => begin(req, ctx), { body: 'signIn', limit: 'sign_in' });
  router.post('/account/second-factor/confirmation', (req) => confirm(req, ctx), {
    body: 'signIn',
    limit: 'sign_in',
  });
  router.post('/account/second-factor/recovery-codes', (req) => renew(req, ctx), { limit: 'sign_in' });
  router.post('/account/second-factor/removal', (req) => switchOff(req, ctx), { limit: 'sign_in' });
}

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const view = await viewOf(req, ctx, { next: sameOriginPath(req.query.one('next')), carried: null });
  setSecretHeaders(req);
  return faces({ html: () => view });
}

/** The view for the current state: not set up, being set up, or enabled. */
async function viewOf(
  req: RequestContext,
  ctx: Context,
  leadsTo: LeadsTo,
  errors: readonly FieldError[] = [],
): Promise<Page> {
  const user = await ownUser(req, ctx);
  const isRequired = needsSecondFactor(ctx.config, user);
  const factor = await new SecondFactorReader(ctx.db).byUser(user.id);
  if (factor === undefined) return noFactorView(isRequired, leadsTo);
  if (factor.confirmed_at !== null) return factorView(user, isRequired, errors);
  const issuer = `Onrecord ${new URL(publicAddress(ctx.config, req.raw)).hostname.replaceAll(':', '.')}`;
  const uri = totpUri(factor.secret, issuer, user.email ?? '');
  return setUpView({ user, factor, uri, issuer, isRequired, ...leadsTo, errors });
}

async function begin(req: RequestContext, ctx: Context): Promise<Reply> {
  const [user, leadsTo] = [await ownUser(req, ctx), leadingOn(req)];
  await ctx.transact({ id: user.id }, (change) => beginSecondFactor(change, user.id));
  if (leadsTo.carried === null) return seeOther(here(leadsTo.next));
  const view = await viewOf(req, ctx, leadsTo);
  setSecretHeaders(req);
  return faces({ html: () => view });
}

async function confirm(req: RequestContext, ctx: Context): Promise<Reply> {
  const [user, leadsTo] = [await ownUser(req, ctx), leadingOn(req)];
  setSecretHeaders(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => viewOf(req, ctx, leadsTo, errors));
  const input = parseConfirmation(bodyOf(req).fields);
  if (!input.ok) return again(input.errors);
  const { one_time_code: code, current_password } = input.value;
  const checked = await new UserReader(ctx.db).passwordHash(user.id);
  const fault = await faultInPassword(req, ctx, user, checked, current_password);
  if (fault !== null) return again([fault]);
  const confirmed = await ctx.transact({ id: user.id }, (change) =>
    confirmSecondFactor(change, user.id, code, countedAddress(req.raw.ip)),
  );
  if (confirmed.kind === 'none') return seeOther(here(leadsTo.next));
  if (confirmed.kind !== 'on') return again([faultOf(req, confirmed, { oneTime: code, recovery: null })]);
  return faces({ html: () => recoveryCodesView(confirmed.codes, leadsTo) });
}

async function renew(req: RequestContext, ctx: Context): Promise<Reply> {
  return afterProof(req, ctx, async (user) => {
    const codes = await ctx.transact({ id: user.id }, (change) => renewRecoveryCodes(change, user.id));
    return faces({ html: () => recoveryCodesView(codes, { next: null, carried: null }) });
  });
}

async function switchOff(req: RequestContext, ctx: Context): Promise<Reply> {
  return afterProof(req, ctx, async (user) => {
    await ctx.transact({ id: user.id }, (change) => switchOffSecondFactor(change, user.id));
    return seeOther('/account');
  });
}

/** Runs the work where the password and a code are correct. */
async function afterProof(
  req: RequestContext,
  ctx: Context,
  work: (user: User) => Promise<Reply>,
): Promise<Reply> {
  const user = await ownUser(req, ctx);
  setSecretHeaders(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => viewOf(req, ctx, { next: null, carried: null }, errors));
  const input = parseProof(bodyOf(req).fields);
  if (!input.ok) return again(input.errors);
  if (user.second_factor_at === null) return seeOther('/account/second-factor');
  const fault = await faultInProof(req, ctx, user, input.value);
  return fault === null ? work(user) : again([fault]);
}

function leadingOn(req: RequestContext): LeadsTo {
  const sent = bodyOf(req);
  return { next: nextIn(sent), carried: carriedIn(sent) };
}

function here(next: string | null): string {
  return next === null ? '/account/second-factor' : `/account/second-factor?${new URLSearchParams({ next })}`;
}
