import { listed } from '../../../platform/lib/text/how-many.js';
import { CREDIT_ROLES, CREDIT_WORDS, keysOf } from '../../../vocabulary.js';
import type { Credit, Name } from '../model.js';

/** Who did what for a source, by role: `by Ann Weber and Bo Lind`, `hosted by Cy Dent`. */
export function creditsInWords(credits: readonly Credit[]): string[] {
  return keysOf(CREDIT_ROLES).flatMap((wanted) => {
    const names = credits.filter(({ role }) => role === wanted).map(nameInWords);
    return names.length === 0 ? [] : [`${CREDIT_WORDS[wanted]} ${listed(names)}`];
  });
}

/** `Ann Weber`, or a name that has no parts. */
export function nameInWords(name: Name): string {
  if ('literal' in name) return name.literal;
  return name.given === null ? name.family : `${name.given} ${name.family}`;
}
