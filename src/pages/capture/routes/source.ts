import type { Context } from '../../../platform/context.js';
import { conflictWith } from '../../../platform/http/outcomes.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { parseWith } from '../../../platform/lib/fields/parse-with.js';
import { errorsAt, withoutLoneIds } from '../../../platform/lib/fields/picks.js';
import { type FieldError, ok, type Result } from '../../../platform/lib/result.js';
import { newSource } from '../../../record/sources/input.js';
import { SourceReader } from '../../../record/sources/store.js';
import { followOutlet } from '../actions/own-outlet.js';
import { credited, redate } from '../actions/redate.js';
import { termsOf } from '../actions/terms.js';
import { parseCaptureSource, parseRule } from '../input.js';
import { dayOf, sourceInput, typedGiven, typedSource } from '../model/source-input.js';
import type { TextTerms } from '../model/terms.js';
import { sourceFields } from '../page/fields.js';
import { type Capture, CaptureReader } from '../store.js';
import { CaptureWriter } from '../writer-store.js';
import type { CaptureContext } from './capture-context.js';
import { captureOf, captureView } from './draft.js';

// The source of a capture: its details as read, corrected by a person; and deleting the capture.

/** Other than its day, which dates “on Tuesday” in the text again. */
export async function saveSource(req: RequestContext, ctx: CaptureContext): Promise<Reply> {
  const capture = await captureOf(req, ctx.db);
  const [{ as, fields }, version] = [bodyOf(req), versionSent(req)];
  const { source: given, ...rest } = Object(fields) as Record<string, unknown>;
  // Of a text that is saved the form has the ground rule alone.
  const sent = given === undefined && capture.snapshot_id !== null ? capture.source : typedGiven(given);
  const rule = typedFrom(rest);
  const refuse = (errors: readonly FieldError[]) =>
    invalidReply(errors, () =>
      captureView(req, ctx, capture.id, { errors, source: { typed: sent, rule, errors } }),
    );
  const whole = as === 'json' ? parseCaptureSource(fields) : null;
  if (whole?.ok === false) return refuse(whole.errors);
  const source = await checkedSource(sent, req, ctx);
  if (!source.ok) return refuse(source.errors);
  const terms = await sentTerms(capture, rest, req, ctx, source.value);
  if (!terms.ok) return refuse(terms.errors);
  const date = dayOf(source.value);
  const isSameDay = date === dayOf(capture.source);
  const items = isSameDay ? [] : await new CaptureReader(ctx.db, req.viewer.userId).items(capture.id);
  const { days, saidOn } = isSameDay
    ? { days: capture.found.days, saidOn: [] }
    : await ctx.captures.run(
        { wanted: 'days', text: capture.text, date, credited: credited(items) },
        req.viewer.userId,
      );
  return req.write(async (change) => {
    const now = await captureOf(req, change.tx);
    if (now.version !== version) {
      return {
        kind: 'conflict',
        detail: CHANGED,
        current: { version: now.version, ...now.source },
        html: () =>
          captureView(req, ctx, capture.id, {
            conflict: {
              ...{ n: null, words: CHANGED },
              rows: conflictWith(sourceFields(sent, []), atSource(now.source)),
            },
            source: { typed: sent, rule, errors: [] },
          }),
      };
    }
    const read = Object.entries(now.read_in).filter(([name]) => now.source[name] === source.value[name]);
    const found = { ...now.found, days };
    await redate(change, now, new Map(saidOn));
    await followOutlet(change, req.viewer, now, source.value);
    const corrected = { source: source.value, readIn: Object.fromEntries(read), found, terms: terms.value };
    await new CaptureWriter(change).setSource(now, corrected);
    return written(200, `/capture/${now.id}?did=source`, { id: now.id, version: now.version + 1 });
  });
}

function atSource(fields: Typed): Typed {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`source.${name}`, value]));
}

const CHANGED =
  'The source was changed in another window. Your version is in the form: check it, then send it again.';

/** A client that leaves out the ground rule leaves it as it is. */
async function sentTerms(
  { whose, ground_rule, embargoed_until }: Capture,
  fields: object,
  req: RequestContext,
  ctx: Context,
  source: Typed,
): Promise<Result<TextTerms>> {
  const isSent = 'ground_rule' in fields || 'embargoed_until' in fields;
  const sent = parseRule(isSent ? fields : { ground_rule, embargoed_until });
  if (!sent.ok) return sent;
  const parts = { db: ctx.db, viewer: req.viewer, now: nowIso(ctx.clock) };
  return termsOf(parts, { whose, ...sent.value }, source);
}

/** A saved source by its number and title; otherwise what the schema of a source takes. */
async function checkedSource(sent: Typed, req: RequestContext, ctx: Context): Promise<Result<Typed>> {
  const { id, ...fields } = sent;
  const saved = await new SourceReader(ctx.db, req.viewer).byId(Number(id ?? 0));
  if (saved?.trashed_at === null && saved.title === sent.title) return ok(typedSource(saved));
  const input = parseWith(newSource, withoutLoneIds(sourceInput(fields)));
  if (!input.ok) return { ok: false, errors: errorsAt('source', input.errors) };
  // Dates are kept as EDTF, so that they can be compared, and languages by their tags.
  const issued = input.value.issued?.text;
  const { language } = input.value;
  return ok({ ...fields, ...(issued !== undefined && { issued }), ...(language && { language }) });
}

export async function discard(req: RequestContext, ctx: Context): Promise<Reply> {
  const capture = await captureOf(req, ctx.db);
  return req.write(async (change) => {
    await new CaptureWriter(change).remove([capture.id]);
    return written(200, '/capture', { id: capture.id, deleted: true });
  });
}
