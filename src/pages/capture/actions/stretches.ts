import { characterStart } from '../../../engines/anchoring/characters.js';
import { foundWordsNear, selectedNear } from '../../../engines/quotations/wording/near.js';
import type { Span } from '../../../engines/text/span.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import type { Viewer } from '../../../platform/viewer.js';
import { typeOfForm } from '../model/forms.js';
import { suggestedSpeaker } from '../model/suggested.js';
import { type CaptureItem, extentOf, type NewItem } from '../model.js';
import type { Capture } from '../store.js';
import { CaptureWriter } from '../writer-store.js';
import { locatorField, placesOfCapture } from './places.js';

// Joining two quotations of a capture, splitting one, and adding one that was not found.

/** The first keeps its speaker; the words are those of both. */
export async function joinItems(
  change: WriteContext,
  capture: Capture,
  first: CaptureItem,
  second: CaptureItem,
): Promise<void> {
  const { spans, words } = wordsOf(capture.text, merged([...first.spans, ...second.spans]), first);
  const fields = { ...first.fields, ...words };
  const writer = new CaptureWriter(change);
  await writer.setItem(capture.id, first, { state: 'open', spans, fields });
  await writer.removeItems(capture.id, [second.n]);
  await writer.touch(capture.id);
}

/** In order; those that overlap are one. */
function merged(spans: readonly Span[]): Span[] {
  const ordered = spans.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  const kept: [number, number][] = [];
  for (const [start, end] of ordered) {
    const last = kept.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else kept.push([start, end]);
  }
  return kept;
}

/**
 * Splits at a position of the article, or else into its stretches. Fails where there is nothing to split.
 * @param next the number of the first new one
 */
export async function splitItem(
  change: WriteContext,
  viewer: Viewer,
  capture: Capture,
  item: CaptureItem,
  at: number | null,
  next: number,
): Promise<Result<null>> {
  const parts = at === null ? item.spans.map((span) => [span]) : splitAt(capture.text, item.spans, at);
  const [first, ...others] = parts.filter((spans) => spans.length > 0);
  if (first === undefined || others.length === 0) return refused([CANNOT_SPLIT]);
  const places = await placesOfCapture(change.tx, viewer, capture);
  const partOf = (part: readonly Span[]): NewItem => {
    const { spans, words } = wordsOf(capture.text, part, item);
    const own = { ...words, ...locatorField(places, { spans }) };
    return { spans, found: item.found, fields: { ...item.fields, ...own } };
  };
  const writer = new CaptureWriter(change);
  await writer.setItem(capture.id, item, { state: 'open', ...partOf(first) });
  const added = others.map(partOf);
  await writer.addItems(capture.id, added, next);
  await writer.touch(capture.id);
  return ok(null);
}

const CANNOT_SPLIT = { path: 'at', message: 'Choose where in the quotation to split it.' };

function splitAt(text: string, spans: readonly Span[], position: number): Span[][] {
  const at = characterStart(text, position);
  const within = ([start, end]: Span): Span => {
    const words = text.slice(start, end);
    return [start + (/^\s*/.exec(words)?.[0].length ?? 0), end - (/\s*$/.exec(words)?.[0].length ?? 0)];
  };
  const before = spans.map(([start, end]): Span => [start, Math.min(end, at)]);
  const after = spans.map(([start, end]): Span => [Math.max(start, at), end]);
  return [before, after].map((part) => part.map(within).filter(([start, end]) => start < end));
}

function wordsOf(
  text: string,
  spans: readonly Span[],
  { fields, found }: Pick<NewItem, 'fields' | 'found'>,
): { readonly spans: readonly Span[]; readonly words: Typed } {
  const manner = { type: typeOfForm(fields.form), isTurn: found?.speaker?.naming === 'label' };
  const { words, form, spans: own } = foundWordsNear(text, spans, manner);
  return { spans: own, words: { text: words, form } };
}

/**
 * Adds passages that a person selected, as one quotation. Fails where they hold no words, or those of several speakers.
 * @param n its number
 * @param items the others, from which its speaker is suggested
 */
export async function addSelected(
  change: WriteContext,
  viewer: Viewer,
  capture: Capture,
  spans: readonly Span[],
  n: number,
  items: readonly CaptureItem[],
): Promise<Result<null>> {
  const selected = selectedNear(capture.text, spans, true);
  if (selected?.kind !== 'one') return refused([NOT_ONE]);
  const { words: text, form, spans: pieces, credit } = selected.quotation;
  const fields = {
    ...{ text, form, ...(credit !== null && { credited_as: credit.speaker.slice(0, MAX_CREDIT_UTF16) }) },
    ...suggestedSpeaker(capture.text, extentOf({ spans: pieces }), items),
    ...locatorField(await placesOfCapture(change.tx, viewer, capture), { spans: pieces }),
  };
  await new CaptureWriter(change).addItems(capture.id, [{ spans: pieces, found: null, fields }], n);
  await new CaptureWriter(change).touch(capture.id);
  return ok(null);
}

const MAX_CREDIT_UTF16 = 200;
const NOT_ONE = { path: 'exact', message: 'Select the words of one quotation.' };
