import { type Casing, readCasing } from './casing.js';
import { contextOf } from './context.js';
import { genderOfParties } from './gender.js';
import { isGivenName } from './given-names.js';
import { groupsOf } from './groups.js';
import { headlineMentions } from './headlines.js';
import { evidenceOf } from './kinds.js';
import { type Name, namesIn } from './names.js';
import type { NameHere, Parties, Party, PartyMention } from './party.js';
import { mergeGroups } from './same-party.js';
import { endsName } from './titles.js';
import { isPossessive, type TextWords } from './words.js';

// The persons, bodies, places and works that a text names, each with all places where it does.

export function partiesIn(words: TextWords): Parties {
  const casing = readCasing(words);
  const here = withoutNeighbours(words, casing, namesIn(words, casing)).map((name): NameHere => {
    const context = contextOf(words, name);
    return { ...name, context, evidence: evidenceOf(words, name, context) };
  });
  const merged = mergeGroups(words, groupsOf(words, here));
  const mentions = [...merged.mentions, ...headlineMentions(words, merged)].sort(
    (one, other) => one.start - other.start,
  );
  const byParty: PartyMention[][] = merged.drafts.map(() => []);
  for (const mention of mentions) byParty[mention.party]?.push(mention);
  const genders = genderOfParties(words, merged.drafts, mentions);
  const all = merged.drafts.map(
    (draft, at): Party => ({
      name: draft.name,
      kind: draft.kind,
      gender: genders[at] ?? null,
      titles: draft.titles,
      titleWords: draft.titleWords,
      age: draft.age,
      mentions: byParty[at] ?? [],
    }),
  );
  return { all, mentions };
}

/** “According to Voss China has refused”: a surname and the name that happens to follow it are two. */
function withoutNeighbours(words: TextWords, casing: Casing, names: readonly Name[]): readonly Name[] {
  const isFull = ({ first, last }: Name): boolean => last > first && isGivenName(words.lower[first] ?? '');
  const surnames = new Set(names.filter(isFull).map(({ last }) => words.lower[last] ?? ''));
  return names.map((name) => {
    const [first, end] = [words.lower[name.first] ?? '', words.lower[name.last] ?? ''];
    // “Imagine Voss had left”
    const isVerb =
      name.last === name.first + 1 &&
      name.titleFirst === name.first &&
      casing.beginsSentence(name.first) &&
      surnames.has(end) &&
      !isGivenName(first) &&
      !casing.isCapitalInside(first);
    if (isVerb) return { first: name.last, last: name.last, titleFirst: name.last };
    if (isRoleFirst(words, casing, name)) return { ...name, first: name.first + 1 };
    const isTwo =
      name.last === name.first + 1 && surnames.has(first) && !isGivenName(first) && !endsName(end);
    return isTwo && !isPossessive(words, name.first) ? { ...name, last: name.first } : name;
  });
}

/** What says what somebody does: “Goalkeeper”, “Seismologist”, “Bystander”. */
const AGENT =
  /(?:er|or|ist|ian|ee|eer|ant|ent|ess|man|woman|guard|mate|master|smith|wright|witness|clerk|nurse|chef|cook|judge|pilot)$/;

/** “Goalkeeper Mara Voss”: a word with a capital only because it begins the sentence. */
function isRoleFirst(words: TextWords, casing: Casing, { first, last, titleFirst }: Name): boolean {
  const word = words.lower[first] ?? '';
  return (
    last > first + 1 &&
    titleFirst === first &&
    AGENT.test(word) &&
    isGivenName(words.lower[first + 1] ?? '') &&
    !isGivenName(word) &&
    casing.beginsSentence(first) &&
    !casing.isCapitalInside(word)
  );
}
