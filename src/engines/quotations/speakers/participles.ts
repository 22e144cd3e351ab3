import type { Span } from '../../fidelity/verdict.js';
import { firstFrom, type ReadParties } from './mention.js';
import { roleOf } from './roles.js';
import { gapAfter, wordFrom } from './words.js';

// “Voss met Lind, saying …”: a participle continues the clause of a subject that may be far from it.

/** Who is the subject of a cue that is a participle, where the words linked to it are not; null to keep those. */
export function subjectOfParticiple(read: ReadParties, speaker: Span, cue: Span | null): Span | null {
  if (cue === null || !/^(?!according)\p{Ll}{2,20}ing\b/u.test(read.words.text.slice(...cue))) return null;
  const at = wordFrom(read.words, cue[0]);
  if (!continuesClause(read, at) || isSubject(read, speaker, at)) return null;
  return lastSubject(read, at);
}

/** After a comma, or after “by”. */
function continuesClause({ words }: ReadParties, at: number): boolean {
  return at > 0 && (gapAfter(words, at - 1).startsWith(',') || words.lower[at - 1] === 'by');
}

/** Whether the words linked are before the cue and may be its subject: any but a name that is governed. */
function isSubject({ words, parties }: ReadParties, speaker: Span, at: number): boolean {
  const cueStart = words.starts[at] ?? 0;
  if (speaker[0] > cueStart) return false;
  const first = firstFrom(parties.mentions, speaker[0]);
  const mention = parties.mentions[first];
  const isName = mention !== undefined && mention.end <= speaker[1];
  const isSame = words.sentences[wordFrom(words, speaker[0])] === words.sentences[at];
  return !isName || !isSame || roleOf(words, parties, first) === 'subject';
}

/** A longer sentence is hardly prose. */
const MAX_WORDS = 100;

/** The last subject before a word in its sentence, outside quotation marks: a name or a pronoun. */
function lastSubject({ words, parties }: ReadParties, at: number): Span | null {
  let index = firstFrom(parties.mentions, words.starts[at] ?? 0) - 1;
  const from = Math.max(0, at - MAX_WORDS);
  for (let word = at - 1; word >= from && words.sentences[word] === words.sentences[at]; word -= 1) {
    if (words.quoted[word] === 1) continue;
    if (/^(?:he|she|they)$/.test(words.lower[word] ?? ''))
      return [words.starts[word] ?? 0, words.ends[word] ?? 0];
    const mention = parties.mentions[index];
    if (mention === undefined || mention.first !== word) continue;
    const kind = parties.all[mention.party]?.kind;
    if ((kind === 'person' || kind === 'body') && roleOf(words, parties, index) === 'subject')
      return [words.starts[mention.titleFirst] ?? 0, mention.end];
    index -= 1;
  }
  return null;
}
