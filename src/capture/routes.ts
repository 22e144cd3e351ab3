import { ClaimLikenessReader } from '../claims/likeness-store.js';
import type { Context } from '../context.js';
import { type Ask, sentWith } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { faces, type Page, type Reply, refusedWith, written } from '../http/reply.js';
import { typedFrom } from '../lib/form-page.js';
import { recordQuotation } from './actions.js';
import { parseQuotation } from './input.js';
import { newQuotationPage, type QuotationForm } from './page.js';
import { claimBefore, entryLike } from './routes/entry.js';
import { fromWords } from './routes/from-words.js';
import { copyPointed, pointedRight } from './routes/pointed.js';
import { apartPage, unclearWordsPage } from './words-page.js';

// How a quotation comes onto the desk: one form, or one JSON object, for all that belongs to it.

export function captureRoutes(door: Door, ctx: Context): void {
  door.get('/claims/new', (ask) => newQuotation(ask, ctx));
  door.post('/claims', (ask) => addQuotation(ask, ctx));
}

/**
 * The form for a new quotation. `like=42` keeps source and occasion of the one just saved; words of a kept copy or of
 * a claim come along as from-words.ts says.
 */
async function newQuotation(ask: Ask, ctx: Context): Promise<Reply> {
  const words = await fromWords(ask, ctx);
  if (words?.kind === 'unclear') {
    const page = { ...UNCLEAR, page: unclearWordsPage(words.unclear) };
    if (words.unclear.errors.length > 0) return refusedWith(words.unclear.errors, () => page);
    return faces({ html: () => page });
  }
  if (words?.kind === 'apart') {
    const page = apartPage(words.apart);
    return faces({ html: () => ({ view: 'claims/apart', title: page.title, section: 'claims', page }) });
  }
  const before = await claimBefore(ask, ctx);
  const typed = words?.typed ?? (before === null ? {} : await entryLike(before, ask, ctx));
  const saved = before && { href: `/claims/${before.id}`, text: before.text };
  const form = { typed, errors: [], alike: [], saved, drafted: words?.drafted ?? null };
  return faces({ html: () => quotationPage(form, ask, ctx) });
}

async function addQuotation(ask: Ask, ctx: Context): Promise<Reply> {
  const { fields, as } = sentWith(ask);
  const { another, confirmed, kept, ...given } =
    as === 'form' ? formParts(fields) : { another: false, confirmed: true, kept: {}, fields };
  const typed = typedFrom(fields);
  const again = (errors: QuotationForm['errors'], alike: QuotationForm['alike'] = []) =>
    refusedWith(errors, () => quotationPage({ typed, errors, alike, saved: null, drafted: null }, ask, ctx));
  const input = parseQuotation(as, given.fields);
  if (!input.ok) return again(input.errors);
  const alike = confirmed ? [] : await new ClaimLikenessReader(ctx.db, ask.viewer).alike(input.value.text);
  return ask.change(async (change) => {
    // NOTE: said in here and not before, so that the second of a double click is answered as the first was.
    if (alike.some(({ kind }) => kind === 'same' || kind === 'nearly')) return again([ON_THE_DESK], alike);
    const pointed = as === 'form' ? await pointedRight(change, ask, input.value) : input;
    if (!pointed.ok) return again(pointed.errors);
    const added = await recordQuotation(change, pointed.value);
    if (!added.ok) return again(added.errors);
    const { id, version } = added.value;
    return written(201, another ? nextAfter(id, kept) : `/claims/${id}`, { id, version });
  });
}

const ON_THE_DESK = {
  path: 'text',
  message:
    'These words, or nearly the same ones, are already on the desk. Save yours only if it is a separate statement.',
};

/** What the form says apart from the quotation itself: by its buttons, and of the copy that it was opened from. */
function formParts(fields: unknown) {
  const { after_saving, confirmed, from_copy, like, rest, ...given } = fields as Record<string, unknown>;
  const kept = Object.entries({ from_copy, like, rest }).filter(([, value]) => typeof value === 'string');
  return {
    another: after_saving === 'another',
    confirmed: confirmed !== undefined,
    kept: Object.fromEntries(kept) as Kept,
    fields: withGuess(given),
  };
}

/** Where the words are from, the claim entered before, and the places of quotations that are still to be entered. */
type Kept = { readonly [name in 'from_copy' | 'like' | 'rest']?: string };

/** The box says which language was guessed: one that was typed over it is no guess. */
function withGuess(fields: Record<string, unknown>): Record<string, unknown> {
  const { language_guessed: guess, ...given } = fields;
  return guess === undefined ? given : { ...given, language_guessed: guess === given.language };
}

/** The form for the next one: filled in with its words where they were selected together with those just saved. */
function nextAfter(id: number, { from_copy, rest }: Kept): string {
  const [, source, copy] = /^([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(from_copy ?? '') ?? [];
  if (source === undefined || !/^[\d,;-]+$/.test(rest ?? '')) return `/claims/new?like=${id}`;
  const [at, ...others] = (rest ?? '').split(';');
  const then = others.length === 0 ? '' : `&rest=${others.join(';')}`;
  return `/claims/new?source=${source}&snapshot=${copy}&at=${at}${then}&like=${id}`;
}

async function quotationPage(form: QuotationForm, ask: Ask, ctx: Context): Promise<Page> {
  const copy = await copyPointed(form.typed, ask, ctx);
  return {
    view: 'claims/new',
    title: 'Add a quotation',
    section: 'claims',
    page: newQuotationPage(form, copy),
  };
}

const UNCLEAR = { view: 'claims/from-words', title: 'Start a claim from words', section: 'claims' } as const;
