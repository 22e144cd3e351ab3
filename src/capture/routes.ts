import { ClaimLikenessReader } from '../claims/likeness-store.js';
import { ClaimReader } from '../claims/store.js';
import type { Context } from '../context.js';
import { type Ask, sentWith } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { faces, type Page, type Reply, refusedWith, written } from '../http/reply.js';
import { type Typed, typedFrom } from '../lib/form-page.js';
import { recordQuotation } from './actions.js';
import { parseQuotation } from './input.js';
import { newQuotationPage, type QuotationForm } from './page.js';

// How a quotation comes onto the desk: one form, or one JSON object, for all that belongs to it.

export function captureRoutes(door: Door, ctx: Context): void {
  door.get('/claims/new', (ask) => newQuotation(ask, ctx));
  door.post('/claims', (ask) => addQuotation(ask, ctx));
}

/** The form for a new quotation. `like=42` keeps source, occasion and speaker of the one just saved. */
async function newQuotation(ask: Ask, ctx: Context): Promise<Reply> {
  const like = ask.query.one('like');
  const before = like === null ? null : await entryLike(Number(like), ask, ctx);
  return faces({
    html: () =>
      quotationPage({ typed: before?.typed ?? {}, errors: [], alike: [], saved: before?.saved ?? null }),
  });
}

async function entryLike(
  id: number,
  ask: Ask,
  ctx: Context,
): Promise<{ typed: Typed; saved: { href: string; text: string } } | null> {
  const claim = Number.isSafeInteger(id) ? await new ClaimReader(ctx.db, ask.viewer).byId(id) : undefined;
  if (!claim) return null;
  const reference = await new ClaimReader(ctx.db, ask.viewer).sourceOf(id);
  const kept = {
    language: claim.language,
    'speaker.name': claim.speaker_name,
    'speaker.id': claim.speaker_id,
    'occasion.name': claim.occasion_name,
    'occasion.id': claim.occasion_id,
    'attribution.source.title': reference?.title ?? null,
    'attribution.source.id': reference?.id ?? null,
  };
  const typed = Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
  return { typed, saved: { href: `/claims/${id}`, text: claim.text } };
}

async function addQuotation(ask: Ask, ctx: Context): Promise<Reply> {
  const { fields, as } = sentWith(ask);
  const { another, confirmed, ...given } =
    as === 'form' ? formParts(fields) : { another: false, confirmed: true, fields };
  const typed = typedFrom(given.fields);
  const again = (errors: QuotationForm['errors'], alike: QuotationForm['alike'] = []) =>
    refusedWith(errors, () => quotationPage({ typed, errors, alike, saved: null }));
  const input = parseQuotation(as, given.fields);
  if (!input.ok) return again(input.errors);
  const alike = confirmed ? [] : await new ClaimLikenessReader(ctx.db, ask.viewer).alike(input.value.text);
  return ask.change(async (change) => {
    // NOTE: said in here and not before, so that the second of a double click is answered as the first was.
    if (alike.some(({ kind }) => kind === 'same' || kind === 'nearly')) return again([ON_THE_DESK], alike);
    const added = await recordQuotation(change, input.value);
    if (!added.ok) return again(added.errors);
    const { id, version } = added.value;
    return written(201, another ? `/claims/new?like=${id}` : `/claims/${id}`, { id, version });
  });
}

const ON_THE_DESK = {
  path: 'text',
  message:
    'These words, or nearly, are on the desk already. If it is another statement, save it all the same.',
};

/** What the form's buttons say, apart from the quotation itself. */
function formParts(fields: unknown): { another: boolean; confirmed: boolean; fields: unknown } {
  const { after_saving, confirmed, ...rest } = fields as Record<string, unknown>;
  return { another: after_saving === 'another', confirmed: confirmed !== undefined, fields: rest };
}

function quotationPage(form: QuotationForm): Page {
  return { view: 'claims/new', title: 'Add a quotation', section: 'claims', page: newQuotationPage(form) };
}
