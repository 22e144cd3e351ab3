import { addRowNow, changeRowNow } from '../../activity/rows.js';
import type { Change } from '../../db/transact.js';
import type { RecordOf } from '../input/shapes.js';
import type { Refs } from './refs.js';

// Claims, who reports them, and how they belong together. What rows say of one another within a kind is
// written in a second pass, once all of them are there.

export function writeClaim(change: Change, claim: RecordOf<'claims'>, refs: Refs): void {
  const { said_on, embargoed_until } = claim;
  const { id } = addRowNow(change, 'claims', {
    text: claim.text,
    language: claim.language,
    language_guessed: claim.language !== null && claim.language_guessed ? 1 : 0,
    form: claim.form,
    speaker_id: refs.id('speakers', claim.speaker),
    occasion_id: refs.maybe('occasions', claim.occasion),
    said_on: said_on?.text ?? null,
    said_on_min: said_on?.min ?? null,
    said_on_max: said_on?.max ?? null,
    ground_rule: claim.ground_rule,
    embargoed_until: embargoed_until?.text ?? null,
    embargo_lifts_at: embargoed_until?.utc ?? null,
    summary: claim.summary,
    note: claim.note,
    reference_attribution_id: null,
    erased_by: null,
  });
  refs.keep('claims', claim.ref, id);
  // Two tags of the file can be one of this desk.
  const tagIds = new Set((claim.tags ?? []).flatMap((tag) => (tag === null ? [] : [refs.id('tags', tag)])));
  for (const tag_id of tagIds) addRowNow(change, 'claim_tags', { claim_id: id, tag_id });
}

export function writeAttribution(change: Change, attribution: RecordOf<'attributions'>, refs: Refs): void {
  const { selector } = attribution;
  const { id } = addRowNow(change, 'attributions', {
    claim_id: refs.id('claims', attribution.claim),
    source_id: refs.id('sources', attribution.source),
    snapshot_id: refs.maybe('snapshots', attribution.snapshot),
    speaker_id: refs.maybe('speakers', attribution.speaker),
    voiced_by_id: refs.maybe('speakers', attribution.voiced_by),
    credited_as: attribution.credited_as,
    capacity: attribution.capacity,
    occasion_id: refs.maybe('occasions', attribution.occasion),
    wording: attribution.wording,
    language: attribution.language,
    translation: attribution.translation,
    translator: attribution.translator,
    translates_id: null,
    form: attribution.form,
    cue: attribution.cue,
    place: attribution.place,
    locator: attribution.locator,
    selector_exact: selector?.exact ?? null,
    selector_prefix: selector?.prefix ?? null,
    selector_suffix: selector?.suffix ?? null,
    selector_start_utf16: selector?.start_utf16 ?? null,
    selector_end_utf16: selector?.end_utf16 ?? null,
    tier: attribution.tier,
    rank: attribution.rank ?? 'normal',
    relayed_from_id: null,
    note: attribution.note,
    erased_by: null,
  });
  refs.keep('attributions', attribution.ref, id);
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

/** The attribution that a claim has its words from, now that it is there. */
export function tieClaim(
  change: Change,
  { ref, reference_attribution: reference }: RecordOf<'claims'>,
  refs: Refs,
): void {
  if (reference === null) return;
  changeRowNow(change, 'claims', refs.id('claims', ref), {
    reference_attribution_id: refs.id('attributions', reference),
  });
}

export function writeLink(change: Change, link: RecordOf<'links'>, refs: Refs): void {
  addRowNow(change, 'claim_links', {
    claim_id: refs.id('claims', link.claim),
    kind: link.kind,
    other_claim_id: refs.id('claims', link.other_claim),
    note: link.note,
  });
}
