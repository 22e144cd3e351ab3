import { ClaimReader } from '../claims/store.js';
import type { Context } from '../context.js';
import type { Ask } from '../http/ask.js';
import { found } from '../http/found.js';
import { AppError } from '../lib/errors.js';
import type { Typed } from '../lib/form-page.js';
import type { FieldError } from '../lib/result.js';
import { cleanSpan } from '../lib/text-hygiene.js';
import { type PlaceOffered, type WordsFound, wordsIn } from '../snapshots/model/words-in.js';
import { SnapshotReader } from '../snapshots/store.js';
import { SourceReader } from '../sources/store.js';
import { entryLike, filled } from './entry.js';

// A new claim from words that stand on the desk already: in a kept copy, to which it then points, or in another claim.
// `at=120-340` names them by their place, `exact=…` by themselves.

/** The form as it is to be opened, or what is not clear about the words. */
export type FromWords =
  | { readonly kind: 'entry'; readonly typed: Typed }
  | { readonly kind: 'unclear'; readonly unclear: UnclearWords };

export interface UnclearWords {
  /** Where the words are from: what the form sends again, and the page that has them. */
  readonly sends: Readonly<Record<string, number>>;
  readonly back: { readonly label: string; readonly href: string };
  readonly lang: string | null;
  readonly exact: string | null;
  readonly errors: readonly FieldError[];
  readonly places: readonly PlaceOffered[];
}

/** Null where the address names nothing that words could be from. */
export async function fromWords(ask: Ask, ctx: Context): Promise<FromWords | null> {
  const { query } = ask;
  if (query.one('snapshot') !== null) return fromCopy(ask, ctx);
  return query.one('claim') === null ? null : fromClaim(ask, ctx);
}

async function fromCopy(ask: Ask, ctx: Context): Promise<FromWords> {
  const [sourceId, id] = [numberIn(ask, 'source'), numberIn(ask, 'snapshot')];
  const source = found(await new SourceReader(ctx.db, ask.viewer).byId(sourceId), 'source', ask.viewer);
  const copy = found(
    await new SnapshotReader(ctx.db, ask.viewer).byId(sourceId, id),
    'kept copy',
    ask.viewer,
  );
  const words = wordsAsked(ask, copy.text ?? '', 'this copy');
  if (words.kind === 'refused') {
    const back = { label: `the copy of ${source.title}`, href: `/sources/${sourceId}/snapshots/${id}` };
    return unclear({ ...words, sends: { source: sourceId, snapshot: id }, back, lang: source.language });
  }
  const { exact, prefix, suffix, start_utf16, end_utf16 } = words.selector;
  const typed = filled({
    text: exact.trim(),
    language: source.language,
    'attribution.source.title': source.title,
    'attribution.source.id': sourceId,
    'attribution.snapshot_id': id,
    'attribution.selector.exact': exact,
    'attribution.selector.prefix': prefix,
    'attribution.selector.suffix': suffix,
    'attribution.selector.start_utf16': start_utf16,
    'attribution.selector.end_utf16': end_utf16,
    from_copy: `${sourceId}-${id}`,
  });
  return { kind: 'entry', typed };
}

async function fromClaim(ask: Ask, ctx: Context): Promise<FromWords> {
  const id = numberIn(ask, 'claim');
  const claim = found(await new ClaimReader(ctx.db, ask.viewer).byId(id), 'claim', ask.viewer);
  const words = wordsAsked(ask, claim.text, 'the claim');
  if (words.kind === 'refused') {
    const back = { label: 'the claim', href: `/claims/${id}` };
    return unclear({ ...words, sends: { claim: id }, back, lang: claim.language });
  }
  return {
    kind: 'entry',
    typed: { ...(await entryLike(claim, ask, ctx)), text: words.selector.exact.trim() },
  };
}

type Refusal = Omit<UnclearWords, 'exact'> & { readonly exact: string | null };

function unclear({ sends, back, lang, exact, errors, places }: Refusal): FromWords {
  return { kind: 'unclear', unclear: { sends, back, lang, exact, errors, places } };
}

/** @throws AppError bad_request for an address that no form and no link of the desk makes */
function wordsAsked(ask: Ask, text: string, of: string): WordsFound & { exact: string | null } {
  const [at, given] = [placeIn(ask, text), ask.query.one('exact')];
  const clean = cleanSpan(given ?? (at === null ? '' : text.slice(...at)));
  if (!clean.ok) throw new AppError('bad_request', `${clean.errors}.`);
  const exact = clean.value;
  // An address without words is where they are typed, and no fault.
  if (exact.trim() === '') return { kind: 'refused', errors: [], places: [], exact: null };
  const [start_utf16, end_utf16] = at ?? [null, null];
  const selector = { exact, prefix: null, suffix: null, start_utf16, end_utf16 };
  return { ...wordsIn({ selector, text, of, elsewhere: true }), exact };
}

function placeIn(ask: Ask, text: string): readonly [start: number, end: number] | null {
  const at = ask.query.one('at');
  if (at === null || at === '') return null;
  const [, start = '', end = ''] = /^(\d{1,9})-(\d{1,9})$/.exec(at) ?? [];
  if (start !== '' && Number(start) < Number(end) && Number(end) <= text.length)
    return [Number(start), Number(end)];
  throw new AppError(
    'bad_request',
    `‘at=${at.slice(0, 30)}’ names no words: give where they start and end in a text of ${text.length} UTF-16 code units.`,
  );
}

function numberIn(ask: Ask, name: string): number {
  const text = ask.query.one(name) ?? '';
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError('bad_request', `‘${name}’ is given by its number, such as ${name}=42.`);
}
