import { ClaimReader, type ClaimRow } from '../claims/store.js';
import type { Context } from '../context.js';
import type { Ask } from '../http/ask.js';
import type { Typed } from '../lib/form-page.js';

// A form for a quotation that is filled in with what another claim has.

/** What two quotations from one source have in common: speaker, occasion and source. */
export async function entryLike(claim: ClaimRow, ask: Ask, ctx: Context): Promise<Typed> {
  const reference = await new ClaimReader(ctx.db, ask.viewer).sourceOf(claim.id);
  return filled({
    language: claim.language,
    'speaker.name': claim.speaker_name,
    'speaker.id': claim.speaker_id,
    'occasion.name': claim.occasion_name,
    'occasion.id': claim.occasion_id,
    'attribution.source.title': reference?.title ?? null,
    'attribution.source.id': reference?.id ?? null,
  });
}

/** What is known of the fields of a form, by dotted name; the rest stays empty. */
export function filled(known: Readonly<Record<string, string | number | null>>): Typed {
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
}
