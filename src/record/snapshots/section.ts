import { markBidiControls } from '../../platform/lib/text/bidi-controls.js';
import { SNAPSHOT_WAYS } from '../../vocabulary.js';
import type { SourceCheck } from './check-store.js';
import type { Snapshot } from './store.js';

/** All copies of a source, newest first. */
export function copyRows(sourceId: number, copies: readonly Snapshot[], check: SourceCheck | null) {
  return copies.map((copy, at) => ({
    ...copyRow(sourceId, copy),
    isNewest: at === 0 && copies.length > 1,
    checkedAt: foundSameAt(copy.id, check),
  }));
}

/** When the last fetch found the text of this copy unchanged; null where it did not. */
export function foundSameAt(copyId: number, check: SourceCheck | null): string | null {
  return check?.outcome === 'same' && check.snapshot_id === copyId ? check.checked_at : null;
}

/** A copy in a list: how, when and by whom it was saved, its size, and its hash. */
function copyRow(sourceId: number, copy: Snapshot) {
  return {
    href: `/sources/${sourceId}/snapshots/${copy.id}`,
    at: copy.captured_at,
    how: SNAPSHOT_WAYS[copy.how],
    keptBy: copy.captured_by_name,
    typedInBy: copy.typed_in_by,
    name: copy.original_name === null ? null : markBidiControls(copy.original_name),
    size: copy.bytes === null ? null : sizeInWords(copy.bytes),
    isErased: copy.erased_by !== null,
    hash: copy.raw_sha256.slice(0, 12),
  };
}

/** In decimal kilobytes and megabytes: `12 KB`, `1.4 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
