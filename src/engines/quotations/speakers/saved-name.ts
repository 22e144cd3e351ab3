import { isFunction } from '../../reading/turns/called.js';
import { isOfficeInLetters } from '../certainty/one-party.js';
import { isGivenName } from './given-names.js';
import type { ReadParties } from './mention.js';
import type { Party, PartyMention } from './party.js';
import { isInTitleLine } from './title-lines.js';
import { endsName } from './titles.js';
import { type TextWords, wordAt } from './words.js';

// The name under which a speaker would be saved: the fullest that the text has, without a title.

/** Null for one without a name of its own. Of a label the capitals are the style of the transcript. */
export function savedName(read: ReadParties, party: Party, isLabel: boolean): string | null {
  if (isOfficeInLetters(party.name) || (party.kind === 'person' && isFunction(party.name))) return null;
  const name = known.get(party) ?? fullestName(read, party);
  known.set(party, name);
  return name !== null && (isLabel || party.kind === 'person') ? inOrdinaryCase(name) : name;
}

const known = new WeakMap<Party, string | null>();

function fullestName({ words }: ReadParties, party: Party): string | null {
  const full = party.mentions.filter(({ form }) => form === 'full');
  const [first] = full;
  if (first === undefined) return party.name || null;
  const prose = full.filter((mention) => !isInTitleLine(words, mention.first));
  if (party.kind !== 'person') return bodyName(words, party);
  if (prose.length === 0) return namedInTitle(words, party, first);
  const best = prose.reduce((one, other) => (isFuller(words, other, one) ? other : one));
  return printed(words, best.first, best.last);
}

/** Names in the prose of a text have at most so many words. */
const MAX_WORDS = 5;

function isFuller(words: TextWords, other: PartyMention, one: PartyMention): boolean {
  const [long, short] = [lengthOf(words, other), lengthOf(words, one)];
  return long > short || (long === short && isInCapitals(words, one) && !isInCapitals(words, other));
}

/** In words; one that begins with a given name is fuller than any other: “Hillary Voss”, “Crooked Hillary Voss”. */
function lengthOf(words: TextWords, { first, last }: PartyMention): number {
  const own = words.lower[first] ?? '';
  return last - first + (isGivenName(own) && last > first ? MAX_WORDS : own.length === 1 ? -0.5 : 0);
}

function isInCapitals(words: TextWords, { last }: PartyMention): boolean {
  return !/\p{Ll}/u.test(wordAt(words, last));
}

/** “Ada Berg Warns Port” alone, where the text calls her “Berg”: from the given name to that word. */
function namedInTitle(words: TextWords, { mentions }: Party, { first, last }: PartyMention): string | null {
  const called = new Set(mentions.flatMap((one) => (one.form === 'short' ? [words.lower[one.last]] : [])));
  let end = last;
  while (end > first && !called.has(words.lower[end])) end -= 1;
  if (end === first) return last - first < MAX_WORDS ? printed(words, first, last) : null;
  let start = end - 1;
  while (start > first && !isGivenName(words.lower[start] ?? '')) start -= 1;
  return end - start < MAX_WORDS ? printed(words, start, end) : null;
}

/** “Otomo’s Renske de Wael” */
const WHOSE = /^\p{Lu}[\p{L}&-]*['’]s (?=\p{Lu}\S* \p{L})/u;

/** As printed, with the full stop of “Jr.”, without a possessive and without whose the person is. */
function printed({ text, starts, ends, lower }: TextWords, first: number, last: number): string {
  const end = ends[last] ?? 0;
  const stop = /^[js]r$/.test(lower[last] ?? '') && text[end] === '.' ? 1 : 0;
  return text
    .slice(starts[first], end + stop)
    .replace(/['’]s$/u, '')
    .replace(/\s+/gu, ' ')
    .replace(WHOSE, '');
}

/** “The Hill”: a name of one word has its article, where that has a capital within a sentence. */
function bodyName(words: TextWords, { name, mentions }: Party): string {
  if (!/^\p{Lu}\p{Ll}+$/u.test(name)) return name;
  const isCalled = ({ first: at }: PartyMention): boolean =>
    at > 1 && wordAt(words, at - 1) === 'The' && words.sentences[at - 2] === words.sentences[at];
  return mentions.some(isCalled) ? `The ${name}` : name;
}

/** Labels are in capitals: “MARA VOSS”, “O’NEILL”, “McCAIN”, “TOM LEE”, and not the “ABC” of “ABC NEWS”. */
export function inOrdinaryCase(name: string): string {
  const isBody = endsName(name.split(' ').at(-1)?.toLowerCase() ?? '');
  return name.replace(isBody ? LONG : LONG_OR_SPOKEN, (word) =>
    word
      .toLowerCase()
      .replace(/(?:^|[’'-])\p{Ll}/gu, (start) => start.toUpperCase())
      .replace(/^Mc\p{Ll}/u, (start) => `Mc${start.slice(2).toUpperCase()}`),
  );
}

const LONG = /(?<![\p{L}’'])(?:Mc)?\p{Lu}[\p{Lu}’'-]{3,}(?!\p{L})/gu;
const LONG_OR_SPOKEN =
  /(?<![\p{L}’'])(?:Mc)?(?:\p{Lu}[\p{Lu}’'-]{3,}|(?=\p{Lu}*[AEIOUY])\p{Lu}{3})(?!\p{L})/gu;
