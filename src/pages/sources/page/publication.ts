import { reaches, seesRestricted, type Viewer } from '../../../platform/viewer.js';
import type { ShownToReaders } from '../../../record/sources/shown-store.js';
import type { SourceRow } from '../../../record/sources/store.js';

interface Act {
  readonly label: string;
  readonly action: string;
}

/**
 * Whether readers see a source that no quotation cites, and what an editor can do about it.
 * @param shown null where the viewer sees only what readers see
 */
export function publicationOf(source: SourceRow, shown: ShownToReaders | null, viewer: Viewer) {
  if (shown === null || !seesRestricted(viewer) || source.trashed_at !== null || shown.isCited) return null;
  const text = shown.isShown ? SHOWN[source.shown === 'always' ? 'always' : 'as_before'] : HIDDEN;
  const acts = reaches(viewer.role, 'editor') ? actsOn(source, shown) : [];
  return { icon: shown.isShown ? 'eye' : 'lock', text, acts };
}

const HIDDEN = 'Readers do not see this source: no quotation that they see cites it.';
const SHOWN = {
  always: 'Readers see this source although no quotation cites it: it was made public.',
  as_before: 'Readers see this source although no quotation cites it, as before the last update.',
};

function actsOn({ id, shown }: SourceRow, { isShown }: ShownToReaders): Act[] {
  const at = `/sources/${id}/publication`;
  return [
    ...(shown === 'always' ? [] : [{ label: isShown ? 'Keep it public' : 'Make public', action: at }]),
    ...(shown === 'when_cited' ? [] : [{ label: 'Hide from readers', action: `${at}/withdrawal` }]),
  ];
}
