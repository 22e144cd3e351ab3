import { CLOSING_MARKS } from '../../reading/regions/characters.js';
import type { Span } from '../../text/span.js';
import { setOf } from '../../words/lists.js';
import { BODY_NOUNS, DETERMINERS, PLURAL_NOUNS, PREPOSITIONS, ROLES } from '../../words/naming.js';
import type { Parties, PartyMention } from './party.js';
import { isQuality } from './titles.js';
import { gapAfter, isCapital, isPossessive, isSpaced, type TextWords, wordFrom } from './words.js';

// How the words that name a speaker do so: by a name, a pronoun, a description, or as several.

export type SpeakerForm =
  | { readonly kind: 'name'; readonly mention: PartyMention }
  | { readonly kind: 'pronoun'; readonly pronoun: Pronoun; readonly at: number }
  | Description
  | { readonly kind: 'group' };

/** `relative`: who, that. `first`: I, we. */
export type Pronoun = 'he' | 'she' | 'they' | 'it' | 'relative' | 'first';

export interface Description {
  readonly kind: 'description';
  /** The noun, in lower case: “senator” for “the senior senator from Wexford”. */
  readonly noun: string;
  /** All words of the description, in lower case. */
  readonly words: readonly string[];
  readonly at: number;
  /** “the”, “this”, or a possessive. Others bring up somebody new: “a senator”. */
  readonly isDefinite: boolean;
  /** “his rival”, “Voss’s lawyer”. */
  readonly isPossessed: boolean;
}

export interface ReadParties {
  readonly words: TextWords;
  readonly parties: Parties;
}

/** Null for a span without words. */
export function readSpeaker(read: ReadParties, span: Span): SpeakerForm | null {
  const { words } = read;
  const first = wordFrom(words, span[0]);
  let last = wordFrom(words, span[1]);
  while (last >= first && (words.starts[last] ?? Number.POSITIVE_INFINITY) >= span[1]) last -= 1;
  if (last < first) return null;
  const pronoun = PRONOUNS.get(words.lower[first] ?? '');
  if (pronoun !== undefined && isPronounAlone(words, first, last))
    return { kind: 'pronoun', pronoun, at: first };
  const [head, ...others] = headsIn(read, first, last);
  if (head === undefined) return describe(words, first, last);
  return isGroup(read, head, others, last) ? { kind: 'group' } : { kind: 'name', mention: head };
}

const PRONOUNS = new Map<string, Pronoun>(
  (
    [
      ['he', 'he his him himself er il él egli lui'],
      ['she', 'she her hers herself elle ella lei'],
      ['they', 'they their them theirs themselves ils elles ellos ellas loro'],
      ['it', 'it its itself'],
      ['relative', 'who whom whose which that'],
      ['first', 'i we my our me us mine ours you your je nous ich wir yo nosotros io noi'],
    ] as const
  ).flatMap(([pronoun, words]) => words.split(' ').map((word) => [word, pronoun] as const)),
);

/** “she”, “she herself”, “her” of “her promise” where the mention holds the pronoun alone. */
function isPronounAlone(words: TextWords, first: number, last: number): boolean {
  if (first === last) return true;
  return last === first + 1 && /^(?:\w+sel(?:f|ves)|too|also|both|all)$/.test(words.lower[last] ?? '');
}

/** The names that may be the head of the phrase: none after a preposition, before a noun, or that possesses one. */
export function headsIn(
  { words, parties: { all, mentions } }: ReadParties,
  first: number,
  last: number,
): PartyMention[] {
  const from = firstFrom(mentions, words.starts[first] ?? 0);
  const inside: PartyMention[] = [];
  for (let at = from; at < mentions.length; at += 1) {
    const mention = mentions[at];
    if (mention === undefined || mention.last > last) break;
    inside.push(mention);
  }
  const heads = inside.filter((mention) => isHead(words, mention, first, last));
  const speakers = heads.filter(({ party }) => all[party]?.kind !== 'place' && all[party]?.kind !== 'work');
  if (speakers.length > 0) return speakers;
  // “Ortwick said”: a place or a work where it is all there is.
  return heads.filter((mention) => mention.last === last && mention.first - first <= 1);
}

/** The first mention that begins at or after a position. */
export function firstFrom(mentions: readonly PartyMention[], start: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const FOLLOWED = new RegExp(`^[${CLOSING_MARKS}]? $`);

function isHead(words: TextWords, mention: PartyMention, first: number, last: number): boolean {
  if (mention.last < last && isPossessive(words, mention.last)) return false;
  const next = mention.last + 1;
  const isFollowed = next <= last && FOLLOWED.test(gapAfter(words, mention.last));
  if (isFollowed && !isCapital(words, next) && isNounAfter(words.lower[next] ?? '')) return false;
  let before = mention.titleFirst - 1;
  while (before >= first && before > mention.first - 6 && isBetween(words, before)) before -= 1;
  // “a soft-spoken Kopparlander” is not called so.
  if (before + 1 < mention.titleFirst && /^an?$/.test(words.lower[before + 1] ?? '')) return false;
  if (before < first || !isSpaced(words, before)) return true;
  return !PREPOSITIONS.has(words.lower[before] ?? '') && !/ing$/.test(words.lower[before] ?? '');
}

/** Words between a preposition and the name: “for the mayor Mara Voss”. */
function isBetween(words: TextWords, at: number): boolean {
  const word = words.lower[at] ?? '';
  return isSpaced(words, at) && (DETERMINERS.has(word) || isQuality(word) || BODY_NOUNS.has(word));
}

/** “Meridian spokesman Otto Lind”: what follows a name and is neither a preposition nor the start of a clause. */
function isNounAfter(word: string): boolean {
  return !(PREPOSITIONS.has(word) || CLAUSE_WORDS.has(word));
}

const CLAUSE_WORDS = setOf(
  'and or who whom whose which that is was has had will would himself herself itself themselves also then now alone too both ' +
    'when while where as jr sr ii iii',
);

function isGroup(
  { words, parties: { all } }: ReadParties,
  head: PartyMention,
  others: readonly PartyMention[],
  last: number,
): boolean {
  const next = words.lower[head.last + 1] ?? '';
  if (head.last < last && (next === 'and' || next === 'or' || /^ ?[&/]/.test(gapAfter(words, head.last))))
    return true;
  const [other] = others;
  if (other === undefined || other.party === head.party || all[other.party]?.kind !== all[head.party]?.kind)
    return false;
  const between = words.lower.slice(head.last + 1, other.titleFirst);
  if (between.length === 0) return others.length > 1;
  return between.at(-1) === 'and' && !between.some((word) => PRONOUNS.get(word) === 'relative');
}

/** Of words without a name as head. */
function describe(words: TextWords, first: number, last: number): Description | { readonly kind: 'group' } {
  let [start, isPossessed] = [first, false];
  for (let at = first; at <= last && at < first + 8; at += 1) {
    if (!isPossessive(words, at) && !POSSESSIVES.has(words.lower[at] ?? '')) continue;
    if (at < last) [start, isPossessed] = [at + 1, true];
  }
  const head = headWord(words, start, last);
  const described = words.lower.slice(start, head + 1);
  const noun = words.lower[head] ?? '';
  if (
    described.some((word) => PLURAL_DETERMINERS.has(word)) ||
    isPlural(noun) ||
    PLURAL_NOUNS.has(words.lower[first] ?? '')
  )
    return { kind: 'group' };
  const isDefinite = isPossessed || DEFINITE.has(words.lower[first] ?? '');
  return { kind: 'description', noun, words: described, at: first, isDefinite, isPossessed };
}

/** The last word before a preposition, a relative clause or a mark. */
function headWord(words: TextWords, first: number, last: number): number {
  let at = first;
  while (at < last && isSpaced(words, at) && !endsNounPhrase(words.lower[at + 1] ?? '')) at += 1;
  return at;
}

function endsNounPhrase(word: string): boolean {
  return (
    PREPOSITIONS.has(word) ||
    PRONOUNS.get(word) === 'relative' ||
    word === 'and' ||
    word === 'or' ||
    word === 'when'
  );
}

function isPlural(noun: string): boolean {
  if (PLURAL_NOUNS.has(noun)) return true;
  return /[^sui]s$/.test(noun) && !ROLES.has(noun) && !BODY_NOUNS.has(noun);
}

const POSSESSIVES = setOf('his her its their my our your whose');
const DEFINITE = setOf('the this that der die das le la el il lo');
const PLURAL_DETERMINERS = setOf(
  'these those two three four five six seven eight nine ten several many some most few both all others',
);
