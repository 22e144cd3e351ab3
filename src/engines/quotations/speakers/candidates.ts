import { firstIndex } from '../../text/first-index.js';
import type { Discourse, Reference } from './discourse.js';
import type { Gender } from './given-names.js';
import type { Party } from './party.js';
import type { MentionRole } from './roles.js';
import { wordFrom } from './words.js';

/** Somebody whom words may mean. */
export interface Candidate {
  /** Index of the party; below 0 for somebody whom the text does not name. */
  readonly party: number;
  readonly weight: number;
}

export interface Accepts {
  readonly party: (party: Party) => boolean;
  /** Whether somebody whom the text does not name may be meant, of a gender or an unknown one. */
  readonly unnamed: (gender: Gender | null) => boolean;
}

/** The weight of a reference by its place in the sentence, and by how many sentences lie between. */
const ROLE_WEIGHTS: Readonly<Record<MentionRole, number>> = {
  subject: 3,
  object: 2,
  oblique: 1,
  possessive: 1.5,
};
const DECAY_BY_SENTENCE = 0.65;
const DECAY_BY_PARAGRAPH = 0.7;
/** By the number of sentences and of paragraphs; farther ones count alike. */
const SENTENCE_DECAYS = Array.from({ length: 21 }, (_, at) => DECAY_BY_SENTENCE ** at);
const PARAGRAPH_DECAYS = Array.from({ length: 10 }, (_, at) => DECAY_BY_PARAGRAPH ** at);
/** The share of its weight that a further reference adds. */
const REPEATED_SHARE = 0.2;
const QUOTED_WEIGHT = 0.3;
/** Added for who spoke before, by the number of paragraphs between. */
const LAST_SPEAKER_WEIGHTS: readonly number[] = [0.7, 0.3, 0.1];
/** Earlier references hardly count. */
const MAX_REFERENCES = 80;
/** The number of the one who spoke before, where the text does not name them. */
const UNNAMED_SPEAKER = Number.NEGATIVE_INFINITY;

/** Those who are meant before a word and whom `accepts` allows, each with a weight. */
export function weigh(discourse: Discourse, at: number, accepts: Accepts): Candidate[] {
  const { read, references } = discourse;
  const { words, parties } = read;
  const weights = new Map<number, number>();
  const isQuoted = isWithin(discourse, words.starts[at] ?? 0);
  let counted = 0;
  for (let index = firstReference(references, at) - 1; index >= 0 && counted < MAX_REFERENCES; index -= 1) {
    const reference = references[index];
    if (reference === undefined) continue;
    counted += 1;
    const party = parties.all[reference.party];
    if (party === undefined ? !accepts.unnamed(reference.gender) : !accepts.party(party)) continue;
    // Who speaks of somebody else hardly says “he” of themselves.
    if (isQuoted && reference.party === discourse.around.party) continue;
    const sentences = (words.sentences[at] ?? 0) - (words.sentences[reference.first] ?? 0);
    const quoted = words.quoted[reference.first] === 1 && !isQuoted ? QUOTED_WEIGHT : 1;
    const paragraphs = (words.paragraphs[at] ?? 0) - (words.paragraphs[reference.first] ?? 0);
    const distance =
      (SENTENCE_DECAYS[Math.min(sentences, 20)] ?? 0) * (PARAGRAPH_DECAYS[Math.min(paragraphs, 9)] ?? 0);
    const weight = ROLE_WEIGHTS[reference.role] * distance * quoted;
    // References are read backwards: the first of a party is its last and weighs most.
    const earlier = weights.get(reference.party) ?? 0;
    weights.set(reference.party, Math.max(earlier, weight) + REPEATED_SHARE * Math.min(earlier, weight));
  }
  if (!isQuoted) addLastSpeaker(discourse, at, accepts, weights);
  return [...weights].map(([party, weight]) => ({ party, weight }));
}

/** The first reference at or after a word. */
function firstReference(references: readonly Reference[], at: number): number {
  let [low, high] = [0, references.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((references[middle]?.first ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a position is within the last words that somebody said. */
function isWithin({ around }: Discourse, position: number): boolean {
  const at = firstIndex(around.spans.length, (span) => (around.spans[span]?.[1] ?? 0) > position);
  return (around.spans[at]?.[0] ?? Number.POSITIVE_INFINITY) <= position;
}

function addLastSpeaker(
  { read: { words, parties }, last }: Discourse,
  at: number,
  accepts: Accepts,
  weights: Map<number, number>,
): void {
  if (last === null || last.isUnclear) return;
  const party = last.party === null ? undefined : parties.all[last.party];
  if (party === undefined ? !accepts.unnamed(last.gender) : !accepts.party(party)) return;
  const from = Math.min(wordFrom(words, last.end - 1), words.count - 1);
  const paragraphs = Math.max(0, (words.paragraphs[at] ?? 0) - (words.paragraphs[from] ?? 0));
  const weight = LAST_SPEAKER_WEIGHTS[paragraphs] ?? 0;
  const key = last.party ?? UNNAMED_SPEAKER;
  // The words that name somebody unnamed are read as a reference at most once.
  const sentences = Math.max(0, (words.sentences[at] ?? 0) - (words.sentences[from] ?? 0));
  const base = last.party === null ? ROLE_WEIGHTS.subject * DECAY_BY_SENTENCE ** sentences : 0;
  if (weight > 0) weights.set(key, (weights.get(key) ?? 0) + base + weight);
}
