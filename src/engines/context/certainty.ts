import type { Speaker } from '../quotations/found.js';
import { genderByName } from '../quotations/speakers/given-names.js';
import type { Reading } from '../reading/reading.js';
import { isNamed as isTurnOf } from '../reading/turns/turn.js';
import { fold } from '../text/fold.js';
import { settingWords } from '../words/settings.js';
import { hasGivenName, mayBeNamed } from './may-be-named.js';
import type { PassageContext } from './passage-context.js';
import { compareNames } from './same-person.js';

// How sure it is whom a text credits, seen from a name on record.

/**
 * `named`: the text credits the words by name or label. `inferred`: by “he” or “the minister”, and this cannot be the
 * person whose names it was read for. `open`: it may be.
 */
export type Certainty = 'named' | 'inferred' | 'open';

/** @param known all names of the speaker on record */
export function certaintyOf(
  reading: Reading,
  speaker: Speaker,
  { name, isNamed }: Pick<PassageContext, 'name' | 'isNamed'>,
  known: readonly string[],
): Certainty {
  const { tokens } = reading;
  if (name === null) return isNewcomer(tokens, speaker, known) ? 'inferred' : 'open';
  if (isUnknownQuestioner(reading, speaker, known)) return 'open';
  if (isNamed) return isSharedName(tokens, speaker, { name, known }) ? 'open' : 'named';
  if (isOtherGender(speaker, known)) return 'inferred';
  // “He” may be anybody whom the text has named, and nobody else; a speaker who is inferred may be named below.
  const until = speaker.naming === 'inferred' ? tokens.text.length : reading.sentenceAt(speaker.start)[1];
  return mayBeNamed(tokens, known, until) ? 'open' : 'inferred';
}

/** “A student said”: nobody whom the text has named before. */
function isNewcomer(
  tokens: Reading['tokens'],
  { naming, text, start }: Speaker,
  known: readonly string[],
): boolean {
  const words: readonly string[] = fold(text).match(/[\p{L}-]+/gu) ?? [];
  const isPerson = !words.slice(0, MAX_NOUN).some((word) => DOCUMENTS.has(word));
  const isIndefinite =
    naming === 'description' && /^(?:an?|one|another|someone|somebody)\b/iu.test(text) && isPerson;
  // “A Holt aide” may speak for Holt.
  const isOfKnown = known.some((name) =>
    fold(name)
      .split(/\s+/u)
      .some((word) => words.includes(word)),
  );
  return isIndefinite && !isOfKnown && mayBeNamed(tokens, known, start);
}

/** What somebody has written or made, who may be named. */
const DOCUMENTS = new Set(settingWords('documents').split('|'));

/** Words among which the noun of a description stands. */
const MAX_NOUN = 6;

/** “Q.”, who may be an interviewer on record, unless that person answers. */
function isUnknownQuestioner(
  { turns, tokens }: Reading,
  speaker: Speaker,
  known: readonly string[],
): boolean {
  if (speaker.naming !== 'label' || speaker.resolved !== null) return false;
  const own = turns.find(({ label }) => label !== null && label[0] === speaker.start);
  if (own === undefined || !own.isQuestioner) return false;
  return !turns.some(
    (turn) =>
      !turn.isQuestioner &&
      (isTurnOf(turn, known) || (turn.isAnswer && mayBeNamed(tokens, known, tokens.text.length))),
  );
}

interface Names {
  readonly name: string;
  readonly known: readonly string[];
}

/** “Ms Holt”, taken for Ada Holt, where the text names a Mara Holt too; and “Holt”, where it names both. */
function isSharedName(
  tokens: Reading['tokens'],
  { text, resolved }: Speaker,
  { name, known }: Names,
): boolean {
  const words = name.split(/\s+/u);
  if (compareNames(name, known) !== 'another')
    return resolved !== null && resolved !== name && words.length < 2;
  if (words.some((word, at) => at < words.length - 1 && text.includes(word))) return false;
  return compareNames(words.at(-1) ?? name, known) !== 'another' && hasGivenName(tokens, known);
}

/** “She said”, of a man. */
function isOtherGender({ text, naming }: Speaker, known: readonly string[]): boolean {
  const [, pronoun] = /^(he|she)\b/iu.exec(naming === 'pronoun' ? text : '') ?? [];
  if (pronoun === undefined) return false;
  const own = pronoun.toLowerCase() === 'she' ? 'male' : 'female';
  return known.length > 0 && known.every((name) => genderByName(name.split(/\s+/u)) === own);
}
