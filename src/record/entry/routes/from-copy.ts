import { selectorAt } from '../../../engines/anchoring/selector.js';
import { guessLanguage } from '../../../engines/language/guess.js';
import { selectedNear } from '../../../engines/quotations/wording/near.js';
import type { Drafted, Selected } from '../../../engines/quotations/wording/selected.js';
import type { Context } from '../../../platform/context.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { numberIn, type RequestContext } from '../../../platform/http/request-context.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { SnapshotReader } from '../../snapshots/store.js';
import { SourceReader, type SourceRow } from '../../sources/store.js';
import type { ApartWords, FromWords, UnclearWords } from '../words-page.js';
import { claimBefore, entryLike, filled } from './entry.js';
import { requestedPassages, withinLimits, wordSpans } from './requested-words.js';

// Prefills a claim with passages of a saved copy, to which it then refers.

export async function fromCopy(req: RequestContext, ctx: Context): Promise<FromWords> {
  const [sourceId, id] = [numberIn(req, 'source'), numberIn(req, 'snapshot')];
  const source = orNotFound(await new SourceReader(ctx.db, req.viewer).byId(sourceId), 'source', req.viewer);
  const copy = orNotFound(
    await new SnapshotReader(ctx.db, req.viewer).byId(sourceId, id),
    'saved copy',
    req.viewer,
  );
  const text = copy.text ?? '';
  const like = req.query.one('like');
  const from = {
    sends: { source: sourceId, snapshot: id, ...(like !== null && { like }) },
    back: { label: `the copy of ${source.title}`, href: `/sources/${sourceId}/snapshots/${id}` },
    lang: source.language,
  };
  const words = requestedPassages(req, text);
  if (words.kind === 'refused')
    return {
      kind: 'unclear',
      unclear: { ...from, exact: words.exact, errors: words.errors, places: words.places },
    };
  const spans = withinLimits(words.spans);
  if (!spans.ok) return refusedFor(spans.errors, words.exact, from);
  const selected = selectedNear(text, spans.value, req.query.one('as') === 'one');
  if (selected === null) return refusedFor('Select some text.', null, from);
  if (selected.kind === 'too_many')
    return refusedFor(
      `This text contains ${selected.count} quotations. Select one, or the parts of one.`,
      words.exact,
      from,
    );
  if (selected.kind === 'several') return { kind: 'apart', apart: apartWords(selected, from) };
  const before = await claimBefore(req, ctx);
  const kept = before === null ? {} : await entryLike(before, req, ctx);
  const isOfSource = kept['attribution.source.id'] === String(sourceId);
  const typed = { ...(isOfSource && kept), ...typedFromCopy(text, selected.quotation, source, id) };
  const rest = req.query.one('rest');
  return {
    kind: 'entry',
    typed: rest === null ? typed : { ...typed, rest },
    drafted: selected.quotation,
  };
}

type From = Pick<UnclearWords, 'sends' | 'back' | 'lang'>;

function refusedFor(message: string, exact: string | null, from: From): FromWords {
  return { kind: 'unclear', unclear: { ...from, exact, errors: [{ path: 'exact', message }], places: [] } };
}

function typedFromCopy(text: string, quotation: Drafted, source: SourceRow, copyId: number): Typed {
  const { exact, prefix, suffix, start_utf16, end_utf16 } = selectorAt(
    text,
    quotation.spans[0]?.[0] ?? 0,
    quotation.spans.at(-1)?.[1] ?? 0,
  );
  const language = guessLanguage(quotation.words) ?? source.language ?? guessLanguage(text);
  return filled({
    text: quotation.words,
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
    credit: quotation.credit?.clause ?? null,
  });
}

/** Each quotation links to its own form, and the first one continues with the next. */
function apartWords(selected: Extract<Selected, { kind: 'several' }>, from: From): ApartWords {
  const sends = Object.entries(from.sends).map(([name, value]): [string, string] => [name, String(value)]);
  const base = `/claims/new?${new URLSearchParams(sends)}`;
  const places = selected.quotations.map(({ spans }) => wordSpans(spans));
  const { elided } = selected;
  return {
    why: selected.why,
    back: from.back,
    lang: from.lang,
    quotations: selected.quotations.map((quotation, at) => {
      const rest = places.slice(at + 1).join(';');
      return { quotation, href: `${base}&at=${places[at]}${rest === '' ? '' : `&rest=${rest}`}` };
    }),
    elided: elided && { quotation: elided, href: `${base}&at=${wordSpans(elided.spans)}&as=one` },
  };
}
