import type { Expression } from 'kysely';
import { build } from './build.js';

/** Whether a source is our own text, by its number: a piece of an outlet that is ours, and evidence of nothing. */
export function isOwnPiece(source: Expression<unknown>) {
  const eb = build();
  return eb.exists(
    eb
      .selectFrom('sources as piece')
      .innerJoin('outlets as publisher', 'publisher.id', 'piece.outlet_id')
      .select('piece.id')
      .where('piece.id', '=', source as never)
      .where('publisher.is_ours', '=', 1),
  );
}

/** Whether of the sources of a claim, by its number, somebody has seen our own pieces alone. */
export function isSeenOnlyInOwnPieces(claim: Expression<unknown>) {
  const eb = build();
  const seen = eb
    .selectFrom('attributions as seen')
    .select('seen.id')
    .where('seen.claim_id', '=', claim as never)
    .where('seen.wording', 'is not', null)
    .where('seen.trashed_at', 'is', null);
  const others = seen.where((seenIn) => seenIn.not(isOwnPiece(seenIn.ref('seen.source_id'))));
  return eb.and([eb.exists(seen), eb.not(eb.exists(others))]);
}
