import { reaches, type Viewer } from '../../platform/viewer.js';

/** Whose a view is: one without an owner is the desk's. */
export interface Owned {
  readonly owner_id: number | null;
}

/** Whether a viewer may keep views at all: everybody who is signed in, with more than a token that reads. */
export function mayKeepViews({ userId, scope }: Viewer): boolean {
  return userId !== null && scope === 'write';
}

/** Whether a viewer may keep views for the whole desk. */
export function mayShareViews(viewer: Viewer): boolean {
  return mayKeepViews(viewer) && reaches(viewer.role, 'editor');
}

/** Whether a viewer may change the view: their own, or the desk's as an editor. */
export function mayEditView(viewer: Viewer, { owner_id: owner }: Owned): boolean {
  return owner === null ? mayShareViews(viewer) : mayKeepViews(viewer) && owner === viewer.userId;
}

/** Where a view leads. */
export function addressOf({ query }: { readonly query: string }): string {
  return `/claims?${query}`;
}
