import type { ReasonKey } from '../reasons.js';
import { type Candidate, type LastSpeaker, weigh } from './candidates.js';
import { describedBy } from './described.js';
import type { Gender } from './given-names.js';
import { type Description, firstFrom, type Pronoun, type ReadParties, type SpeakerForm } from './mention.js';
import type { Party } from './party.js';

// Whom a pronoun or a description means: always one of those whom the text names.

export interface Antecedent {
  /** Index of the party. */
  readonly party: number;
  readonly reason: ReasonKey;
  /** How much more speaks for this one than for the next, 0–1. */
  readonly sureness: number;
}

/** Null where the text does not say. `last` is who spoke before. */
export function antecedentOf(
  read: ReadParties,
  form: Exclude<SpeakerForm, { kind: 'name' } | { kind: 'group' }>,
  last: LastSpeaker | null,
): Antecedent | null {
  return form.kind === 'pronoun'
    ? ofPronoun(read, form.pronoun, form.at, last)
    : ofDescription(read, form, last);
}

function ofPronoun(
  read: ReadParties,
  pronoun: Pronoun,
  at: number,
  last: LastSpeaker | null,
): Antecedent | null {
  if (pronoun === 'first' || pronoun === 'they') return null;
  if (pronoun === 'relative') return ofRelative(read, at);
  if (pronoun === 'it') {
    const bodies = weigh(read, at, (party) => party.kind === 'body' || party.kind === 'place', last);
    return best(bodies, last, 'last_body');
  }
  const gender: Gender = pronoun === 'he' ? 'male' : 'female';
  const accepts = (party: Party): boolean => isPersonOf(party, gender);
  const people = weigh(read, at, accepts, last).map((one) =>
    read.parties.all[one.party]?.gender === gender ? { ...one, weight: one.weight * KNOWN_GENDER } : one,
  );
  return best(people, last, gender === 'male' ? 'last_man' : 'last_woman') ?? namedAfter(read, at, accepts);
}

/** How much more a person of the same gender weighs than one of unknown gender. */
const KNOWN_GENDER = 1.6;

function isPersonOf(party: Party, gender: Gender): boolean {
  return party.kind === 'person' && (party.gender === null || party.gender === gender);
}

function best(
  candidates: readonly Candidate[],
  last: LastSpeaker | null,
  reason: ReasonKey,
): Antecedent | null {
  const [first, second] = candidates.toSorted((one, other) => other.weight - one.weight);
  if (first === undefined) return null;
  const sureness = first.weight / (first.weight + (second?.weight ?? 0));
  return { party: first.party, reason: first.party === last?.party ? 'same_speaker' : reason, sureness };
}

/** “When she left, Voss said …”: the first person named after it in the same sentence. */
function namedAfter(read: ReadParties, at: number, accepts: (party: Party) => boolean): Antecedent | null {
  const { words, parties } = read;
  const from = firstFrom(parties.mentions, words.ends[at] ?? 0);
  for (let index = from; index < parties.mentions.length; index += 1) {
    const mention = parties.mentions[index];
    if (mention === undefined || words.sentences[mention.first] !== words.sentences[at]) break;
    const party = parties.all[mention.party];
    if (party !== undefined && accepts(party) && words.quoted[mention.first] === 0)
      return { party: mention.party, reason: 'named_after', sureness: 0.5 };
  }
  return null;
}

/** “Voss, who said”: the name that ends directly before, or the last one in the sentence that may speak. */
function ofRelative({ words, parties }: ReadParties, at: number): Antecedent | null {
  const start = words.starts[at] ?? 0;
  for (let index = firstFrom(parties.mentions, start) - 1; index >= 0; index -= 1) {
    const mention = parties.mentions[index];
    if (mention === undefined || words.sentences[mention.first] !== words.sentences[at]) return null;
    const kind = parties.all[mention.party]?.kind;
    if (start - mention.end <= 2) return { party: mention.party, reason: 'relative', sureness: 0.9 };
    if (kind === 'person') return { party: mention.party, reason: 'relative', sureness: 0.6 };
  }
  return null;
}

function ofDescription(
  read: ReadParties,
  description: Description,
  last: LastSpeaker | null,
): Antecedent | null {
  if (!description.isDefinite) return null;
  const { fits, reason } = describedBy(description);
  const fitting = weigh(read, description.at, fits, last);
  const found = best(fitting, null, reason);
  if (found !== null || description.isPossessed) return found;
  return byElimination(read, description, last);
}

/** Where no title fits: who spoke before, or the only one named so far. */
function byElimination(
  read: ReadParties,
  description: Description,
  last: LastSpeaker | null,
): Antecedent | null {
  const { mayBe } = describedBy(description);
  const people = weigh(read, description.at, mayBe, last);
  const [only, ...others] = people;
  if (only !== undefined && others.length === 0) {
    const isPerson = read.parties.all[only.party]?.kind === 'person';
    return { party: only.party, reason: isPerson ? 'only_person' : 'last_body', sureness: 0.6 };
  }
  const found = best(people, last, 'last_person');
  if (found === null) return null;
  const isBody = read.parties.all[found.party]?.kind === 'body';
  return isBody && found.reason === 'last_person' ? { ...found, reason: 'last_body' } : found;
}
