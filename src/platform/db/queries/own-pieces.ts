import type { Expression } from 'kysely';
import { build } from './uses.js';

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
