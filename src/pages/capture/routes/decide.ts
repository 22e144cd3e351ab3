import { invalidReply, type Reply } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { type Decision, decide } from '../actions/decide.js';
import { nameAlike } from '../actions/same-name.js';
import { parseDecision } from '../input.js';
import type { Act } from '../model.js';
import type { CaptureContext } from './capture-context.js';
import { chosenFields } from './chosen-fields.js';
import { changedMeanwhile } from './conflict.js';
import { captureOf, type Did, matchedIn } from './draft.js';
import { done, itemIn, refusedItem } from './item.js';

// What a person decides about one quotation of a capture. Each has its own version, so that two tabs lose nothing.

const ACTS: Readonly<Record<Act, Did>> = {
  accept: 'accepted',
  drop: 'dropped',
  reopen: 'reopened',
  save: 'kept',
};

export async function decideOne(req: RequestContext, ctx: CaptureContext): Promise<Reply> {
  // Whose it is comes before what is missing.
  await captureOf(req, ctx.db);
  const [{ as, fields }, version] = [bodyOf(req), versionSent(req)];
  const sent = as === 'json' ? parseDecision(fields) : null;
  if (sent?.ok === false) return invalidReply(sent.errors, noPage);
  return req.write(async (change) => {
    const found = await itemIn(req, change);
    const { capture, item } = found;
    const decision = sent
      ? { ...sent.value, edited: chosenFields(item.fields, sent.value.given), speaker: {} }
      : decisionIn(fields);
    const { act, edited, speaker, isForSameName } = decision;
    const also = isForSameName && { same_name: 'on' };
    if (item.version !== version) return changedMeanwhile(req, ctx, found, edited && { ...edited, ...also });
    const to = { id: capture.id, ...matchedIn(capture) };
    const decided = await decide(change, req.viewer, to, item, decision);
    if (!decided.ok)
      return refusedItem(
        req,
        ctx,
        found,
        { ...(edited ?? { ...item.fields, ...speaker }), ...also },
        decided.errors,
      );
    const others = isForSameName ? await nameAlike(change, capture, item, decided.value) : 0;
    return done(req, change, capture, ACTS[act], item.n, others);
  });
}

function noPage(): never {
  throw new Error('Only clients send JSON.');
}

/** The fields of the form, all of them where it was open. @throws AppError bad_request for an unknown act */
function decisionIn(fields: unknown): Decision & { readonly isForSameName: boolean } {
  const {
    do: act = 'save',
    edited,
    version: _,
    same_name: same,
    teller_shown: isTellerShown,
    ...sent
  } = Object(fields) as Record<string, unknown>;
  if (typeof act !== 'string' || !Object.hasOwn(ACTS, act))
    throw new AppError('bad_request', '‘do’ must be accept, drop, reopen or save.');
  const typed: Typed = typedFrom(sent);
  const speaker = Object.entries(typed).filter(([name]) =>
    /^(?:(?:speaker|recounted_by)\.|claim$|fragment_of$)/.test(name),
  );
  return {
    act: act as Act,
    edited: edited === undefined ? null : withoutLoneTeller(typed),
    // An emptied field is not sent.
    speaker: { ...(isTellerShown === 'yes' && { 'recounted_by.name': '' }), ...Object.fromEntries(speaker) },
    isForSameName: same === 'on',
  };
}

/** A form still sends the number of whoever recalls it where their name was cleared. */
function withoutLoneTeller({ 'recounted_by.id': id, ...typed }: Typed): Typed {
  const isNamed = typed['recounted_by.name'] !== undefined;
  return { ...typed, ...(isNamed && id !== undefined && { 'recounted_by.id': id }) };
}
