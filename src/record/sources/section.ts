import { CREDIT_ROLES, CREDIT_WORDS, type CreditRole, keysOf } from '../../vocabulary.js';
import { authorsOf, wordAuthor } from './model.js';

// What other pages show of a source.

/**
 * Who did what for a source, by role: a term (`Author`, `Interviewed by`) and the names.
 * @param column the authors column
 */
export function creditFacts(column: string): [term: string, names: string][] {
  const authors = authorsOf(column);
  return keysOf(CREDIT_ROLES).flatMap((wanted): [string, string][] => {
    const names = authors.filter(({ role = 'author' }) => role === wanted).map(wordAuthor);
    return names.length === 0 ? [] : [[termOf(wanted), names.join(', ')]];
  });
}

function termOf(role: CreditRole): string {
  if (role === 'author') return CREDIT_ROLES.author;
  const words = CREDIT_WORDS[role];
  return words.charAt(0).toUpperCase() + words.slice(1);
}
