/**
 * A pattern for LIKE that finds a text anywhere. NOTE: LIKE gives % and _ a meaning of their own; here
 * each stands for any one character, so that a search for 5_000 still finds it and never finds all.
 */
export function likePattern(text: string): string {
  return `%${text.replace(/[%_]/g, '_')}%`;
}
