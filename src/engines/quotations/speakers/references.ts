import { setOf } from '../../words/lists.js';
import { PREPOSITIONS, ROLES } from '../../words/naming.js';
import { isSpeechVerb } from '../../words/saying.js';
import { antecedentOf } from './antecedent.js';
import type { Discourse, Reference } from './discourse.js';
import { genderOfNoun } from './gendered-nouns.js';
import { firstFrom } from './mention.js';
import { type MentionRole, roleOf } from './roles.js';
import { gapAfter, isCapital, isSpaced, wordFrom } from './words.js';

// Reads whom names, pronouns and descriptions mean, from the start of a text on.

/** Reads the references before a word. */
function readUpTo(discourse: Discourse, at: number): void {
  const { read, references } = discourse;
  const { words, parties } = read;
  let next = firstFrom(parties.mentions, words.starts[discourse.upTo] ?? 0);
  for (let word = discourse.upTo; word < at; word += 1) {
    discourse.upTo = word + 1;
    const mention = parties.mentions[next];
    if (mention !== undefined && mention.first <= word) {
      if (mention.first === word)
        references.push({
          party: mention.party,
          gender: null,
          first: word,
          role: roleOf(words, parties, next),
        });
      next += 1;
      continue;
    }
    if (!MAY_REFER.has(words.lower[word] ?? '')) continue;
    const found = pronounAt(discourse, word) ?? unnamedAt(discourse, word) ?? describedAt(discourse, word);
    if (found !== null) references.push(found);
  }
}

const PRONOUNS: ReadonlyMap<string, readonly ['he' | 'she', MentionRole]> = new Map([
  ['he', ['he', 'subject']],
  ['she', ['she', 'subject']],
  ['him', ['he', 'object']],
  ['his', ['he', 'possessive']],
  ['her', ['she', 'possessive']],
]);

function pronounAt(discourse: Discourse, at: number): Reference | null {
  const [pronoun, role] = PRONOUNS.get(discourse.read.words.lower[at] ?? '') ?? [];
  if (pronoun === undefined || role === undefined || discourse.read.words.quoted[at] === 1) return null;
  const meant = antecedentOf(discourse, { kind: 'pronoun', pronoun, at });
  return meant === null ? null : { party: meant.party, gender: null, first: at, role };
}

const MAX_DESCRIPTION_WORDS = 5;

/** “A senator who was there”, at the start of a sentence or after a verb of saying: somebody new without a name. */
function unnamedAt({ read: { words }, references }: Discourse, at: number): Reference | null {
  if (!NEW.has(words.lower[at] ?? '') || words.quoted[at] === 1) return null;
  const before = at > 0 && isSpaced(words, at - 1) ? (words.lower[at - 1] ?? '') : '';
  // “Mara Voss, a senator” and “is a senator” bring up nobody new.
  if (NOT_NEW.has(before) || (at > 0 && gapAfter(words, at - 1) === ', ')) return null;
  const begins = words.sentences[at] !== words.sentences[at - 2] || isSpeechVerb(before);
  if (!begins || PREPOSITIONS.has(before)) return null;
  const noun = nounAfter(words.lower, at, (word) => isSpaced(words, word));
  if (noun === null || (isSpaced(words, noun) && isCapital(words, noun + 1))) return null;
  if (gapAfter(words, noun) === ', ' && isCapital(words, noun + 1)) return null;
  const gender = genderOfNoun(words.lower[noun] ?? '');
  return { party: -1 - references.length, gender, first: at, role: 'subject' };
}

const NEW = setOf('a an one another');
/** With which words somebody is meant or brought up. */
const MAY_REFER: ReadonlySet<string> = new Set([...PRONOUNS.keys(), ...NEW, 'the']);
const NOT_NEW = setOf('is was as be been being become became like than not or and');

function nounAfter(
  lower: readonly string[],
  at: number,
  isSpacedAfter: (word: number) => boolean,
): number | null {
  for (let word = at + 1; word <= at + MAX_DESCRIPTION_WORDS && isSpacedAfter(word - 1); word += 1) {
    if (PREPOSITIONS.has(lower[word] ?? '')) return null;
    if (ROLES.has(lower[word] ?? '') && !(isSpacedAfter(word) && ROLES.has(lower[word + 1] ?? '')))
      return word;
  }
  return null;
}

/** “the senator”, where somebody whom the text names is described so. */
function describedAt(discourse: Discourse, at: number): Reference | null {
  const { words } = discourse.read;
  if (words.lower[at] !== 'the' || words.quoted[at] === 1) return null;
  const noun = nounAfter(words.lower, at, (word) => isSpaced(words, word));
  if (noun === null || (isSpaced(words, noun) && isCapital(words, noun + 1))) return null;
  const meant = antecedentOf(discourse, {
    kind: 'description',
    noun: words.lower[noun] ?? '',
    words: words.lower.slice(at, noun + 1),
    at,
    isDefinite: true,
    isPossessed: false,
  });
  const before = at > 0 && isSpaced(words, at - 1) ? (words.lower[at - 1] ?? '') : '';
  const role = PREPOSITIONS.has(before) ? 'oblique' : 'subject';
  return meant === null ? null : { party: meant.party, gender: null, first: at, role };
}

/** The word at a position, and everything before it read. */
export function wordReadAt(discourse: Discourse, position: number): number {
  const at = wordFrom(discourse.read.words, position);
  readUpTo(discourse, at);
  return at;
}
