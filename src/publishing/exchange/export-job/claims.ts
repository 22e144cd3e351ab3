import type { RowOf } from '../../../platform/db/row-change.js';
import { fileRecord } from '../../../platform/lib/fields/noun-fields.js';
import { ATTRIBUTION_FIELDS } from '../../../record/attributions/fields.js';
import { CLAIM_FIELDS } from '../../../record/claims/fields.js';
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
  const { text, language, form, said_on, ground_rule, ...more } = fileRecord(CLAIM_FIELDS, row);
  const { language_guessed, ...last } = more;
  return {
    ref: row.id,
    text,
    language,
    ...('language_guessed' in more && { language_guessed }),
    form,
    speaker: row.speaker_id,
    occasion: kept.maybe('occasions', row.occasion_id),
    said_on,
    ground_rule,
    ...last,
    tags: kept.those('tags', tags),
    reference_attribution: kept.maybe('attributions', row.reference_attribution_id),
  };
}

export function attributionRecord(row: RowOf<'attributions'>, kept: Kept) {
  const { wording, credited_as, capacity, language, ...own } = fileRecord(ATTRIBUTION_FIELDS, row);
  const { translation, translator, tier, rank, note, ...more } = own;
  return {
    ref: row.id,
    claim: row.claim_id,
    source: row.source_id,
    snapshot: kept.maybe('snapshots', row.snapshot_id),
    speaker: kept.maybe('speakers', row.speaker_id),
    voiced_by: kept.maybe('speakers', row.voiced_by_id),
    credited_as,
    capacity,
    occasion: kept.maybe('occasions', row.occasion_id),
    wording,
    language,
    translation,
    translator,
    translates: kept.maybe('attributions', row.translates_id),
    ...more,
    selector: selectorOf(row),
    tier,
    rank,
    relayed_from: kept.maybe('attributions', row.relayed_from_id),
    note,
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
