import type { Span } from '../../text/span.js';
import { isSpeechVerb, sayingForms } from '../../words/saying.js';
import { isSpeechCue } from '../cues.js';

// Whether a cue says that its subject spoke, and stands beside it.

/**
 * “said”, and not “was accused” or “saying”, whose subject may be another; for words without quotation marks one of
 * the plain verbs of saying.
 */
export function isActive(cue: string, isDirect: boolean): boolean {
  const words = cue.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
  const [first] = words;
  if (first === undefined) return isDirect && cue.trim() === ':';
  if (first === 'according') return true;
  if (MODAL.has(first) || words.some((word) => HEARSAY.test(word))) return false;
  const isPassive = words.some((word) => PASSIVE.has(word)) && !words.some((word) => word.endsWith('ing'));
  if (isPassive || first.endsWith('ing') || !isSpeechCue(cue)) return false;
  return words.some((word) => (isDirect ? isQuoting(word) : PLAIN_VERBS.has(word)));
}

/** Verbs that take somebody’s words; “Voss spoke” does not. */
function isQuoting(word: string): boolean {
  return (
    isSpeechVerb(word) &&
    !/^(?:sp[eo]|talk|la[iy]|hit|show|list|went$|go|read)/.test(word) &&
    !OF_OTHERS.test(word)
  );
}

/** “Voss mocked “a plan”” and “Voss denied “a plan””: the words may be another’s. */
const OF_OTHERS =
  /^(?:den[iy]|disput|refut|rebut|quot|cit(?:e|ing)|recit|invok|mock|ridicul|retweet|echo|dictat|deri[ds])/;

const HEARSAY = /^(?:reported|alleged|supposed|apparent|purported)ly$/;
/** “should have said”: nothing that was. */
const MODAL = new Set(['would', 'should', 'could', 'might', 'may', 'must', 'will', 'can', 'cannot']);

const PASSIVE = new Set(['was', 'were', 'is', 'are', 'been', 'being', 'be']);

const PLAIN_VERBS: ReadonlySet<string> = new Set([
  ...sayingForms('asserts', 'past', 'third'),
  ...['say', 'telling'],
]);

/** Nothing but a space, an age and an adverb between. */
export function isBeside(text: string, one: Span, other: Span): boolean {
  const between = one[0] < other[0] ? text.slice(one[1], other[0]) : text.slice(other[1], one[0]);
  return /^,?\s{0,2}(?:\d{1,3},\s)?(?:(?:also|then|later|once|further|(?!(?:reported|alleged|supposed|apparent|purported)ly)\p{Ll}{3,20}ly)\s)?$/u.test(
    between,
  );
}
