import { asksNext } from '../../reading/sentences/stops.js';
import type { Span } from '../../text/span.js';
import { setOf } from '../../words/lists.js';
import { isSpeechVerb, sayingVerbs } from '../../words/saying.js';

import { type TextWords, wordFrom } from '../speakers/words.js';
import { isInside, sentenceOf } from './sentence.js';

// Whether a text says that words were said. “If Voss says “no””, “Voss denied having said”, “Voss would say” and “in
// the film Voss says” name who would have spoken, and nobody spoke.

/** @param unit from the first to the last word of speaker and cue */
export function isAsserted(words: TextWords, spans: readonly Span[], unit: Span): boolean {
  const around = prosePlaces(words, spans, unit);
  const own = around.filter((at) => isInside([unit], words.starts[at] ?? 0));
  const before = around.filter((at) => (words.starts[at] ?? 0) < unit[0]);
  return !(
    own.some((at) => UNSAID.has(words.lower[at] ?? '') || isNegation(words.lower[at] ?? '')) ||
    own.some((at) => words.lower[at] === 'to' && isInfinitive(words, at)) ||
    own.slice(1).some((at) => words.lower[at] === 'according') ||
    around.some((at) => isCondition(words, at)) ||
    [...before, ...own].some((at) => DOUBTED.has(words.lower[at] ?? '')) ||
    before.some((at) => FICTIONS.has(words.lower[at] ?? '')) ||
    isSubordinate(words, before, unit) ||
    isQuestion(words, spans, unit) ||
    isFaked(words, unit)
  );
}

/** The words of the sentence that are the reporter's. */
function prosePlaces(words: TextWords, spans: readonly Span[], unit: Span): number[] {
  const [first, end] = sentenceOf(words, wordFrom(words, unit[0]));
  const places: number[] = [];
  for (let at = first; at < end; at += 1) {
    const start = words.starts[at] ?? 0;
    const isReported = words.quoted[at] === 1 || (isInside(spans, start) && start >= unit[1]);
    if (isInside([unit], start) || !isReported) places.push(at);
  }
  return places;
}

const UNSAID = setOf(
  'would could should might may must will shall can cannot ought having deny denies denied denying refused refuses ' +
    'declined declines failed forgot wants wanted wishes wished hopes hoped intends intended plans planned pretends ' +
    'pretended seems seemed appears appeared nearly almost if unless',
);

function isNegation(word: string): boolean {
  return /^(?:not|never|nobody|none|hardly|neither|nor|without)$|n't$/.test(word);
}

/** “was to say”, and not “went on to say”. */
function isInfinitive({ lower }: TextWords, at: number): boolean {
  return (
    INFINITIVES.has(lower[at + 1] ?? '') && !/^(?:on|up|continued|proceeded|had)$/.test(lower[at - 1] ?? '')
  );
}

const INFINITIVES: ReadonlySet<string> = new Set(['have', ...sayingVerbs('plain')]);

/** “if Voss says”, and not “asked if she would”. */
function isCondition({ lower }: TextWords, at: number): boolean {
  const word = lower[at] ?? '';
  if (word !== 'if') return CONDITIONS.has(word);
  return !/^(?:ask|wonder|quer|inquir|enquir|question|know|knew|say|said|see|sure|unsure|press|unclear|even$)/.test(
    lower[at - 1] ?? '',
  );
}

const CONDITIONS = setOf('unless imagine imagines imagined suppose supposing pretend lest were-it');

/** Before the speaker: “nobody believes that Voss said”, “a fake letter claims Voss said”. */
const DOUBTED = setOf(
  'nobody deny denies denied denying doubt doubts doubted lie lies fake faked false falsely untrue untruth fiction ' +
    'fictional fictitious invented satirical satire spoof parody hoax alleged allegedly supposedly purportedly rumour ' +
    'rumoured rumor rumored contrary doctored deepfake',
);
const FICTIONS = setOf('novel film movie play sketch cartoon game sitcom screenplay');

/** “that Voss said”, “had Voss said”, “does Voss say”: no main clause of its own. */
function isSubordinate(words: TextWords, before: readonly number[], unit: Span): boolean {
  const last = before.at(-1);
  const first = wordFrom(words, unit[0]);
  if (last === undefined || last !== first - 1) return LEADS.has(words.lower[first] ?? '');
  const word = words.lower[last] ?? '';
  if (!/^\s$/u.test(words.text.slice(words.ends[last], unit[0]))) return false;
  return LEADS.has(word) || (isSpeechVerb(word) && !/^(?:asked|told|pressed|questioned)$/.test(word));
}

const LEADS = setOf('that whether did does had has should would could if though until what how why');

/** “Did Voss say “no”?” */
function isQuestion(words: TextWords, spans: readonly Span[], unit: Span): boolean {
  const [, after] = sentenceOf(words, wordFrom(words, unit[0]));
  const last = Math.max(words.ends[after - 1] ?? 0, unit[1]);
  const span = spans.find(([start, end]) => start < last && end >= last);
  return asksNext(words.text.slice(Math.max(last, span?.[1] ?? 0), last + 6));
}

/** “The video is a deepfake. In it, Voss says …”: nothing of its paragraph is taken for certain. */
function isFaked(words: TextWords, unit: Span): boolean {
  const own = wordFrom(words, unit[0]);
  const near = (at: number): boolean =>
    Math.abs(at - own) < MAX_NEAR && words.paragraphs[at] === words.paragraphs[own];
  let first = own;
  while (first > 0 && near(first - 1)) first -= 1;
  for (let at = first; at < words.count && near(at); at += 1)
    if (words.quoted[at] === 0 && FAKED.has(words.lower[at] ?? '')) return true;
  return false;
}

/** Words to either side. */
const MAX_NEAR = 120;
const FAKED = setOf('deepfake deepfakes doctored fabricated spoof parody hoax ai-generated satirical');
