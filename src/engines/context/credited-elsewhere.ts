import { isGivenName } from '../quotations/speakers/given-names.js';
import type { Region } from '../reading/regions/region.js';
import type { Span } from '../text/span.js';
import { patternOf } from '../words/lists.js';
import { finiteForms, participles } from '../words/saying.js';

// Whom the clause around a quotation names as its speaker, in German, French, Spanish and Italian.

/** UTF-16 code units of a clause that brings in words, or follows them. */
const MAX_CLAUSE_UTF16 = 200;

const ROMANCE = ['fr', 'es', 'it'] as const;
const VERB = `(?:${patternOf(ROMANCE.flatMap(finiteForms))}|(?:a|ont|avait|ha|han|había|aveva) (?:\\p{Ll}+ )?(?:${patternOf(ROMANCE.flatMap(participles))}))`;
const NAME =
  "\\p{Lu}[\\p{L}’'-]+(?: (?:\\p{Lu}\\.|(?:de|del|de la|di|da|van|von|du|le) (?=\\p{Lu})))*(?: \\p{Lu}[\\p{L}’'-]+)+";
/** “a déclaré le ministre Paul Okafor”, and not “dijo a Paul Okafor” */
const NO_LISTENER =
  "(?: (?!(?:a|à|al|aux?|de|del|di|du|des|con|avec|sur|sobre|pour|para|que|che)\\b)[\\p{Ll}’'-]+)";
const SAID_BY = new RegExp(`^([\\s,]*${VERB}${NO_LISTENER}{0,4}? )(${NAME})`, 'u');

/** “so die Ministerin Heike Lorenz: |” */
const SO = /(?:^|[,.;] |\n)[Ss]o (?:\p{Ll}+ )?((?:\p{Lu}[\p{L}-]+ )*\p{Lu}[\p{L}-]+):\s*$/u;

/** Null where it names none so. */
export function namedElsewhere(text: string, { outer: [start, end] }: Region): Span | null {
  const [, before = '', name] = SAID_BY.exec(text.slice(end, end + MAX_CLAUSE_UTF16)) ?? [];
  if (name !== undefined) return [end + before.length, end + before.length + name.length];
  const from = Math.max(0, start - MAX_CLAUSE_UTF16);
  const clause = text.slice(from, start);
  const words = SO.exec(clause)?.[1]?.split(' ') ?? [];
  const given = words.findIndex((word, at) => at < words.length - 1 && isGivenName(word));
  if (given < 0) return null;
  const own = words.slice(given).join(' ');
  const at = from + clause.lastIndexOf(own);
  return [at, at + own.length];
}
