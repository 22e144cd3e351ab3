import type { Context } from '../context.js';
import type { Change } from '../db/transact.js';
import type { Ask } from '../http/ask.js';
import { formatEdtf } from '../lib/edtf.js';
import type { Typed } from '../lib/form-page.js';
import { type FieldError, ok, type Result, refused } from '../lib/result.js';
import { wordsIn } from '../snapshots/model/words-in.js';
import { SnapshotReader } from '../snapshots/store.js';
import type { NewQuotation } from './input.js';

// The words of a kept copy that the form of a quotation points to.

export interface CopyPointed {
  readonly id: number;
  readonly day: string;
  readonly href: string;
}

/** Null where the form is about no copy, or about one that its reader may not see. */
export async function copyPointed(typed: Typed, ask: Ask, ctx: Context): Promise<CopyPointed | null> {
  const [, source, id] = /^([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(typed.from_copy ?? '') ?? [];
  if (source === undefined || !typed['attribution.selector.exact']) return null;
  const copy = await new SnapshotReader(ctx.db, ask.viewer).byId(Number(source), Number(id));
  if (copy?.trashed_at !== null) return null;
  const [start, end] = ['start', 'end'].map((edge) => Number(typed[`attribution.selector.${edge}_utf16`]));
  return {
    id: copy.id,
    day: formatEdtf(copy.captured_at.slice(0, 10)),
    href: `/sources/${source}/snapshots/${id}?at=${start}-${end}#passage`,
  };
}

/** With the words as the copy has them. Refused where they do not stand in it. */
export async function pointedRight(
  change: Change,
  ask: Ask,
  quotation: NewQuotation,
): Promise<Result<NewQuotation, readonly FieldError[]>> {
  const { attribution } = quotation;
  const sourceId = attribution?.source_id ?? attribution?.source?.id;
  if (!attribution?.selector || attribution.snapshot_id === null || typeof sourceId !== 'number')
    return ok(quotation);
  const copies = new SnapshotReader(change.tx, ask.viewer);
  const copy = await copies.byId(sourceId, attribution.snapshot_id);
  // One that is not there is refused where the attribution is written.
  if (copy === undefined) return ok(quotation);
  const { exact } = attribution.selector;
  const selector = { ...attribution.selector, exact: exact ?? '' };
  const words = wordsIn({ selector, text: copy.text ?? '', of: 'the copy', elsewhere: false });
  if (words.kind === 'found')
    return ok({ ...quotation, attribution: { ...attribution, selector: words.selector } });
  return refused(words.errors.map(({ message }) => ({ path: 'attribution.snapshot_id', message })));
}
