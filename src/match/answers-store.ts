import type { Tx } from '../db/schema.js';
import type { WordingFinding } from './model/answers.js';

/** By claim: the findings on the wording that nothing superseded. */
export async function wordingFindings(
  _tx: Tx,
  _claimIds: readonly number[],
): Promise<ReadonlyMap<number, readonly WordingFinding[]>> {
  return new Map();
}
