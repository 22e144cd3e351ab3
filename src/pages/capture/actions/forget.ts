import { type TraceFinder, traceFinder } from '../../../engines/text/traces.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { MAX_CAPTURE_DAYS } from '../model.js';
import { SavedCaptureWriter } from '../saved-store.js';
import { CaptureWordsReader } from '../words-store.js';
import { CaptureWriter } from '../writer-store.js';

// Deletes captures that must not stay: old ones, those of a disabled user, and those with erased words.

const DAY_MS = 86_400_000;

/** Deletes captures that nobody changed for `MAX_CAPTURE_DAYS`. */
export async function forgetOldCaptures(change: WriteContext): Promise<void> {
  const before = new Date(Date.parse(change.at) - MAX_CAPTURE_DAYS * DAY_MS).toISOString();
  const writer = new CaptureWriter(change);
  await writer.remove(await writer.unchangedSince(before));
  await new SavedCaptureWriter(change.tx).removeBefore(before);
}

export interface ForgottenCaptures {
  /** How many had erased words whole, and are deleted. */
  readonly deleted: number;
  /** Those with a passage of them, which stay. */
  readonly holders: readonly number[];
}

/** What erasing a record does to captures. They are private, so that nobody else could delete them. */
export async function forgetErased(
  change: WriteContext,
  { kind, id }: { readonly kind: string; readonly id: number },
  words: readonly string[],
): Promise<ForgottenCaptures> {
  const writer = new CaptureWriter(change);
  const own =
    kind === 'user' ? await writer.ofOwner(id) : kind === 'snapshot' ? await writer.ofSnapshot(id) : [];
  await writer.remove(own);
  await new SavedCaptureWriter(change.tx).removeAll();
  const { whole, part } = await holding(change, traceFinder(words));
  await writer.remove(whole);
  return { deleted: own.length + whole.length, holders: part };
}

async function holding(change: WriteContext, finder: TraceFinder) {
  const reader = new CaptureWordsReader(change.tx);
  const [whole, part]: [number[], number[]] = [[], []];
  for (let last = 0; ; ) {
    const capture = await reader.after(last);
    if (capture === undefined) return { whole, part };
    const traces = capture.texts.map((text) => finder.traceIn(text));
    if (traces.includes('all')) whole.push(capture.id);
    else if (traces.includes('part')) part.push(capture.id);
    last = capture.id;
  }
}
