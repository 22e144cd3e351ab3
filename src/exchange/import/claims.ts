import { addRow, changeRow } from '../../activity/rows.js';
import type { Change } from '../../db/transact.js';
import type { RecordOf } from '../input/shapes.js';
import type { Refs } from './refs.js';
import { selectorColumns } from './selector.js';

// Claims, who reports them, and how they belong together. What rows say of one another within a kind is
// written in a second pass, once all of them are there.

export async function writeClaim(change: Change, claim: RecordOf<'claims'>, refs: Refs): Promise<void> {
  const {
    ref,
    speaker,
    occasion,
    said_on,
    embargoed_until,
    tags,
    reference_attribution: _,
    ...plain
  } = claim;
  const { id } = await addRow(change, 'claims', {
    ...plain,
    speaker_id: refs.id('speakers', speaker),
    occasion_id: refs.maybe('occasions', occasion),
    said_on: said_on?.text ?? null,
    said_on_min: said_on?.min ?? null,
    said_on_max: said_on?.max ?? null,
    embargoed_until: embargoed_until?.text ?? null,
    embargo_lifts_at: embargoed_until?.utc ?? null,
    reference_attribution_id: null,
    erased_by: null,
  });
  refs.keep('claims', ref, id);
  // Two tags of the file can be one of this desk.
  const tagIds = new Set((tags ?? []).flatMap((tag) => (tag === null ? [] : [refs.id('tags', tag)])));
  for (const tag_id of tagIds) await addRow(change, 'claim_tags', { claim_id: id, tag_id });
}

export async function writeAttribution(
  change: Change,
  attribution: RecordOf<'attributions'>,
  refs: Refs,
): Promise<void> {
  const { ref, claim, source, snapshot, speaker, voiced_by, occasion, selector, rank, ...rest } = attribution;
  const { translates: _, relayed_from: __, ...plain } = rest;
  const { id } = await addRow(change, 'attributions', {
    ...plain,
    ...selectorColumns(selector),
    claim_id: refs.id('claims', claim),
    source_id: refs.id('sources', source),
    snapshot_id: refs.maybe('snapshots', snapshot),
    speaker_id: refs.maybe('speakers', speaker),
    voiced_by_id: refs.maybe('speakers', voiced_by),
    occasion_id: refs.maybe('occasions', occasion),
    rank: rank ?? 'normal',
    translates_id: null,
    relayed_from_id: null,
    erased_by: null,
  });
  refs.keep('attributions', ref, id);
}

/** What it is taken from, now that all are there. */
export async function tieAttribution(
  change: Change,
  { ref, translates, relayed_from }: RecordOf<'attributions'>,
  refs: Refs,
): Promise<void> {
  if (translates === null && relayed_from === null) return;
  await changeRow(change, 'attributions', refs.id('attributions', ref), null, {
    translates_id: refs.maybe('attributions', translates),
    relayed_from_id: refs.maybe('attributions', relayed_from),
  });
}

/** The attribution that a claim has its words from, now that it is there. */
export async function tieClaim(
  change: Change,
  { ref, reference_attribution: reference }: RecordOf<'claims'>,
  refs: Refs,
): Promise<void> {
  if (reference === null) return;
  await changeRow(change, 'claims', refs.id('claims', ref), null, {
    reference_attribution_id: refs.id('attributions', reference),
  });
}

export async function writeLink(change: Change, link: RecordOf<'links'>, refs: Refs): Promise<void> {
  await addRow(change, 'claim_links', {
    claim_id: refs.id('claims', link.claim),
    kind: link.kind,
    other_claim_id: refs.id('claims', link.other_claim),
    note: link.note,
  });
}
