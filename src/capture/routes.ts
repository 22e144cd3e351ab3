import { ClaimLikenessReader } from '../claims/likeness-store.js';
import { ClaimReader } from '../claims/store.js';
import type { Context } from '../context.js';
import { type Ask, sentWith } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { faces, type Page, type Reply, refusedWith, written } from '../http/reply.js';
import { typedFrom } from '../lib/form-page.js';
import { recordQuotation } from './actions.js';
import { parseQuotation } from './input.js';
import { newQuotationPage, type QuotationForm } from './page.js';
import { entryLike } from './routes/entry.js';
import { fromWords } from './routes/from-words.js';
import { copyPointed, pointedRight } from './routes/pointed.js';
import { unclearWordsPage } from './words-page.js';

// How a quotation comes onto the desk: one form, or one JSON object, for all that belongs to it.

export function captureRoutes(door: Door, ctx: Context): void {
  door.get('/claims/new', (ask) => newQuotation(ask, ctx));
  door.post('/claims', (ask) => addQuotation(ask, ctx));
}

/**
 * The form for a new quotation. `like=42` keeps source, occasion and speaker of the one just saved; words of a kept
 * copy or of a claim come along as from-words.ts says.
 */
async function newQuotation(ask: Ask, ctx: Context): Promise<Reply> {
  const words = await fromWords(ask, ctx);
  if (words?.kind === 'unclear') {
    const page = { ...UNCLEAR, page: unclearWordsPage(words.unclear) };
    if (words.unclear.errors.length > 0) return refusedWith(words.unclear.errors, () => page);
    return faces({ html: () => page });
  }
  const before = words === null ? await saved(ask, ctx) : null;
  const typed = words?.typed ?? before?.typed ?? {};
  const form = { typed, errors: [], alike: [], saved: before?.saved ?? null };
  return faces({ html: () => quotationPage(form, ask, ctx) });
}

/** What the one just saved leaves behind for the next. */
async function saved(ask: Ask, ctx: Context) {
  const like = ask.query.one('like');
  const id = Number(like);
  const claims = new ClaimReader(ctx.db, ask.viewer);
  const claim = like !== null && Number.isSafeInteger(id) ? await claims.byId(id) : undefined;
  if (!claim) return null;
  return { typed: await entryLike(claim, ask, ctx), saved: { href: `/claims/${id}`, text: claim.text } };
}

async function addQuotation(ask: Ask, ctx: Context): Promise<Reply> {
  const { fields, as } = sentWith(ask);
  const { another, confirmed, from_copy, ...given } =
    as === 'form' ? formParts(fields) : { another: false, confirmed: true, from_copy: {}, fields };
  const typed = { ...typedFrom(given.fields), ...from_copy };
  const again = (errors: QuotationForm['errors'], alike: QuotationForm['alike'] = []) =>
    refusedWith(errors, () => quotationPage({ typed, errors, alike, saved: null }, ask, ctx));
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
    return written(201, another ? `/claims/new?like=${id}` : `/claims/${id}`, { id, version });
  });
}

const ON_THE_DESK = {
  path: 'text',
  message:
    'These words, or nearly the same ones, are already on the desk. Save yours only if it is a separate statement.',
};

/** What the form says apart from the quotation itself: by its buttons, and of the copy that it was opened from. */
function formParts(fields: unknown) {
  const { after_saving, confirmed, from_copy, ...rest } = fields as Record<string, unknown>;
  return {
    another: after_saving === 'another',
    confirmed: confirmed !== undefined,
    from_copy: typeof from_copy === 'string' ? { from_copy } : {},
    fields: rest,
  };
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
