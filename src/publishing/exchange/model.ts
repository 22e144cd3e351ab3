/** The two users that every desk has and nobody can be: their names, and their ids everywhere. */
export const SYSTEM_USERS: ReadonlyMap<string, number> = new Map([
  ['The desk', 1],
  ['Terminal', 2],
]);
