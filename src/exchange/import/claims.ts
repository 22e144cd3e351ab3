import { DESK } from '../../accounts/model.js';
import { changeRowNow } from '../../activity/rows.js';
import type { ResolvedAttribution } from '../../attributions/actions.js';
import { selectorColumns } from '../../attributions/model.js';
import { AttributionReader } from '../../attributions/store.js';
import { recordQuotation } from '../../capture/actions.js';
import { addLink } from '../../claims/actions.js';
import type { Change } from '../../db/transact.js';
import type { Desk, RecordOf } from '../input/shapes.js';
import type { Refs } from './refs.js';

// Claims, who reports them, and how they belong together. What attributions say of one another is written in a
// second pass, once all of them are there.

/** Says beforehand which row each attribution becomes: they are written by claim, and numbered as the file has them. */
export async function numberAttributions(change: Change, desk: Desk, refs: Refs): Promise<void> {
  refs.number('attributions', desk.attributions, await new AttributionReader(change.tx, DESK).nextId());
}

/** @param reported by ref of their claim */
export async function writeClaim(
  change: Change,
  claim: RecordOf<'claims'>,
  refs: Refs,
  reported: ReadonlyMap<number, readonly RecordOf<'attributions'>[]>,
): Promise<void> {
  const attributions = reported.get(claim.ref) ?? [];
  const { reference_attribution: reference } = claim;
  const { id } = await recordQuotation(change, {
    claim: {
      ...claim,
      speaker_id: refs.id('speakers', claim.speaker),
      occasion_id: refs.maybe('occasions', claim.occasion),
      tag_ids: (claim.tags ?? []).flatMap((tag) => (tag === null ? [] : [refs.id('tags', tag)])),
    },
    fragment_of: null,
    attributions: attributions.map((one) => resolved(one, refs)),
    reference: reference === null ? null : attributions.findIndex(({ ref }) => ref === reference),
  });
  refs.keep('claims', claim.ref, id);
}

function resolved(attribution: RecordOf<'attributions'>, refs: Refs): ResolvedAttribution {
  const {
    ref,
    claim,
    source,
    snapshot,
    speaker,
    voiced_by,
    occasion,
    translates,
    relayed_from,
    selector,
    ...plain
  } = attribution;
  return {
    id: refs.id('attributions', ref),
    columns: {
      ...plain,
      source_id: refs.id('sources', source),
      snapshot_id: refs.maybe('snapshots', snapshot),
      speaker_id: refs.maybe('speakers', speaker),
      voiced_by_id: refs.maybe('speakers', voiced_by),
      occasion_id: refs.maybe('occasions', occasion),
      ...selectorColumns(selector),
    },
  };
}

/** What it is taken from, now that all are there. */
export function tieAttribution(
  change: Change,
  { ref, translates, relayed_from }: RecordOf<'attributions'>,
  refs: Refs,
): void {
  if (translates === null && relayed_from === null) return;
  changeRowNow(change, 'attributions', refs.id('attributions', ref), {
    translates_id: refs.maybe('attributions', translates),
    relayed_from_id: refs.maybe('attributions', relayed_from),
  });
}

export function writeLink(change: Change, link: RecordOf<'links'>, refs: Refs): void {
  addLink(change, {
    claim_id: refs.id('claims', link.claim),
    kind: link.kind,
    other_claim_id: refs.id('claims', link.other_claim),
    note: link.note,
  });
}
