import { isGivenName } from '../quotations/speakers/given-names.js';
import { type Tokens, tokenText } from '../reading/tokens/tokens.js';
import { fold } from '../text/fold.js';
import { BODY_WORDS } from '../words/naming.js';
import { otherFormsOf } from '../words/nicknames.js';
import { TITLES } from '../words/titles.js';

// Whether a text names a person or body at all: “he” may then be that person.

interface KnownName {
  /** Folded, of several letters, without titles. */
  readonly words: readonly string[];
  /** By short forms of these words, the word. */
  readonly others: ReadonlyMap<string, string>;
  readonly isBody: boolean;
  readonly initials: string;
}

/**
 * Whether a text has, before a position, a word of these names, or one spelt nearly so, that could stand for them.
 * @param until in UTF-16 code units
 */
export function mayBeNamed(
  tokens: Tokens,
  known: readonly string[],
  until: number = tokens.text.length,
): boolean {
  return known.map(readKnown).some((name) => isNamedIn(tokens, name, { until, counts: () => true }));
}

/** Whether a text has a word of these names other than the surname: the given name, or a short form of it. */
export function hasGivenName(tokens: Tokens, known: readonly string[]): boolean {
  return known.map(readKnown).some((name) =>
    isNamedIn(tokens, name, {
      until: tokens.text.length,
      counts: (word) => word !== name.words.at(-1) || name.words.length < 2,
    }),
  );
}

function readKnown(name: string): KnownName {
  const all = fold(name)
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean);
  const words = all.filter((word) => word.length > 2 && !TITLES.has(word));
  const initials = all.length > 1 ? all.map((word) => word.charAt(0)).join('') : '';
  const others = new Map(words.flatMap((word) => otherFormsOf(word).map((other) => [other, word] as const)));
  return { words, others, isBody: BODY_WORDS.has(all.at(-1) ?? ''), initials };
}

interface Sought {
  readonly until: number;
  readonly counts: (word: string) => boolean;
}

function isNamedIn(tokens: Tokens, name: KnownName, { until, counts }: Sought): boolean {
  const likes = tokens.forms.map((form) => likeIn(name, form));
  for (let token = 0; token < tokens.count && (tokens.starts[token] ?? 0) < until; token += 1) {
    const word = likes[tokens.formOf[token] ?? 0] ?? null;
    if (word !== null && counts(word) && mayStandFor(tokens, token, { name, word })) return true;
  }
  return false;
}

/** The word of the name that a form may be; null for none. */
function likeIn({ words, others, initials }: KnownName, form: string): string | null {
  if (/^\P{L}|^\p{Ll}/u.test(form)) return null;
  const folded = fold(form).replace(/'s$/u, '');
  if (folded === initials && folded.length > 1) return initials;
  return (
    words.find((word) => folded === word || (word.length > 4 && folded.startsWith(word.slice(0, -1)))) ??
    others.get(folded) ??
    null
  );
}

interface Stand {
  readonly name: KnownName;
  readonly word: string;
}

/** Of “James Lind”, neither “James Berg” nor “Ada Lind”; of “Harbour Council”, not the word “Council” alone. */
function mayStandFor(tokens: Tokens, token: number, { name, word }: Stand): boolean {
  const [before, after] = [neighbour(tokens, token, -1), neighbour(tokens, token, 1)];
  const isOwn = (form: string) => likeIn(name, form) !== null;
  if (word === name.initials || name.words.length < 2 || isOwn(before) || isOwn(after)) return true;
  if (name.isBody) return false;
  if (word !== name.words.at(-1)) return !isCapital(after);
  return !isGivenName(before) || !isCapital(before);
}

function isCapital(form: string): boolean {
  return /^\p{Lu}/u.test(form);
}

/** The word directly before or after, beyond an initial: “James E. Lind”. Empty for none. */
function neighbour(tokens: Tokens, token: number, step: 1 | -1): string {
  for (let at = token + step; Math.abs(at - token) < 4; at += step) {
    const form = at < 0 || at >= tokens.count ? '' : tokenText(tokens, at);
    if (tokens.sentenceOf[at] !== tokens.sentenceOf[token]) return '';
    if (form === '.' || /^\p{Lu}$/u.test(form)) continue;
    return form;
  }
  return '';
}
