import type { Page } from '../../../platform/db/queries/page-of.js';
import type { ChangesDone } from './changes-job.js';
import { type EditionView, readLine } from './model.js';
import type { Edition, KeptLine } from './store.js';

/** An edition as JSON, without what it prints. */
export function editionJson(edition: Edition) {
  const { id, list_id, name, kind, grouping, style, style_sha256, locale, version, made_at } = edition;
  return {
    ...{ id, list_id, name, kind, grouping, style, style_sha256, locale, list_version: version },
    ...{ made_at, made_by: { id: edition.made_by, name: edition.made_by_name } },
    sha256: edition.kept_sha256,
    erased: edition.remaining_sha256 !== null,
  };
}

/** With a part of what it prints: each entry and work as in its file, null where it was erased. */
export function wholeEditionJson(
  edition: Edition,
  { head, foot, erasedEntries }: EditionView,
  { rows, next }: Page<KeptLine>,
  sha256: string,
) {
  const address = `/lists/${edition.list_id}/editions/${edition.id}.json`;
  return {
    ...editionJson(edition),
    ...{ sha256, title: head?.title ?? null, counts: foot.counts, style_card: foot.style },
    erased_entries: erasedEntries,
    entries: rows.filter(({ part }) => part === 'entry').map(({ line }) => readLine(line)),
    works: rows.filter(({ part }) => part === 'work').map(({ line }) => readLine(line)),
    next: next && `${address}?${new URLSearchParams({ after: next })}`,
  };
}

/** What has changed since, a part at a time. */
export function changesJson(edition: Edition, done: ChangesDone, nextPart: number | null) {
  const { same, counts, total, isOtherStyle, changes } = done;
  const address = `/lists/${edition.list_id}/editions/${edition.id}/changes.json`;
  return {
    ...{ edition_id: edition.id, same, changed: total, counts, other_style: isOtherStyle },
    changes: changes.map(({ claimIds, statuses, ...change }) => ({
      ...change,
      claim_ids: claimIds,
      statuses: statuses.map(({ claimId, ...status }) => ({ claim_id: claimId, ...status })),
    })),
    next: nextPart && `${address}?part=${nextPart}`,
  };
}
