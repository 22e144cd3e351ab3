import { invalidReply, type Reply } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { placeOptions, wordsIn } from '../../../record/snapshots/model/words-in.js';
import { addSelected, joinItems, splitItem } from '../actions/stretches.js';
import { parseAdded, parseJoining, parseSplitting } from '../input.js';
import type { ItemPlace } from '../model.js';
import { CaptureReader } from '../store.js';
import type { CaptureContext } from './capture-context.js';
import { changedMeanwhile } from './conflict.js';
import { captureOf, captureView } from './draft.js';
import { done, itemIn, refusedItem } from './item.js';

// Joining two quotations of a capture, splitting one, and adding one that was missed.

export async function joinOne(req: RequestContext, ctx: CaptureContext): Promise<Reply> {
  const own = await captureOf(req, ctx.db);
  const version = versionSent(req);
  const input = parseJoining(bodyOf(req).fields);
  if (!input.ok)
    return invalidReply(input.errors, () => captureView(req, ctx, own.id, { errors: input.errors }));
  return req.write(async (change) => {
    const found = await itemIn(req, change);
    const { capture, item } = found;
    const { with: other, with_version: otherVersion } = input.value;
    const second = await new CaptureReader(change.tx, req.viewer.userId).item(capture.id, other);
    if (second === undefined || second.n === item.n)
      return refusedItem(req, ctx, found, item.fields, [NOT_ANOTHER]);
    if (item.version !== version || second.version !== otherVersion)
      return changedMeanwhile(req, ctx, item.version === version ? { capture, item: second } : found, null);
    await joinItems(change, capture, item, second);
    return done(req, change, capture, 'joined', item.n);
  });
}

const NOT_ANOTHER = { path: 'with', message: 'Choose another quotation of this article to join with' };

export async function splitOne(req: RequestContext, ctx: CaptureContext): Promise<Reply> {
  const own = await captureOf(req, ctx.db);
  const version = versionSent(req);
  const input = parseSplitting(bodyOf(req).fields);
  if (!input.ok)
    return invalidReply(input.errors, () => captureView(req, ctx, own.id, { errors: input.errors }));
  return req.write(async (change) => {
    const found = await itemIn(req, change);
    const { capture, item } = found;
    if (item.version !== version) return changedMeanwhile(req, ctx, found, null);
    const places = await new CaptureReader(change.tx, req.viewer.userId).places(capture.id);
    const split = await splitItem(change, req.viewer, capture, item, input.value.at, nextNumber(places));
    return split.ok
      ? done(req, change, capture, 'split', item.n)
      : refusedItem(req, ctx, found, item.fields, split.errors);
  });
}

function nextNumber(places: readonly Pick<ItemPlace, 'n'>[]): number {
  return places.reduce((last, { n }) => Math.max(last, n), 0) + 1;
}

/** `at=120-340` of a selection, or the words themselves. */
export async function addOne(req: RequestContext, ctx: CaptureContext): Promise<Reply> {
  const { as, fields } = bodyOf(req);
  const typed = typedFrom(fields);
  const input = parseAdded(fields);
  return req.write(async (change) => {
    const capture = await captureOf(req, change.tx);
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
    const items = await new CaptureReader(change.tx, req.viewer.userId).items(capture.id);
    const n = nextNumber(items);
    const added = await addSelected(change, req.viewer, capture, spans.spans, n, items);
    return added.ok ? done(req, change, capture, 'added', n) : refuse(added.errors);
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
