import { ClaimReader } from '../../claims/store.js';
import type { Context } from '../../context.js';
import { selectorAt } from '../../engines/anchoring/selector.js';
import type { Span } from '../../engines/fidelity/verdict.js';
import { guessLanguage } from '../../engines/language/guess.js';
import { type Drafted, type Selected, selectedIn } from '../../engines/quotations/selected.js';
import type { Ask } from '../../http/ask.js';
import { found } from '../../http/found.js';
import { AppError } from '../../lib/errors.js';
import type { Typed } from '../../lib/form-page.js';
import { cleanSpan } from '../../lib/text-hygiene.js';
import { type WordsFound, wordsIn } from '../../snapshots/model/words-in.js';
import { SnapshotReader } from '../../snapshots/store.js';
import { SourceReader, type SourceRow } from '../../sources/store.js';
import type { ApartWords, UnclearWords } from '../words-page.js';
import { claimBefore, entryFrom, entryLike, filled } from './entry.js';
import { spansAt, spansOf, withinLimits, wordSpans } from './spans.js';

// A new claim from words that stand on the desk already: in a kept copy, to which it then points, or in another claim.
// `at=120-340` names them by their place, `at=120-340,400-520` several passages, `exact=…` by themselves.

/** The form as it is to be opened, or what is not clear about the words. */
export type FromWords =
  | { readonly kind: 'entry'; readonly typed: Typed; readonly drafted: Drafted | null }
  | { readonly kind: 'unclear'; readonly unclear: UnclearWords }
  | { readonly kind: 'apart'; readonly apart: ApartWords };

/** Null where the address names nothing that words could be from. */
export async function fromWords(ask: Ask, ctx: Context): Promise<FromWords | null> {
  const { query } = ask;
  if (query.one('snapshot') !== null) return fromCopy(ask, ctx);
  if (query.one('claim') !== null) return fromClaim(ask, ctx);
  if (query.one('source') === null) return null;
  const typed = await entryFrom(numberIn(ask, 'source'), ask, ctx);
  return { kind: 'entry', typed, drafted: null };
}

async function fromCopy(ask: Ask, ctx: Context): Promise<FromWords> {
  const [sourceId, id] = [numberIn(ask, 'source'), numberIn(ask, 'snapshot')];
  const source = found(await new SourceReader(ctx.db, ask.viewer).byId(sourceId), 'source', ask.viewer);
  const copy = found(
    await new SnapshotReader(ctx.db, ask.viewer).byId(sourceId, id),
    'kept copy',
    ask.viewer,
  );
  const text = copy.text ?? '';
  const like = ask.query.one('like');
  const from = {
    sends: { source: sourceId, snapshot: id, ...(like !== null && { like }) },
    back: { label: `the copy of ${source.title}`, href: `/sources/${sourceId}/snapshots/${id}` },
    lang: source.language,
  };
  const words = passagesAsked(ask, text);
  if (words.kind === 'refused') return unclear({ ...words, ...from });
  const spans = withinLimits(words.spans);
  if (!spans.ok) return refusedFor(spans.errors, words.exact, from);
  const selected = selectedIn(text, spans.value, ask.query.one('as') === 'one');
  if (selected === null) return refusedFor('Select some words.', null, from);
  if (selected.kind === 'too_many')
    return refusedFor(
      `Within these words stand ${selected.count} quotations: select one of them, or the parts of one.`,
      words.exact,
      from,
    );
  if (selected.kind === 'several') return { kind: 'apart', apart: apartWords(selected, from) };
  const before = await claimBefore(ask, ctx);
  const kept = before === null ? {} : await entryLike(before, ask, ctx);
  const isOfSource = kept['attribution.source.id'] === String(sourceId);
  const typed = { ...(isOfSource && kept), ...typedFromCopy(text, selected.quotation, source, id) };
  const rest = ask.query.one('rest');
  return {
    kind: 'entry',
    typed: rest === null ? typed : { ...typed, rest },
    drafted: selected.quotation,
  };
}

type From = Pick<UnclearWords, 'sends' | 'back' | 'lang'>;

function refusedFor(message: string, exact: string | null, from: From): FromWords {
  return unclear({ ...from, exact, errors: [{ path: 'exact', message }], places: [] });
}

function typedFromCopy(text: string, quotation: Drafted, source: SourceRow, copyId: number): Typed {
  const { exact, prefix, suffix, start_utf16, end_utf16 } = selectorAt(text, ...quotation.span);
  const language = guessLanguage(quotation.text) ?? source.language ?? guessLanguage(text);
  return filled({
    text: quotation.text,
    form: quotation.form,
    language,
    language_guessed: language,
    'attribution.source.title': source.title,
    'attribution.source.id': source.id,
    'attribution.snapshot_id': copyId,
    'attribution.selector.exact': exact,
    'attribution.selector.prefix': prefix,
    'attribution.selector.suffix': suffix,
    'attribution.selector.start_utf16': start_utf16,
    'attribution.selector.end_utf16': end_utf16,
    from_copy: `${source.id}-${copyId}`,
  });
}

/** Each quotation leads to its form, and the first then on to the next. */
function apartWords(selected: Extract<Selected, { kind: 'several' }>, from: From): ApartWords {
  const sends = Object.entries(from.sends).map(([name, value]): [string, string] => [name, String(value)]);
  const base = `/claims/new?${new URLSearchParams(sends)}`;
  const places = selected.quotations.map(({ pieces }) => wordSpans(pieces));
  const { elided } = selected;
  return {
    why: selected.why,
    back: from.back,
    lang: from.lang,
    quotations: selected.quotations.map((quotation, at) => {
      const rest = places.slice(at + 1).join(';');
      return { quotation, href: `${base}&at=${places[at]}${rest === '' ? '' : `&rest=${rest}`}` };
    }),
    elided: elided && { quotation: elided, href: `${base}&at=${wordSpans(elided.pieces)}&as=one` },
  };
}

async function fromClaim(ask: Ask, ctx: Context): Promise<FromWords> {
  const id = numberIn(ask, 'claim');
  const claim = found(await new ClaimReader(ctx.db, ask.viewer).byId(id), 'claim', ask.viewer);
  const words = wordsAsked(ask, claim.text, 'the claim');
  if (words.kind === 'refused') {
    const back = { label: 'the claim', href: `/claims/${id}` };
    return unclear({ ...words, sends: { claim: id }, back, lang: claim.language });
  }
  // They are a part of what that speaker said, but not the passage that its claim points to.
  const { like: _, from_copy, 'attribution.snapshot_id': copy, ...known } = await entryLike(claim, ask, ctx);
  const speaker = filled({
    language: claim.language,
    language_guessed: claim.language_guessed === 1 ? claim.language : null,
    'speaker.name': claim.speaker_name,
    'speaker.id': claim.speaker_id,
  });
  return {
    kind: 'entry',
    typed: { ...known, ...speaker, text: words.selector.exact.trim() },
    drafted: null,
  };
}

type Refusal = Omit<UnclearWords, 'exact'> & { readonly exact: string | null };

function unclear({ sends, back, lang, exact, errors, places }: Refusal): FromWords {
  return { kind: 'unclear', unclear: { sends, back, lang, exact, errors, places } };
}

type PassagesAsked =
  | { readonly kind: 'found'; readonly spans: readonly Span[]; readonly exact: string | null }
  | (Extract<WordsFound, { kind: 'refused' }> & { readonly exact: string | null });

function passagesAsked(ask: Ask, text: string): PassagesAsked {
  const at = ask.query.one('at');
  if (at?.includes(',') && ask.query.one('exact') === null) {
    const spans = spansAt(at, text);
    return { kind: 'found', spans, exact: spans.map((span) => text.slice(...span)).join('\n\n') };
  }
  const words = wordsAsked(ask, text, 'this copy');
  if (words.kind === 'found') {
    const { start_utf16: start, end_utf16: end } = words.selector;
    return { kind: 'found', spans: [[start ?? 0, end ?? 0]], exact: words.exact };
  }
  const spans = words.exact === null ? null : spansOf(words.exact, text);
  return spans === null ? words : { kind: 'found', spans, exact: words.exact };
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

function placeIn(ask: Ask, text: string): Span | null {
  const at = ask.query.one('at');
  return at === null || at === '' ? null : (spansAt(at, text)[0] ?? null);
}

function numberIn(ask: Ask, name: string): number {
  const text = ask.query.one(name) ?? '';
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError('bad_request', `‘${name}’ is given by its number, such as ${name}=42.`);
}
