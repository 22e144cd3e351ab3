import { isFunction } from '../../reading/turns/called.js';
import { setOf } from '../../words/lists.js';
import { isHeadingWord } from '../../words/turns.js';
import { isEpithet } from '../speakers/epithets.js';
import { isGivenName } from '../speakers/given-names.js';
import type { ReadParties } from '../speakers/mention.js';
import type { Party, PartyMention } from '../speakers/party.js';

import { gapAfter, isCapital, isSpaced, type TextWords } from '../speakers/words.js';
import { sharedNamesOf } from './shared-names.js';

// Whether a name is one person’s or body’s: no pair, no heading, no office, and no name that two of the text bear.

export function isOneParty(read: ReadParties, mention: PartyMention): boolean {
  const party = read.parties.all[mention.party];
  return !(
    party === undefined ||
    isJoined(read.words, mention) ||
    (party.kind !== 'body' && LINKED.test(party.name)) ||
    isHeadingWord(party.name.toLowerCase()) ||
    isFunction(party.name) ||
    isOffice(read.words, mention, party) ||
    isRankOfAnother(read, party) ||
    isLoneName(party) ||
    isSharedName(read, mention)
  );
}

const LINKED = / (?:and|und|et|y|e) |&/u;

/** “Rosa and Tim”, “Marlo & Bex”: the name of another directly before or after it. */
function isJoined(words: TextWords, { titleFirst, first, last }: PartyMention): boolean {
  const before = gapAfter(words, titleFirst - 1);
  if (titleFirst > 0 && /^ [&+/] $/u.test(before)) return true;
  if (/^ ?[&+/] ?/u.test(gapAfter(words, last))) return true;
  const isAfterAnd =
    titleFirst > 1 && words.lower[titleFirst - 1] === 'and' && isSpaced(words, titleFirst - 1);
  const isPair = isAfterAnd && isSpaced(words, titleFirst - 2) && isCapital(words, titleFirst - 2);
  const isBeforeAnd = words.lower[last + 1] === 'and' && isSpaced(words, last) && isCapital(words, last + 2);
  return isPair || (isBeforeAnd && isSpaced(words, last + 1) && first <= last);
}

/** “the CFO”, “the MM”: the letters of an office rather than of a body. */
function isOffice(words: TextWords, { titleFirst, form }: PartyMention, { name }: Party): boolean {
  if (form !== 'full' || !/^\p{Lu}{2,5}$/u.test(name)) return false;
  const isShort = name.length === 2 && titleFirst > 0 && words.lower[titleFirst - 1] === 'the';
  return isShort || isOfficeInLetters(name);
}

/** “GP”, “CEO”: letters that stand for an office, whoever holds it. */
export function isOfficeInLetters(name: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(name) && (/^C.O$/.test(name) || OFFICES.has(name.toLowerCase()));
}

/** “SSP insists … SSP Haroon Jatala”: letters that stand before the name of somebody. */
function isRankOfAnother({ parties }: ReadParties, { name }: Party): boolean {
  if (!/^\p{Lu}{2,5}$/u.test(name)) return false;
  const rank = name.toLowerCase();
  return parties.all.some(
    (other) => other.kind === 'person' && (other.titleWords.has(rank) || other.name.startsWith(`${name} `)),
  );
}

const OFFICES = setOf('ciso md pm fm mp mep mla mm da ag dpp gm hr it pr pi pc dc ds di gp rn');

/** “her daughter Maeve”, “plucky Ona”: a given name is all that the text has. */
function isLoneName({ kind, name, titles }: Party): boolean {
  if (kind !== 'person' || /\s/.test(name)) return false;
  const words = titles.flatMap((title) => title.split(/\s/));
  if (words.some((word) => RANKS.test(word))) return false;
  const isFamiliar =
    titles.length > 0 && words.every((word) => isEpithet(word.toLowerCase()) || KIN.test(word));
  return isFamiliar || isGivenName(name.toLowerCase());
}

/** Titles that stand before a given name alone. */
const RANKS =
  /^(?:King|Queen|Prince|Princess|Pope|Sister|Brother|Father|Mother|Saint|Emperor|Empress|Sultan|Emir|Archbishop|Bishop|Patriarch|Imam)$/;
const KIN =
  /^(?:her|his|their|the|eldest|younger|older|youngest|son|daughter|wife|husband|brother|sister|father|mother|widow|widower|cousin|uncle|aunt|nephew|niece|partner|friend|girlfriend|boyfriend|grandson|granddaughter|twin)$/i;

/** A surname that two have, or a person under whose name two given names were taken together. */
function isSharedName(read: ReadParties, mention: PartyMention): boolean {
  const { surname, given } = sharedNamesOf(read);
  return given.has(mention.party) || (mention.form === 'short' && surname.has(mention.party));
}
