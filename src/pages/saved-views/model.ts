import { reaches, type Viewer } from '../../platform/viewer.js';

/** The owner of a view; one without an owner is shared. */
export interface Owned {
  readonly owner_id: number | null;
}

/** Whether a viewer may save views: anybody signed in, but not with a read-only token. */
export function mayKeepViews({ userId, scope }: Viewer): boolean {
  return userId !== null && scope === 'write';
}

/** Whether a viewer may save shared views. */
export function mayShareViews(viewer: Viewer): boolean {
  return mayKeepViews(viewer) && reaches(viewer.role, 'editor');
}

/** Whether a viewer may change the view: their own, or as an editor a shared one. */
export function mayEditView(viewer: Viewer, { owner_id: owner }: Owned): boolean {
  return owner === null ? mayShareViews(viewer) : mayKeepViews(viewer) && owner === viewer.userId;
}

/** The address of a view. */
export function addressOf({ query }: { readonly query: string }): string {
  return `/claims?${query}`;
}
