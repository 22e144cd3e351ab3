import type { Span } from '../../../engines/fidelity/verdict.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { cleanSpan } from '../../../platform/lib/text/text-hygiene.js';
import { type WordsFound, wordsIn } from '../../snapshots/model/words-in.js';
import { spansAt, spansOf } from './spans.js';

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

export function numberIn(req: RequestContext, name: string): number {
  const text = req.query.one(name) ?? '';
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError('bad_request', `‘${name}’ must be a number, such as ${name}=42.`);
}
