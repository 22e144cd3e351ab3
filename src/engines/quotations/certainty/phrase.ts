import { hasMark } from '../../reading/regions/characters.js';
import type { Span } from '../../text/span.js';
import { patternOf, setOf } from '../../words/lists.js';
import { PREPOSITIONS } from '../../words/naming.js';
import { sayingForms } from '../../words/saying.js';
import type { ReadParties } from '../speakers/mention.js';
import type { PartyMention } from '../speakers/party.js';
import { isPossessive, isSpaced, type TextWords, wordFrom } from '../speakers/words.js';

// Whether the words of the speaker are the whole subject of a main clause.

/** Whether the words of the speaker are a title, the name and what it is apposed to: “critics of Voss” are not. */
export function isWholePhrase({ words }: ReadParties, speaker: Span, mention: PartyMention): boolean {
  const before = words.text.slice(speaker[0], words.starts[mention.titleFirst]);
  const after = words.text.slice(mention.end, speaker[1]);
  // “Voss’s statement” may be about what she did.
  if (isPossessive(words, mention.last)) return false;
  // “On HNN’s “Morning Bell” Voss said”
  if (hasMark(before) || OTHER_CREDIT.test(after)) return false;
  const isTitle = /[,;]/.test(before) ? before.endsWith(', ') : !OF_OTHERS.test(before);
  return isTitle && /^(?:$|\s*[,(.]|\s(?:of|from|who|whose)\s)/.test(after);
}

/** “Berg, Voss said, had called it …”, “Voss, quoting Berg, said” */
const OTHER_CREDIT = new RegExp(
  String.raw`\b(?:${patternOf(sayingForms('core', 'past', 'third'))}|according|quoting|citing|reading)\b`,
);

const OF_OTHERS = /\b(?:of|for|to|by|with|from|in|on|at|against|about|and|who|that|not|\p{Ll}{2,20}ing)\b/u;

/** “if Voss says …”, “video in which Voss said …”, “a letter seen by Voss says …”: no statement of its own. */
export function isSubordinate({ words }: ReadParties, speaker: Span, cue: Span): boolean {
  const at = wordFrom(words, Math.min(speaker[0], cue[0]));
  const own = words.lower[at] ?? '';
  if (SUBORDINATING.has(own)) return true;
  if (at === 0 || !isSpaced(words, at - 1) || words.sentences[at - 1] !== words.sentences[at]) return false;
  const before = words.lower[at - 1] ?? '';
  return SUBORDINATING.has(before) || (PREPOSITIONS.has(before) && !TIMES.has(before));
}

const SUBORDINATING = setOf(
  'imagine suppose had if when whenever whether unless what which whom how nor neither',
);
/** Conjunctions of time too: “after Voss said”. */
const TIMES = setOf('after before since until as than');

/** “Voss praises Lind: “…””: the name before a colon is a speaker where nothing precedes it. */
export function beginsSentence(words: TextWords, [start]: Span): boolean {
  const at = wordFrom(words, start);
  return (
    at === 0 ||
    words.sentences[at - 1] !== words.sentences[at] ||
    words.paragraphs[at - 1] !== words.paragraphs[at]
  );
}
