import type { RowOf } from '../../../platform/db/row-change.js';
import { dateRecord } from '../../../platform/lib/fields/dates-in-file.js';
import type { Kept } from './kept.js';

// Converts rows to records of a file, with fields in the order of the file.

export function snapshotRecord(row: RowOf<'snapshots'>, bytes: Uint8Array | null, kept: Kept) {
  return {
    ref: row.id,
    source: row.source_id,
    captured_at: row.captured_at,
    captured_by: kept.user(row.captured_by),
    how: row.how,
    typed_in_by: row.typed_in_by,
    media_type: row.media_type,
    original_name: row.original_name,
    final_url: row.final_url,
    headers: row.headers === null ? null : (JSON.parse(row.headers) as unknown),
    text: row.text,
    text_sha256: row.text_sha256,
    bytes: bytes === null ? null : Buffer.from(bytes).toString('base64'),
    raw_sha256: row.raw_sha256,
  };
}

export function claimRecord(row: RowOf<'claims'>, tags: readonly number[], kept: Kept) {
  return {
    ref: row.id,
    text: row.text,
    language: row.language,
    // False is omitted, as in files from before the field existed.
    ...(row.language_guessed === 1 && { language_guessed: true }),
    form: row.form,
    speaker: row.speaker_id,
    occasion: kept.maybe('occasions', row.occasion_id),
    said_on: dateRecord(row.said_on, row.said_on_min, row.said_on_max),
    ground_rule: row.ground_rule,
    embargoed_until: row.embargoed_until,
    summary: row.summary,
    note: row.note,
    tags: kept.those('tags', tags),
    reference_attribution: kept.maybe('attributions', row.reference_attribution_id),
  };
}

export function attributionRecord(row: RowOf<'attributions'>, kept: Kept) {
  return {
    ref: row.id,
    claim: row.claim_id,
    source: row.source_id,
    snapshot: kept.maybe('snapshots', row.snapshot_id),
    speaker: kept.maybe('speakers', row.speaker_id),
    voiced_by: kept.maybe('speakers', row.voiced_by_id),
    credited_as: row.credited_as,
    capacity: row.capacity,
    occasion: kept.maybe('occasions', row.occasion_id),
    wording: row.wording,
    language: row.language,
    translation: row.translation,
    translator: row.translator,
    translates: kept.maybe('attributions', row.translates_id),
    form: row.form,
    cue: row.cue,
    place: row.place,
    locator: row.locator,
    selector: selectorOf(row),
    tier: row.tier,
    rank: row.rank,
    relayed_from: kept.maybe('attributions', row.relayed_from_id),
    note: row.note,
  };
}

export function annotationRecord(row: RowOf<'annotations'>, kept: Kept) {
  return {
    ref: row.id,
    target: targetOf(row),
    selector: selectorOf(row),
    motivation: row.motivation,
    body: row.body,
    parent: row.parent_id,
    author: kept.user(row.author_id),
    created_at: row.created_at,
    edited_at: row.edited_at,
    resolved_at: row.resolved_at,
    resolved_by: kept.user(row.resolved_by),
  };
}

function targetOf(row: RowOf<'annotations'>) {
  if (row.claim_id !== null) return { kind: 'claim', ref: row.claim_id };
  if (row.attribution_id !== null) return { kind: 'attribution', ref: row.attribution_id };
  if (row.source_id !== null) return { kind: 'source', ref: row.source_id };
  return { kind: 'snapshot', ref: row.snapshot_id };
}

type Selecting = Pick<
  RowOf<'annotations'>,
  'selector_exact' | 'selector_prefix' | 'selector_suffix' | 'selector_start_utf16' | 'selector_end_utf16'
>;

/** Null where nothing is selected. */
export function selectorOf(row: Selecting) {
  const exact = row.selector_exact;
  if (exact === null && row.selector_start_utf16 === null) return null;
  return {
    exact,
    // An empty prefix or suffix means the same as a missing one.
    prefix: row.selector_prefix ?? '',
    suffix: row.selector_suffix ?? '',
    start_utf16: row.selector_start_utf16,
    end_utf16: row.selector_end_utf16,
  };
}
