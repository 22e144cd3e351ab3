import type { Role, Scope } from '../vocabulary.js';

/** Who is looking: a signed-in user, a token's owner, or nobody known. */
export interface Viewer {
  readonly userId: number | null;
  readonly name: string | null;
  readonly role: Role | 'anonymous';
  /** What the way in allows: a session may write, a token only within its scope. */
  readonly scope: Scope;
  /** In which they read times, where they have set one. IANA. */
  readonly timeZone?: string;
  /** Whether a token is the way in: it cannot change how its owner gets in. Absent for everybody else. */
  readonly byToken?: true;
  /** Whether a second factor is asked of them and they have none yet: until then they can do nothing else. */
  readonly mustSetUp?: true;
}

export const ANONYMOUS: Viewer = { userId: null, name: null, role: 'anonymous', scope: 'read' };

/** The two system users that every database has. They cannot sign in. */
export const DESK: Viewer = { userId: 1, name: 'The desk', role: 'admin', scope: 'write' };
export const TERMINAL: Viewer = { userId: 2, name: 'Terminal', role: 'admin', scope: 'write' };

/** The actor of what the program does by itself. */
export const DESK_ACTOR = { id: 1 } as const;

const RANK = { anonymous: 0, viewer: 1, checker: 2, editor: 3, admin: 4 } as const;

/** Whether a role reaches as far as another: an editor may do what a checker may. */
export function reaches(role: Role | 'anonymous', needed: Role | 'anonymous'): boolean {
  return RANK[role] >= RANK[needed];
}

/** Whether words that are not on the record may be shown: checkers and up. */
export function seesRestricted(viewer: Viewer): boolean {
  return reaches(viewer.role, 'checker');
}

/** Whether anything on the record may be changed by this viewer. */
export function mayWrite(viewer: Viewer): boolean {
  return viewer.scope === 'write' && reaches(viewer.role, 'checker');
}
