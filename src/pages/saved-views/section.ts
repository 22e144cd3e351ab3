import { fieldsWith } from '../../platform/lib/fields/form-page.js';
import type { Viewer } from '../../platform/viewer.js';
import { addressOf, mayKeepViews, mayShareViews } from './model.js';
import type { OfferedView } from './store.js';

/**
 * Saved views beside a list, and what can be saved there.
 * @param query the canonical query; empty or null where no filter is set, or one is invalid
 */
export function viewsHere(views: readonly OfferedView[], query: string | null, viewer: Viewer) {
  const links = views.map((view) => ({
    href: addressOf(view),
    name: view.name,
    isHere: view.query === query,
  }));
  const canSave = query && mayKeepViews(viewer) && !links.some(({ isHere }) => isHere);
  return { links, save: canSave ? { query, fields: saveFields(mayShareViews(viewer)) } : null };
}

function saveFields(canShare: boolean) {
  const field = fieldsWith({}, []);
  const shared = { form: 'view', kind: 'checkbox', checked: 'on' };
  return [
    field('name', 'Name of the view', { form: 'view', kind: 'text' }),
    ...(canShare ? [field('shared', 'Share with all users', shared)] : []),
  ];
}
