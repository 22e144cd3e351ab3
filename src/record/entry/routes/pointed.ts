import { compareInLong } from '../../../engines/anchoring/long-text.js';
import { selectorAt } from '../../../engines/anchoring/selector.js';
import { MAX_REACH_UTF16 } from '../../../engines/quotations/wording/selected.js';
import type { Context } from '../../../platform/context.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { type WordsFound, wordsIn } from '../../snapshots/model/words-in.js';
import { SnapshotReader } from '../../snapshots/store.js';
import type { NewQuotation } from '../input.js';
import type { CopyPointed } from '../words-page.js';

// The words of a saved copy to which the form of a quotation refers.

/** Null where the form refers to no copy, or to one that the viewer may not see. */
export async function copyPointed(
  typed: Typed,
  req: RequestContext,
  ctx: Context,
): Promise<CopyPointed | null> {
  const [, source, id] = /^([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(typed.from_copy ?? '') ?? [];
  if (source === undefined) return null;
  const copy = await new SnapshotReader(ctx.db, req.viewer).byId(Number(source), Number(id));
  if (copy?.trashed_at !== null) return null;
  const day = formatEdtf(copy.captured_at.slice(0, 10));
  const base = `/sources/${source}/snapshots/${id}`;
  if (!typed['attribution.selector.exact']) {
    const like = typed.like ? `?like=${encodeURIComponent(typed.like)}` : '';
    return { id: copy.id, day, href: `${base}${like}#words`, isPassage: false };
  }
  const [start, end] = ['start', 'end'].map((edge) => Number(typed[`attribution.selector.${edge}_utf16`]));
  return { id: copy.id, day, href: `${base}?at=${start}-${end}#passage`, isPassage: true };
}

/** The quotation with its words as the copy has them; fails where the copy does not have them. */
export async function pointedRight(
  change: WriteContext,
  req: RequestContext,
  quotation: NewQuotation,
): Promise<Result<NewQuotation, readonly FieldError[]>> {
  const { attribution, text } = quotation;
  const sourceId = attribution?.source_id ?? attribution?.source?.id;
  if (!attribution || attribution.snapshot_id === null || typeof sourceId !== 'number') return ok(quotation);
  const copies = new SnapshotReader(change.tx, req.viewer);
  const copy = await copies.byId(sourceId, attribution.snapshot_id);
  // A copy that does not exist is refused when the attribution is written.
  if (copy === undefined) return ok(quotation);
  const words = attribution.selector
    ? marked(copy.text ?? '', { ...attribution.selector, exact: attribution.selector.exact ?? '' })
    : typedIn(copy.text ?? '', text);
  if (words.kind === 'found')
    return ok({ ...quotation, attribution: { ...attribution, selector: words.selector } });
  // For typed words it suffices that they occur; which occurrence is meant is not asked.
  if (!attribution.selector && words.places.length > 0) return ok(quotation);
  return refused(words.errors.map(({ message }) => ({ path: 'attribution.snapshot_id', message })));
}

function marked(text: string, selector: Parameters<typeof wordsIn>[0]['selector']): WordsFound {
  return wordsIn({ selector, text, of: 'the copy', elsewhere: false });
}

/** Maximum length for a synchronous comparison, which takes longer with longer texts. */
const MAX_COMPARED_UTF16 = 100_000;
const VERBATIM: readonly string[] = ['exact', 'elided', 'truncated'];

/** Finds typed words in a text, also with an attribution or a part left out. */
function typedIn(text: string, exact: string): WordsFound {
  const selector = { exact, prefix: null, suffix: null, start_utf16: null, end_utf16: null };
  const words = wordsIn({ selector, text, of: 'the copy', elsewhere: true });
  if (words.kind === 'found' || words.places.length > 0 || text.length > MAX_COMPARED_UTF16) return words;
  const { verdict, spans } = compareInLong(exact, text);
  const [start, end] = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
  if (!VERBATIM.includes(verdict) || end - start > MAX_REACH_UTF16) return words;
  return { kind: 'found', selector: selectorAt(text, start, end) };
}
