import type { Span } from '../../text/span.js';
import { setOf } from '../../words/lists.js';
import { BODY_NOUNS, PREPOSITIONS, ROLES } from '../../words/naming.js';
import { TITLES } from '../../words/titles.js';
import { contextOf } from './context.js';
import { firstFrom, type ReadParties } from './mention.js';
import type { Party, PartyMention } from './party.js';
import { isInTitleLine } from './title-lines.js';
import { isCapital, isSpaced, type TextWords, wordFrom } from './words.js';

// The office or profession with which a text credits somebody, as printed: “Foreign Minister”, “the mayor of Halvern”.

/** Mentions that are looked at for one, in order. */
const MAX_MENTIONS = 20;

/** By the words that name the speaker, or by the first of the text that say it; null where none do. */
export function officeIn(read: ReadParties, party: Party, span: Span): string | null {
  const { all, mentions } = read.parties;
  const own = mentions[firstFrom(mentions, span[0])];
  const isOwn = own !== undefined && own.end <= span[1] && all[own.party] === party;
  return (isOwn ? officeOf(read.words, own) : null) ?? firstOffice(read.words, party);
}

const known = new WeakMap<Party, string | null>();

function firstOffice(words: TextWords, party: Party): string | null {
  let office = known.get(party);
  if (office !== undefined) return office;
  office = null;
  for (const mention of party.mentions.slice(0, MAX_MENTIONS))
    if (!isInTitleLine(words, mention.first)) office ??= officeOf(words, mention);
  known.set(party, office);
  return office;
}

function officeOf(words: TextWords, mention: PartyMention): string | null {
  const { title, apposition } = contextOf(words, mention);
  for (const part of [title && wholeTitle(words, title), apposition && withArticle(words, apposition)]) {
    const office = part && asOffice(words, part);
    if (office) return office;
  }
  return null;
}

/** “Tulsa police Chief”: with the words before that say of what, as long as they are names or bodies. */
function wholeTitle(words: TextWords, [start, end]: Span): Span {
  let first = wordFrom(words, start);
  while (first > 0 && isSpaced(words, first - 1) && BODY_NOUNS.has(words.lower[first - 1] ?? '')) first -= 1;
  return [words.starts[first] ?? start, end];
}

function withArticle(words: TextWords, [start, end]: Span): Span {
  const before = wordFrom(words, start) - 1;
  const isArticle = before >= 0 && isSpaced(words, before) && words.lower[before] === 'the';
  return [isArticle ? (words.starts[before] ?? start) : start, end];
}

/**
 * Words that describe somebody, where they name an office; null for “Ms.”, for several (“Sens.”), for a relative or friend, and for what somebody does
 * (“shaking his head”).
 */
export function asOffice(words: TextWords, [start, end]: Span): string | null {
  const first = wordFrom(words, start);
  if (first > 0 && isSpaced(words, first - 1) && OWNERS.has(words.lower[first - 1] ?? '')) return null;
  let head = -1;
  for (let at = first; at < words.count && (words.starts[at] ?? 0) < end; at += 1) {
    const word = words.lower[at] ?? '';
    if (PREPOSITIONS.has(word)) break;
    if (at === first && /ing$/.test(word)) return null;
    if (OWNERS.has(word) || (KIN.has(word) && !isCapital(words, at))) return null;
    if (ROLES.has(word) || BODY_NOUNS.has(word) || (TITLES.has(word) && !NO_OFFICES.has(word))) head = at;
  }
  if (head < 0) return null;
  return words.text
    .slice(start, end)
    .replace(/\s+/gu, ' ')
    .replace(/^(?:(?:Mrs?|Ms|Miss|Dr|Sir)\.?|now|then|formerly|once|also) /u, '')
    .replace(/ (?:and|or|but|of|at|in|for)$/u, '')
    .replace(/(?<=\p{Ll}{4})[.,;:]+$/u, '');
}

const NO_OFFICES = setOf(
  'mr mrs ms miss mx dr sir dame lord lady madam madame mme mlle monsieur m herr frau signor signora don dona señor ' +
    'señora sens reps presidents former interim',
);
const OWNERS = setOf('his her my our your whose');
const KIN = setOf(
  'son daughter wife husband brother sister father mother widow widower cousin uncle aunt nephew niece grandson ' +
    'granddaughter grandfather grandmother friend girlfriend boyfriend neighbour neighbor fiancé fiancée',
);
