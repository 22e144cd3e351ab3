import { setOf } from '../../words/lists.js';
import { DETERMINERS, ROLES } from '../../words/naming.js';
import { isSpeechVerb } from '../../words/saying.js';
import type { ReasonKey } from '../reasons.js';
import { type Accepts, type Candidate, weigh } from './candidates.js';
import { describedBy } from './described.js';
import type { Discourse } from './discourse.js';
import type { Gender } from './given-names.js';
import { type Description, firstFrom, type Pronoun, type SpeakerForm } from './mention.js';
import type { Party } from './party.js';
import { gapAfter, type TextWords } from './words.js';

// Whom a pronoun or a description means: always one of those whom the text names.

export interface Antecedent {
  /** Index of the party. */
  readonly party: number;
  readonly reason: ReasonKey;
}

/** Null where the text does not say. What is before the words has been read. */
export function antecedentOf(
  discourse: Discourse,
  form: Exclude<SpeakerForm, { kind: 'name' } | { kind: 'group' }>,
): Antecedent | null {
  if (form.kind === 'description') return ofDescription(discourse, form);
  return ofPronoun(discourse, form.pronoun, form.at);
}

function ofPronoun(discourse: Discourse, pronoun: Pronoun, at: number): Antecedent | null {
  if (pronoun === 'they') return null;
  if (pronoun === 'first') return ofFirstPerson(discourse, at);
  if (pronoun === 'relative') return ofRelative(discourse, at);
  if (pronoun === 'it') return ofIt(discourse, at);
  const gender: Gender = pronoun === 'he' ? 'male' : 'female';
  const accepts: Accepts = {
    party: (party) => isPersonOf(party, gender),
    unnamed: (other) => other === null || other === gender,
  };
  const found = weigh(discourse, at, accepts);
  if (found.length > 1 && isToSameGender(discourse.read.words, at, gender)) return null;
  const people = found.map((one) =>
    discourse.read.parties.all[one.party]?.gender === gender
      ? { ...one, weight: one.weight * KNOWN_GENDER }
      : one,
  );
  const reason = gender === 'male' ? 'last_man' : 'last_woman';
  return people.length > 0 ? best(discourse, people, reason) : namedAfter(discourse, at, accepts.party);
}

/** “She told her”: the two are not one, and the text does not say who is who. */
function isToSameGender({ lower }: TextWords, at: number, gender: Gender): boolean {
  const object = gender === 'male' ? 'him' : 'her';
  for (let verb = at + 1; verb <= at + 3; verb += 1)
    if (ADDRESSING.has(lower[verb] ?? ''))
      return lower[verb + 1] === object && !ROLES.has(lower[verb + 2] ?? '');
  return false;
}

const ADDRESSING = setOf(
  'told tells asked asks warned warns reminded reminds called calls advised urged assured begged',
);

/** How much more a person of the same gender weighs than one of unknown gender. */
const KNOWN_GENDER = 2;

function isPersonOf(party: Party, gender: Gender): boolean {
  return party.kind === 'person' && (party.gender === null || party.gender === gender);
}

/** Null where somebody whom the text does not name is more likely meant. */
function best({ last }: Discourse, candidates: readonly Candidate[], reason: ReasonKey): Antecedent | null {
  const [first] = candidates.toSorted((one, other) => other.weight - one.weight);
  if (first === undefined || first.party < 0) return null;
  return { party: first.party, reason: first.party === last?.party ? 'same_speaker' : reason };
}

/** Of one sentence, looked at for whom a pronoun before them means. */
const MAX_NAMES = 10;

/** “When she left, Voss said …”: the first person named after it in the same sentence. */
function namedAfter(
  { read: { words, parties } }: Discourse,
  at: number,
  accepts: (party: Party) => boolean,
): Antecedent | null {
  const from = firstFrom(parties.mentions, words.ends[at] ?? 0);
  for (let index = from; index < from + MAX_NAMES; index += 1) {
    const mention = parties.mentions[index];
    if (mention === undefined || words.sentences[mention.first] !== words.sentences[at]) return null;
    const party = parties.all[mention.party];
    if (party !== undefined && accepts(party) && words.quoted[mention.first] === 0)
      return { party: mention.party, reason: 'named_after' };
  }
  return null;
}

/** “I” within somebody’s words. */
function ofFirstPerson({ read: { words }, around }: Discourse, at: number): Antecedent | null {
  const start = words.starts[at] ?? 0;
  const isWithin = around.spans.some((span) => start >= span[0] && start < span[1]);
  const isSingular = /^(?:i|my|me|mine)$/.test(words.lower[at] ?? '');
  return isWithin && isSingular && around.party !== null
    ? { party: around.party, reason: 'own_words' }
    : null;
}

/** “Voss, who said”, “Voss, the mayor, who”, “Voss, a former mayor who”: directly after the name or its apposition. */
function ofRelative({ read: { words, parties } }: Discourse, at: number): Antecedent | null {
  const start = words.starts[at] ?? 0;
  const from = firstFrom(parties.mentions, start) - 1;
  for (let index = from; index >= 0 && index > from - 3; index -= 1) {
    const mention = parties.mentions[index];
    if (mention === undefined || words.sentences[mention.first] !== words.sentences[at]) return null;
    const isApposed = gapAfter(words, mention.last) === ', ' && isNounPhrase(words, mention.last + 1, at);
    if (start - mention.end <= 2 || isApposed) return { party: mention.party, reason: 'relative' };
  }
  return null;
}

/** Whether words are an apposition, as far as they begin with a determiner or a noun and have no verb. */
function isNounPhrase(words: TextWords, first: number, end: number): boolean {
  const word = words.lower[first] ?? '';
  if (end - first > 12 || !(DETERMINERS.has(word) || ROLES.has(word))) return false;
  for (let at = first; at < end; at += 1)
    if (isSpeechVerb(words.lower[at] ?? '') || VERBS.has(words.lower[at] ?? '')) return false;
  return true;
}

const VERBS = setOf('is was are were has had have will would can could and but said who which');

/** A body that spoke just before; “it” is more often a thing. */
function ofIt({ read: { words, parties }, last }: Discourse, at: number): Antecedent | null {
  if (last === null || last.party === null || parties.all[last.party]?.kind !== 'body') return null;
  const sentences = (words.sentences[at] ?? 0) - (words.sentences[sentenceWord(words.ends, last.end)] ?? 0);
  return sentences <= 1 ? { party: last.party, reason: 'same_speaker' } : null;
}

function sentenceWord(ends: Int32Array, position: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ofDescription(discourse: Discourse, description: Description): Antecedent | null {
  if (!description.isDefinite) return null;
  const { fits, reason, mayBe } = describedBy(description);
  const unnamed = (): boolean => false;
  const fitting = weigh(discourse, description.at, { party: fits, unnamed });
  if (fitting.length > 0) return best({ ...discourse, last: null }, fitting, reason);
  if (description.isPossessed) return null;
  const [only, ...others] = weigh(discourse, description.at, { party: mayBe, unnamed });
  return only !== undefined && others.length === 0 ? { party: only.party, reason: 'only_person' } : null;
}
