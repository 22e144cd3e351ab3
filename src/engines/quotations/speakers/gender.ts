import { genderOfNoun } from './gendered-nouns.js';
import { type Gender, genderByName } from './given-names.js';
import type { PartyMention } from './party.js';
import type { PartyDraft } from './same-party.js';
import type { TextWords } from './words.js';

// The gender of the persons of a text: by title, by given name, or by the pronouns that can mean nobody else. Null
// where none says it.

export function genderOfParties(
  words: TextWords,
  drafts: readonly PartyDraft[],
  mentions: readonly PartyMention[],
): (Gender | null)[] {
  const votes = pronounVotes(words, drafts, mentions);
  return drafts.map((draft, party) => {
    if (draft.kind !== 'person' && draft.kind !== null) return null;
    return genderByTitle(draft) ?? genderByName(draft.words) ?? majority(votes, party);
  });
}

function genderByTitle({ titles }: PartyDraft): Gender | null {
  for (const title of titles) {
    // In “wife of Otto Lind” and “Lind’s widow” the noun is the last before “of”.
    const [noun = ''] = title.split(/ (?:of|for|to|at|in|from) /);
    const gender = noun
      .split(/[^\p{L}-]+/u)
      .map(genderOfNoun)
      .findLast((one) => one !== null);
    if (gender) return gender;
  }
  return null;
}

/** For each party, “he” minus “she”. */
type Votes = Map<number, number>;

function majority(votes: Votes, party: number): Gender | null {
  const count = votes.get(party) ?? 0;
  return count > 0 ? 'male' : count < 0 ? 'female' : null;
}

const PRONOUNS: ReadonlyMap<string, number> = new Map([
  ['he', 1],
  ['his', 1],
  ['him', 1],
  ['himself', 1],
  ['she', -1],
  ['her', -1],
  ['herself', -1],
]);

/** A pronoun votes where one person alone is named in its sentence before it or, if none is there, in the last one. */
function pronounVotes(
  words: TextWords,
  drafts: readonly PartyDraft[],
  mentions: readonly PartyMention[],
): Votes {
  const votes: Votes = new Map();
  const people = mentions.filter(
    ({ party }) => drafts[party]?.kind === 'person' || drafts[party]?.kind === null,
  );
  let next = 0;
  for (let at = 0; at < words.count; at += 1) {
    const vote = words.quoted[at] === 1 ? undefined : PRONOUNS.get(words.lower[at] ?? '');
    if (vote === undefined) continue;
    while ((people[next]?.last ?? words.count) < at) next += 1;
    const only = onlyNamedBefore(words, people, next, at);
    if (only !== null) votes.set(only, (votes.get(only) ?? 0) + vote);
  }
  return votes;
}

/** The party of all mentions in the last sentence that has one, up to a word; null where they are several. */
function onlyNamedBefore(
  { sentences }: TextWords,
  people: readonly PartyMention[],
  end: number,
  at: number,
): number | null {
  const last = people[end - 1];
  if (last === undefined || (sentences[at] ?? 0) - (sentences[last.first] ?? 0) > MAX_SENTENCES) return null;
  for (let index = end - 2; index >= 0 && index >= end - MAX_NAMES; index -= 1) {
    const mention = people[index];
    if (mention === undefined || sentences[mention.first] !== sentences[last.first]) break;
    if (mention.party !== last.party) return null;
  }
  return last.party;
}

/** A pronoun farther on may mean somebody whom no name told of. */
const MAX_SENTENCES = 3;
/** Of one sentence, looked at for another person. */
const MAX_NAMES = 30;
