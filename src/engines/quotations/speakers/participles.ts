import { startsWithMark } from '../../reading/regions/characters.js';
import type { Span } from '../../text/span.js';
import { setOf } from '../../words/lists.js';
import { DETERMINERS, PREPOSITIONS } from '../../words/naming.js';
import { isSpeechVerb } from '../../words/saying.js';
import { firstFrom, type ReadParties } from './mention.js';
import { roleOf } from './roles.js';
import { gapAfter, isSpaced, type TextWords, wordFrom } from './words.js';

// “Voss met Lind, saying …”, “Voss met Lind and said …”: a verb that continues the clause of a subject that may be far
// from it.

/** Who is the subject of such a cue, where the words linked to it are not; null to keep those. */
export function subjectContinued(read: ReadParties, speaker: Span | null, cue: Span | null): Span | null {
  if (cue === null) return null;
  const { words } = read;
  const at = wordFrom(words, cue[0]);
  const isParticiple = /^(?!according)\p{Ll}{2,20}ing\b/u.test(words.text.slice(...cue));
  if (!(isParticiple ? continuesClause(words, at) : isCoordinated(words, at))) return null;
  if (speaker !== null && isSubject(read, speaker, at)) return null;
  return lastSubject(read, at) ?? firstPhrase(words, at);
}

/** After a comma, or after “by”. */
function continuesClause(words: TextWords, at: number): boolean {
  return at > 0 && (gapAfter(words, at - 1).startsWith(',') || words.lower[at - 1] === 'by');
}

/** “and said” */
function isCoordinated(words: TextWords, at: number): boolean {
  if (at === 0 || !isSpaced(words, at - 1) || words.quoted[at - 1] === 1) return false;
  return words.lower[at - 1] === 'and' && isSpeechVerb(words.lower[at] ?? '');
}

/** Whether the words linked are before the cue and may be its subject: any but a name that is governed. */
function isSubject(read: ReadParties, speaker: Span, at: number): boolean {
  const { words, parties } = read;
  const cueStart = words.starts[at] ?? 0;
  if (speaker[0] > cueStart || !namesSomebody(words, speaker)) return false;
  const near = firstFrom(parties.mentions, speaker[0]);
  const first = (parties.mentions[near - 1]?.end ?? 0) > speaker[0] ? near - 1 : near;
  const mention = parties.mentions[first];
  const isName = mention !== undefined && mention.start < speaker[1];
  const isSame = words.sentences[wordFrom(words, speaker[0])] === words.sentences[at];
  return !isName || !isSame || roleOf(words, parties, first) === 'subject';
}

/** “Here in Ortwick, Voss …, saying”: an adverbial is no subject, nor is a passage in marks. */
export function namesSomebody(words: TextWords, speaker: Span): boolean {
  const at = wordFrom(words, speaker[0]);
  if (/^\p{Ll}{3,}ly$/u.test(words.text.slice(...speaker))) return false;
  return !ADVERBIALS.has(words.lower[at] ?? '') && !startsWithMark(words.text.slice(...speaker));
}

const ADVERBIALS = setOf(
  'here there early earlier late later then now moreover however meanwhile instead still yet also but and so at in on ' +
    'after before during with for from by as when while if since although though despite hours days weeks months years ' +
    'minutes alongside to adding saying',
);

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

/** Maximum number of words of a description. */
const MAX_PHRASE = 5;

/** “The company wrote to Lind, calling …”: a description with which the sentence begins. */
function firstPhrase(words: TextWords, at: number): Span | null {
  let first = at;
  while (first > 0 && at - first < MAX_WORDS && words.sentences[first - 1] === words.sentences[at])
    first -= 1;
  if (!DETERMINERS.has(words.lower[first] ?? '') || words.quoted[first] === 1) return null;
  for (let last = first + 1; last <= first + MAX_PHRASE && last + 1 < at; last += 1) {
    if (!isSpaced(words, last) || PREPOSITIONS.has(words.lower[last] ?? '')) return null;
    if (isVerb(words.lower[last + 1] ?? '')) return [words.starts[first] ?? 0, words.ends[last] ?? 0];
  }
  return null;
}

function isVerb(word: string): boolean {
  return (
    isSpeechVerb(word) ||
    /^(?:has|had|have|was|were|is|left|sent|met|took|went|gave|made|held|put)$|[^e]ed$/.test(word)
  );
}
