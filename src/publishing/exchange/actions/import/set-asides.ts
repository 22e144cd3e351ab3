import { addRowNow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import type { RecordOf } from '../../input/shapes.js';
import { mismatchFor } from './findings.js';
import type { Refs } from './refs.js';

/** Keeps who set it aside, who agreed, and when; its event names the importer. */
export function writeSetAside(change: WriteContext, record: RecordOf<'set_asides'>, refs: Refs): void {
  const { answers } = record;
  const mismatch = answers && mismatchFor(change, answers, refs);
  if (mismatch === null || mismatch.attribution_id === null)
    throw new Error(`Set-aside ${record.ref} names no attribution.`);
  const values = {
    claim_id: refs.id('claims', record.claim),
    attribution_id: mismatch.attribution_id,
    kind: record.kind,
    answers: JSON.stringify(mismatch),
    difference: record.difference,
    reason: record.reason,
    author_id: refs.id('users', record.author),
    agreed_at: record.agreed_at?.utc ?? null,
    agreed_by: refs.maybe('users', record.agreed_by),
    erased_by: null,
  };
  const { id } = addRowNow(change, 'set_asides', values, { createdAt: record.created_at.utc });
  refs.keep('set_asides', record.ref, id);
}
