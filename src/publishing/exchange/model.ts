/** The two system users, whom nobody can be: their names, and their ids in every database. */
export const SYSTEM_USERS: ReadonlyMap<string, number> = new Map([
  ['The desk', 1],
  ['Terminal', 2],
]);
