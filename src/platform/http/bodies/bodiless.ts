/**
 * Whether a write needs a body. Some addresses say everything (trash, restore, agree), so a script may send nothing;
 * everywhere else an empty body is not valid JSON.
 * @param path as in the permission table
 */
export function needsFields(method: string, path: string): boolean {
  return method !== 'DELETE' && !SAYS_IT_ALL.test(path);
}

const SAYS_IT_ALL =
  /\/(?:trash|restoration|resolution|reopening|agreement|removal|reversal|revocation|recheck|sessions\/end|users\/:id\/links|second-factor\/reset|practice-story|sign-out|sign-in\/links\/:secret)$/;
