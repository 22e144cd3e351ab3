import {
  BODY_NOUNS,
  BODY_WORDS,
  OUTLET_WORDS,
  PLACE_PREPOSITIONS,
  PLACE_STARTS,
  PLACE_WORDS,
  WORK_WORDS,
} from '../../words/naming.js';
import { isSpeechVerb } from '../../words/saying.js';
import type { NameContext } from './context.js';
import { isGivenName } from './given-names.js';
import type { Name } from './names.js';
import { isSpaced, type TextWords, wordAt } from './words.js';

// Whether a name is that of a person, a body, a place or a work, by its own words and by those around it.

export type PartyKind = 'person' | 'body' | 'place' | 'work';

/** How much speaks for each kind; the sum over all places where a name stands decides. */
export type Evidence = Readonly<Record<PartyKind, number>>;

export const NO_EVIDENCE: Evidence = { person: 0, body: 0, place: 0, work: 0 };

export function addEvidence(a: Evidence, b: Evidence): Evidence {
  return {
    person: a.person + b.person,
    body: a.body + b.body,
    place: a.place + b.place,
    work: a.work + b.work,
  };
}

/** The strongest kind; null where nothing speaks for any. */
export function kindOf(evidence: Evidence): PartyKind | null {
  const kinds: readonly PartyKind[] = ['person', 'body', 'place', 'work'];
  const best = kinds.reduce((one, other) => (evidence[other] > evidence[one] ? other : one));
  return evidence[best] > 0 ? best : null;
}

export function evidenceOf(words: TextWords, name: Name, context: NameContext): Evidence {
  return addEvidence(addEvidence(byWords(words, name), byContext(context)), byNeighbours(words, name));
}

function evidence(kind: PartyKind, weight: number): Evidence {
  return {
    person: kind === 'person' ? weight : 0,
    body: kind === 'body' ? weight : 0,
    place: kind === 'place' ? weight : 0,
    work: kind === 'work' ? weight : 0,
  };
}

function byWords(words: TextWords, { first, last, titleFirst }: Name): Evidence {
  const end = words.lower[last] ?? '';
  const isLong = last > first;
  const found = [titleFirst < first ? evidence('person', 6) : NO_EVIDENCE];
  if (isGivenName(words.lower[first] ?? '')) found.push(evidence('person', isLong ? 3 : 1.5));
  else if (isLong && PLACE_STARTS.has(words.lower[first] ?? '')) found.push(evidence('place', 1));
  else if (isLong && last - first < 3) found.push(evidence('person', 1));
  if (isLong && hasInitial(words, first, last)) found.push(evidence('person', 2));
  const isBodyOf = words.lower[first + 1] === 'of' && BODY_WORDS.has(words.lower[first] ?? '');
  if (BODY_WORDS.has(end) || isBodyOf) found.push(evidence('body', 4));
  else if (isLong && OUTLET_WORDS.has(end)) found.push(evidence('body', 3.5));
  else if (WORK_WORDS.has(end)) found.push(evidence('work', 4));
  else if (isLong && PLACE_WORDS.has(end)) found.push(evidence('place', 2.5));
  if (!isLong && /^\p{Lu}[\p{Lu}&.]{1,6}$/u.test(wordAt(words, first))) found.push(evidence('body', 2));
  return found.reduce(addEvidence);
}

/** “J. Voss”, “Mara K. Voss”. */
function hasInitial(words: TextWords, first: number, last: number): boolean {
  for (let at = first; at < last; at += 1) if (words.lower[at]?.length === 1) return true;
  return false;
}

function byContext({ roles, isPerson, isBody }: NameContext): Evidence {
  if (isPerson) return evidence('person', roles.length > 0 ? 4 : 3);
  return isBody ? evidence('body', 4) : NO_EVIDENCE;
}

function byNeighbours(words: TextWords, { first, last, titleFirst }: Name): Evidence {
  const before = titleFirst > 0 ? (words.lower[titleFirst - 1] ?? '') : '';
  const after = words.lower[last + 1] ?? '';
  const found = [NO_EVIDENCE];
  const isAfter = titleFirst > 0 && isSpaced(words, titleFirst - 1);
  if (isAfter && PLACE_PREPOSITIONS.has(before)) found.push(evidence('place', 2));
  if (isAfter && (before === 'at' || before === 'from')) found.push(evidence('place', 0.5));
  if (isAfter && before === 'the') found.push(evidence('body', 1.5), evidence('person', -2));
  if ((isSpaced(words, last) && isSpeechVerb(after)) || (isAfter && isSpeechVerb(before)))
    found.push(evidence('person', 1));
  if (isSpaced(words, last) && BODY_NOUNS.has(after)) found.push(evidence('body', 0.5));
  if (isDateline(words, first, last)) found.push(evidence('place', 5));
  if (first < last && isSpaced(words, last) && (after === 'who' || after === 'himself'))
    found.push(evidence('person', 1));
  return found.reduce(addEvidence);
}

/** “ORTWICK, Wexford (NTV) — ”: in capitals at the start of a paragraph, before a dash. */
function isDateline(words: TextWords, first: number, last: number): boolean {
  if (first > 0 && words.paragraphs[first - 1] === words.paragraphs[first]) return false;
  if (!/^\p{Lu}{3}/u.test(wordAt(words, first))) return false;
  return DATELINE.test(words.text.slice(words.ends[last], (words.ends[last] ?? 0) + 60));
}

const DATELINE = /^(?:, \p{Lu}[\p{L}.]{0,20})?(?: \([^)\n]{1,20}\))? ?(?:—|–|--|-) /u;
