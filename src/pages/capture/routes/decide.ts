import type { Context } from '../../../context.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { placeOptions, wordsIn } from '../../../record/snapshots/model/words-in.js';
import { acceptable, decide } from '../actions/decide.js';
import { CaptureMatcher } from '../actions/match.js';
import { readingContext } from '../actions/prepare.js';
import { addSelected, joinItems, splitItem } from '../actions/stretches.js';
import { parseAcceptance, parseAdded, parseDecision, parseJoining, parseSplitting } from '../input.js';
import { isCertain } from '../model/asks.js';
import type { Act, CaptureItem } from '../model.js';
import { type Capture, CaptureReader } from '../store.js';
import { CaptureWriter } from '../writer-store.js';
import { chosenFields } from './chosen-fields.js';
import { captureOf, captureView, type Did, partOf, sourceIdOf } from './draft.js';

// What a person does with the quotations of a capture. Each has its own version, so that two tabs lose nothing.

interface Found {
  readonly capture: Capture;
  readonly items: readonly CaptureItem[];
  readonly item: CaptureItem;
}

const ACTS: Readonly<Record<Act, Did>> = {
  accept: 'accepted',
  drop: 'dropped',
  reopen: 'reopened',
  save: 'kept',
};

export async function decideOne(req: RequestContext, ctx: Context): Promise<Reply> {
  // Whose it is comes before what is missing.
  await captureOf(req, ctx.db);
  const [{ as, fields }, version] = [bodyOf(req), versionSent(req)];
  const sent = as === 'json' ? parseDecision(fields) : null;
  if (sent?.ok === false) return invalidReply(sent.errors, noPage);
  return req.write(async (change) => {
    const found = await itemIn(req, change);
    const { capture, item } = found;
    const { act, edited, speaker } = sent
      ? { act: sent.value.act, edited: chosenFields(item.fields, sent.value.given), speaker: {} }
      : decisionIn(fields);
    const typed = edited ?? { ...item.fields, ...speaker };
    const refuse = (errors: readonly FieldError[]) => refusedItem(req, ctx, found, typed, errors);
    if (item.version !== version) return conflict(req, ctx, found, typed);
    const to = { id: capture.id, sourceId: sourceIdOf(capture) };
    const decided = await decide(change, req.viewer, to, item, { act, edited, speaker });
    return decided.ok ? done(found, ACTS[act], item.n) : refuse(decided.errors);
  });
}

function noPage(): never {
  throw new Error('Only clients send JSON.');
}

/** The fields of the form, all of them where it was open. @throws AppError bad_request for an unknown act */
function decisionIn(fields: unknown): { act: Act; edited: Typed | null; speaker: Typed } {
  const { do: act = 'save', edited, version: _, ...sent } = Object(fields) as Record<string, unknown>;
  if (typeof act !== 'string' || !Object.hasOwn(ACTS, act))
    throw new AppError('bad_request', '‘do’ must be accept, drop, reopen or save.');
  const typed = typedFrom(sent);
  const speaker = Object.entries(typed).filter(([name]) => /^(?:speaker\.|claim$|fragment_of$)/.test(name));
  return {
    act: act as Act,
    edited: edited === undefined ? null : typed,
    speaker: Object.fromEntries(speaker),
  };
}

async function itemIn(req: RequestContext, change: WriteContext): Promise<Found> {
  const capture = await captureOf(req, change.tx);
  const items = await new CaptureReader(change.tx, req.viewer.userId).items(capture.id);
  const n = idIn(req, 'quotation');
  const item = items.find((one) => one.n === n);
  if (item === undefined)
    throw new AppError(
      'not_found',
      `This capture has no quotation ${n}. It may have been joined with another.`,
    );
  return { capture, items, item };
}

function refusedItem(
  req: RequestContext,
  ctx: Context,
  { capture, item }: Found,
  typed: Typed,
  errors: readonly FieldError[],
): Reply {
  const state = { errors, editing: { n: item.n, errors } };
  return invalidReply(errors, () => captureView(req, ctx, capture.id, state, { n: item.n, fields: typed }));
}

const CHANGED =
  'This quotation was changed in another window. Your version is in the form: check it, then send it again.';

function conflict(req: RequestContext, ctx: Context, { capture, item }: Found, typed: Typed): Reply {
  const state = { conflict: CHANGED, editing: { n: item.n, errors: [] } };
  return {
    kind: 'conflict',
    detail: CHANGED,
    current: { n: item.n, version: item.version, state: item.state, ...item.fields },
    html: () => captureView(req, ctx, capture.id, state, { n: item.n, fields: typed }),
  };
}

/** Back to the quotation on its page. */
function done({ capture, items }: Pick<Found, 'capture' | 'items'>, did: Did, n: number, count = 1): Reply {
  const part = partOf(capture, items, n);
  const at = part === 1 ? '' : `part=${part}&`;
  const form = did === 'added' ? `edit=${n}&` : '';
  const location = `/capture/${capture.id}?${at}${form}did=${did}${count === 1 ? `&n=${n}` : `&count=${count}`}#q-${n}`;
  return written(did === 'added' ? 201 : 200, location, { id: capture.id, n, did });
}

/** Accepts those that a page showed as certain and that are so still, unchanged since. */
export async function acceptCertain(req: RequestContext, ctx: Context): Promise<Reply> {
  const capture = await captureOf(req, ctx.db);
  const seen = parseAcceptance(bodyOf(req).fields);
  if (!seen.ok)
    return invalidReply(seen.errors, () => captureView(req, ctx, capture.id, { errors: seen.errors }));
  const items = await new CaptureReader(ctx.db, req.viewer.userId).items(capture.id);
  const asked = items.filter(({ n, version, state }) => state === 'open' && seen.value.get(n) === version);
  const matcher = new CaptureMatcher(readingContext(ctx.db), req.viewer, sourceIdOf(capture));
  const certain = (await matcher.all(asked)).filter(isCertain).map(({ item }) => item);
  return req.write(async (change) => {
    await captureOf(req, change.tx);
    const writer = new CaptureWriter(change);
    const now = await new CaptureReader(change.tx, req.viewer.userId).items(capture.id);
    const versions = new Map(now.map(({ n, version }) => [n, version]));
    const same = certain.filter(({ n, version }) => versions.get(n) === version);
    let count = 0;
    for (const item of same) {
      const fields = await acceptable(change, req.viewer, sourceIdOf(capture), item.fields);
      if (!fields.ok) continue;
      await writer.setItem(capture.id, item, { ...item, state: 'accepted', fields: fields.value });
      count += 1;
      const turn = change.rows.yieldIfDue();
      if (turn !== null) await turn;
    }
    return done({ capture, items }, 'accepted', same[0]?.n ?? 1, count);
  });
}

export async function joinOne(req: RequestContext, ctx: Context): Promise<Reply> {
  const capture = await captureOf(req, ctx.db);
  const own = versionSent(req);
  const input = parseJoining(bodyOf(req).fields);
  if (!input.ok)
    return invalidReply(input.errors, () => captureView(req, ctx, capture.id, { errors: input.errors }));
  const { with: other, with_version: version } = input.value;
  return req.write(async (change) => {
    const found = await itemIn(req, change);
    const { capture, items, item } = found;
    const second = items.find(({ n }) => n === other);
    if (second === undefined || second.n === item.n)
      return refusedItem(req, ctx, found, item.fields, [
        { path: 'with', message: 'Choose another quotation in this article to join it with' },
      ]);
    if (item.version !== own || second.version !== version) return conflict(req, ctx, found, item.fields);
    await joinItems(change, capture, item, second);
    return done(found, 'joined', item.n);
  });
}

export async function splitOne(req: RequestContext, ctx: Context): Promise<Reply> {
  const own = await captureOf(req, ctx.db);
  const version = versionSent(req);
  const input = parseSplitting(bodyOf(req).fields);
  if (!input.ok)
    return invalidReply(input.errors, () => captureView(req, ctx, own.id, { errors: input.errors }));
  const { at: position } = input.value;
  return req.write(async (change) => {
    const found = await itemIn(req, change);
    const { capture, items, item } = found;
    if (item.version !== version) return conflict(req, ctx, found, item.fields);
    const split = await splitItem(change, capture, item, position, nextNumber(items));
    return split.ok ? done(found, 'split', item.n) : refusedItem(req, ctx, found, item.fields, split.errors);
  });
}

function nextNumber(items: readonly CaptureItem[]): number {
  return items.reduce((last, { n }) => Math.max(last, n), 0) + 1;
}

/** `at=120-340` of a selection, or the words themselves. */
export async function addOne(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as, fields } = bodyOf(req);
  const typed = typedFrom(fields);
  const input = parseAdded(fields);
  return req.write(async (change) => {
    const capture = await captureOf(req, change.tx);
    const items = await new CaptureReader(change.tx, req.viewer.userId).items(capture.id);
    const refuse = (errors: readonly FieldError[], places: readonly object[] = []) =>
      invalidReply(errors, () =>
        captureView(req, ctx, capture.id, { errors, add: { typed, errors, places } }),
      );
    if (!input.ok)
      return refuse(
        as === 'json' ? input.errors : input.errors.map((error) => ({ ...error, path: 'exact' })),
      );
    const spans = spansIn(input.value, capture.text);
    if (spans.kind === 'refused') return refuse(spans.errors, spans.places);
    const n = nextNumber(items);
    const added = await addSelected(change, capture, spans.spans, n);
    return added.ok ? done({ capture, items }, 'added', n) : refuse(added.errors);
  });
}

type Spans =
  | { readonly kind: 'found'; readonly spans: readonly (readonly [number, number])[] }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[]; readonly places: readonly object[] };

function spansIn(
  { at, exact }: { readonly at: string | null; readonly exact: string | null },
  text: string,
): Spans {
  const given = (at ?? '').split(',').map((one) => /^(\d{1,9})-(\d{1,9})$/.exec(one));
  const spans = given.flatMap((one) => (one ? [[Number(one[1]), Number(one[2])] as const] : []));
  if (spans.length > 0 && spans.length === given.length && spans.every(isWithin(text)))
    return { kind: 'found', spans };
  if (at !== null) return refusedSpans('Select words in the text of the article.');
  const selector = { exact: exact ?? '', prefix: null, suffix: null, start_utf16: null, end_utf16: null };
  const found = wordsIn({ selector, text, of: 'this article', elsewhere: true });
  if (found.kind === 'found') {
    const { start_utf16: start, end_utf16: end } = found.selector;
    return { kind: 'found', spans: [[start ?? 0, end ?? 0]] };
  }
  const errors = found.errors.map((error) => ({ ...error, path: 'exact' }));
  return { kind: 'refused', errors, places: placeOptions(found.places) };
}

/** One quotation has at most 20,000 characters. */
const MAX_SPAN_UTF16 = 20_000;

function isWithin(text: string) {
  return ([start, end]: readonly [number, number]) =>
    start < end && end <= text.length && end - start <= MAX_SPAN_UTF16;
}

function refusedSpans(message: string): Spans {
  return { kind: 'refused', errors: [{ path: 'exact', message }], places: [] };
}
