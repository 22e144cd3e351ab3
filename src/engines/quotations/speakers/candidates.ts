import type { Span } from '../../fidelity/verdict.js';
import { firstFrom, type ReadParties } from './mention.js';
import type { Party } from './party.js';
import { type MentionRole, roleOf } from './roles.js';

/** Somebody whom words may mean. */
export interface Candidate {
  readonly party: number;
  readonly weight: number;
  /** Where the last mention before begins. */
  readonly start: number;
}

/** Who spoke before, and with which words they were named there. */
export interface LastSpeaker {
  /** Null for one that the text does not name. */
  readonly party: number | null;
  readonly mention: Span;
  /** Where that quotation with its attribution ends. */
  readonly end: number;
}

/** The weight of a mention by its place in the sentence, and by how many sentences lie between. */
const ROLE_WEIGHTS: Readonly<Record<MentionRole, number>> = {
  subject: 3,
  object: 1.5,
  oblique: 1,
  possessive: 1.3,
};
const DECAY_BY_SENTENCE = 0.6;
const QUOTED_WEIGHT = 0.3;
/** Added for who spoke before, by the number of paragraphs between. */
const LAST_SPEAKER_WEIGHTS: readonly number[] = [2.5, 1.8, 0.8, 0.4];
/** Earlier mentions hardly count. */
const MAX_MENTIONS = 80;

/** Those who are named before a word and whom `accepts` allows, each with a weight. */
export function weigh(
  read: ReadParties,
  at: number,
  accepts: (party: Party) => boolean,
  last: LastSpeaker | null,
): Candidate[] {
  const { words, parties } = read;
  const found = new Map<number, Candidate>();
  const end = firstFrom(parties.mentions, words.starts[at] ?? 0);
  for (let index = end - 1; index >= 0 && index >= end - MAX_MENTIONS; index -= 1) {
    const mention = parties.mentions[index];
    const party = mention && parties.all[mention.party];
    if (mention === undefined || party === undefined || !accepts(party)) continue;
    const sentences = (words.sentences[at] ?? 0) - (words.sentences[mention.first] ?? 0);
    const weight =
      ROLE_WEIGHTS[roleOf(words, parties, index)] *
      DECAY_BY_SENTENCE ** Math.min(sentences, 20) *
      (words.quoted[mention.first] === 1 ? QUOTED_WEIGHT : 1);
    const earlier = found.get(mention.party);
    found.set(mention.party, {
      party: mention.party,
      weight: (earlier?.weight ?? 0) + weight,
      start: earlier?.start ?? mention.start,
    });
  }
  addLastSpeaker(read, at, accepts, last, found);
  return [...found.values()];
}

function addLastSpeaker(
  { words, parties }: ReadParties,
  at: number,
  accepts: (party: Party) => boolean,
  last: LastSpeaker | null,
  found: Map<number, Candidate>,
): void {
  const party = last?.party === null || last === null ? undefined : parties.all[last.party];
  if (last === null || last.party === null || party === undefined || !accepts(party)) return;
  const paragraphs = paragraphsBetween({ words, parties }, last.end, at);
  const weight = LAST_SPEAKER_WEIGHTS[paragraphs] ?? 0;
  const earlier = found.get(last.party);
  const start = earlier?.start ?? last.mention[0];
  if (weight > 0)
    found.set(last.party, { party: last.party, weight: (earlier?.weight ?? 0) + weight, start });
}

function paragraphsBetween({ words, parties }: ReadParties, end: number, at: number): number {
  const mention = parties.mentions[Math.max(0, firstFrom(parties.mentions, end) - 1)];
  const from = mention === undefined ? 0 : mention.last;
  return Math.max(0, (words.paragraphs[at] ?? 0) - (words.paragraphs[from] ?? 0));
}
