import { firstIndex } from '../../text/first-index.js';
import { isGivenName } from '../speakers/given-names.js';
import type { ReadParties } from '../speakers/mention.js';
import type { Party, PartyMention } from '../speakers/party.js';
import { endsName } from '../speakers/titles.js';

// Whether a name leaves no doubt who is meant.

/** A person by two words, by one with a title, or by one that is used again. */
export function isFullyNamed(party: Party): boolean {
  const { name, kind, titles, mentions } = party;
  if (kind === 'body') return isNamedBody(party);
  const isFull = /\p{L}[\s.]+\S*\p{L}/u.test(name);
  return kind === 'person' && (isFull || titles.length > 0 || mentions.length > 1);
}

/** By its own words, an acronym or a noun beside it: “the Civic” may be one of its members. */
function isNamedBody({ name, titles }: Party): boolean {
  const words = name.toLowerCase().split(/\s/);
  return (
    titles.length > 0 ||
    /^\p{Lu}{2,}$/u.test(name) ||
    // “the Times” alone may be any.
    (words.length > 1 && [words[0], words.at(-1)].some((word) => endsName(word ?? '')))
  );
}

/** “his sister Mara”, where a Mara Voss is named too. */
export function isGivenNameAlone(
  { words }: ReadParties,
  { name }: Party,
  { first, last, form }: PartyMention,
): boolean {
  const [given = '', ...others] = name.toLowerCase().split(/\s/);
  return (
    form === 'short' &&
    first === last &&
    others.length > 0 &&
    words.lower[first] === given &&
    isGivenName(given)
  );
}

/** “Mr Voss … his son, Karl Voss, … Voss said”: a surname that another bears, whom the text calls by it alone. */
export function mayBeRelative(
  { words }: ReadParties,
  { titles, mentions }: Party,
  { form, last, first }: PartyMention,
): boolean {
  if (form !== 'short' || first !== last) return false;
  if (titles.some((title) => KIN.test(title)) || isBesideKin(words, mentions, first)) return true;
  const [earliest] = mentions;
  const isTitled = earliest !== undefined && earliest.titleFirst < earliest.first;
  return isTitled && earliest.form === 'short' && (words.paragraphs[earliest.first] ?? 0) > 1;
}

const KIN =
  /(?:^|\s)(?:son|daughter|wife|husband|brother|sister|father|mother|widow|widower|cousin|uncle|aunt|nephew|niece|grandson|granddaughter|grandfather|grandmother)(?:\s|$)/u;

const WHOSE = new Set(['his', 'her', 'their', 'whose']);
/** Words before a surname in which a relative is looked for. */
const MAX_WORDS_BEFORE = 40;

/** “Her husband, Carl, … Mr Manzano said”: since the full name a relative came up, who has the surname too. */
function isBesideKin(
  { lower, paragraphs }: ReadParties['words'],
  mentions: readonly PartyMention[],
  at: number,
): boolean {
  const own = firstIndex(mentions.length, (index) => (mentions[index] as PartyMention).first >= at);
  const full = mentions
    .slice(Math.max(0, own - MAX_WORDS_BEFORE), own)
    .findLast(({ form }) => form === 'full');
  for (let word = Math.max(0, at - MAX_WORDS_BEFORE, full?.last ?? 0); word < at; word += 1)
    if (
      paragraphs[word] === paragraphs[at] &&
      WHOSE.has(lower[word] ?? '') &&
      KIN.test(lower[word + 1] ?? '')
    )
      return true;
  return false;
}
