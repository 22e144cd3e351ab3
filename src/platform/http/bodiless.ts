/**
 * Whether an address says it all, so that a script may send nothing with a write to it: trash, restoration,
 * agreement and the like. Everywhere else nothing at all is no JSON.
 * @param path as the permission table has it
 */
export function needsFields(method: string, path: string): boolean {
  return method !== 'DELETE' && !SAYS_IT_ALL.test(path);
}

const SAYS_IT_ALL =
  /\/(?:trash|restoration|resolution|reopening|agreement|removal|reversal|revocation|recheck|sessions\/end|users\/:id\/links|second-factor\/reset|practice-story|sign-out|sign-in\/links\/:secret)$/;
