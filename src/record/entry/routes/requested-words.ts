import { MAX_PASSAGES, MAX_REACH_UTF16 } from '../../../engines/quotations/wording/selected.js';
import type { Span } from '../../../engines/text/span.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { cleanSpan } from '../../../platform/lib/text/text-hygiene.js';
import { type WordsFound, wordsIn } from '../../snapshots/model/words-in.js';

// The words requested by an address: by their span, or by themselves.

export type RequestedPassages =
  | { readonly kind: 'found'; readonly spans: readonly Span[]; readonly exact: string | null }
  | (Extract<WordsFound, { kind: 'refused' }> & { readonly exact: string | null });

export function requestedPassages(req: RequestContext, text: string): RequestedPassages {
  const at = req.query.one('at');
  if (at?.includes(',') && req.query.one('exact') === null) {
    const spans = spansAt(at, text);
    return { kind: 'found', spans, exact: spans.map((span) => text.slice(...span)).join('\n\n') };
  }
  const words = requestedWords(req, text, 'this copy');
  if (words.kind === 'found') {
    const { start_utf16: start, end_utf16: end } = words.selector;
    return { kind: 'found', spans: [[start ?? 0, end ?? 0]], exact: words.exact };
  }
  const spans = words.exact === null ? null : spansOf(words.exact, text);
  return spans === null ? words : { kind: 'found', spans, exact: words.exact };
}

/** @throws AppError bad_request for an address that no form or link produces */
export function requestedWords(
  req: RequestContext,
  text: string,
  of: string,
): WordsFound & { exact: string | null } {
  const [at, given] = [placeIn(req, text), req.query.one('exact')];
  const clean = cleanSpan(given ?? (at === null ? '' : text.slice(...at)));
  if (!clean.ok) throw new AppError('bad_request', `${clean.errors}.`);
  const exact = clean.value;
  // Without words the page asks for them, which is no error.
  if (exact.trim() === '') return { kind: 'refused', errors: [], places: [], exact: null };
  const [start_utf16, end_utf16] = at ?? [null, null];
  const selector = { exact, prefix: null, suffix: null, start_utf16, end_utf16 };
  return { ...wordsIn({ selector, text, of, elsewhere: true }), exact };
}

function placeIn(req: RequestContext, text: string): Span | null {
  const at = req.query.one('at');
  return at === null || at === '' ? null : (spansAt(at, text)[0] ?? null);
}

// Passages of a text in an address: `at=120-340,400-520` by UTF-16 spans, or by their words.

/** @throws AppError bad_request for a malformed span, which no page links to */
export function spansAt(at: string, text: string): Span[] {
  return at.split(',').map((one) => {
    const [, start = '', end = ''] = /^(\d{1,9})-(\d{1,9})$/.exec(one) ?? [];
    if (start !== '' && Number(start) < Number(end) && Number(end) <= text.length)
      return [Number(start), Number(end)];
    throw new AppError(
      'bad_request',
      `‘at=${one.slice(0, 30)}’ is not a passage of this text, which ends at ${text.length}. Open the copy and select the passage again.`,
    );
  });
}

/** `120-340,400-520`, as used in addresses. */
export function wordSpans(spans: readonly Span[]): string {
  return spans.map(([start, end]) => `${start}-${end}`).join(',');
}

/** Fails for passages that cannot form one quotation. */
export function withinLimits(spans: readonly Span[]): Result<readonly Span[], string> {
  if (spans.length > MAX_PASSAGES)
    return refused(
      `${spans.length} passages are selected; a quotation can have at most ${MAX_PASSAGES}. Add it as several quotations.`,
    );
  const reach = Math.max(...spans.map(([, end]) => end)) - Math.min(...spans.map(([start]) => start));
  if (reach <= MAX_REACH_UTF16) return ok(spans);
  return refused(
    `The selection spans ${reach.toLocaleString('en-GB')} characters; a quotation can span at most ${MAX_REACH_UTF16.toLocaleString('en-GB')}. Add it as several quotations.`,
  );
}

/**
 * Passages typed into one box, separated by an empty line or an ellipsis, each found after the preceding one. Null
 * where there is only one, or one of them is not found.
 */
export function spansOf(typed: string, text: string): Span[] | null {
  const parts = typed
    .split(/\r?\n\s*\r?\n|\s*\[?(?:…|\.{3})\]?\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return null;
  const spans: Span[] = [];
  // Too many passages are only counted, not looked for.
  if (parts.length > MAX_PASSAGES) return parts.map((_part, at) => [at, at + 1]);
  for (const part of parts) {
    const span = spanAfter(part, text, spans.at(-1)?.[1] ?? 0);
    if (span === null) return null;
    spans.push(span);
  }
  return spans;
}

function spanAfter(words: string, text: string, from: number): Span | null {
  const at = text.indexOf(words, from);
  if (at >= 0) return [at, at + words.length];
  const selector = { exact: words, prefix: null, suffix: null, start_utf16: null, end_utf16: null };
  const found = wordsIn({ selector, text, of: 'this copy', elsewhere: true });
  if (found.kind === 'refused') return null;
  const { start_utf16: start, end_utf16: end } = found.selector;
  return start === null || end === null ? null : [start, end];
}
