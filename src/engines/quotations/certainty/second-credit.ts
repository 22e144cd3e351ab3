import { CLOSING_MARKS } from '../../reading/regions/characters.js';
import { STOPS } from '../../reading/sentences/stops.js';
import type { Span } from '../../text/span.js';
import { patternOf } from '../../words/lists.js';
import { isSpeechVerb, sayingForms } from '../../words/saying.js';
import { firstFrom, type ReadParties } from '../speakers/mention.js';

import { type TextWords, wordFrom } from '../speakers/words.js';
import type { NamedSpeaker } from './named-speaker.js';
import { isInside, sentenceOf } from './sentence.js';

// Whether the words have another credit besides.

/** Another credit: “…,” said Voss. “…,” added Lind. Or “to work with Voss, said Lind”. */
export function hasSecondCredit(
  { words, parties }: ReadParties,
  spans: readonly Span[],
  unit: Span,
): boolean {
  const next = parties.mentions[firstFrom(parties.mentions, unit[1])];
  const isInverted =
    next !== undefined &&
    parties.all[next.party]?.kind === 'person' &&
    words.starts[next.titleFirst] === unit[1] + 1 &&
    /^\p{Ll}/u.test(
      words.text
        .slice(...unit)
        .split(' ')
        .at(-1) ?? '',
    ) &&
    !/(?:told|tells)$/.test(words.text.slice(...unit));
  return (
    isInverted || hasOwnContent(words, spans, unit) || spans.some(([, end]) => isCreditedAt(words, end, unit))
  );
}

/** “…,” Voss said yes: the verb has words of its own, so those before may be another’s. */
function hasOwnContent(words: TextWords, spans: readonly Span[], unit: Span): boolean {
  if (!spans.some(([, end]) => end <= unit[0])) return false;
  const after = words.lower[wordFrom(words, unit[1])] ?? '';
  // “…,” Voss told the radio.
  if (/t(?:old|ells)$/.test(words.text.slice(...unit))) return false;
  return words.text[unit[1]] === ' ' && OWN_CONTENT.has(after);
}

const OWN_CONTENT = new Set('yes no he she it they there the a an we i his her its their that'.split(' '));

/** Whether a verb of saying that is not the given attribution directly follows a position in its sentence. */
function isCreditedAt(words: TextWords, end: number, unit: Span): boolean {
  const first = wordFrom(words, end);
  const start = words.starts[first] ?? 0;
  if ((start >= unit[0] && start < unit[1]) || first === 0) return false;
  if (words.sentences[first] !== words.sentences[first - 1]) return false;
  return [first, first + 1, first + 2].some((at) => isSpeechVerb(words.lower[at] ?? ''));
}

/** “Voss explained how she felt, those people said.” */
export function isReportedAgain({ words }: ReadParties, { spans }: NamedSpeaker, unit: Span): boolean {
  const [first, end] = sentenceOf(words, wordFrom(words, unit[0]));
  for (let at = first; at < end; at += 1) {
    const start = words.starts[at] ?? 0;
    const isOwn = isInside(spans, start) || (start >= unit[0] && start < unit[1]);
    if (!isOwn && SAYING.has(words.lower[at] ?? '')) return true;
  }
  return false;
}

const SAYING: ReadonlySet<string> = new Set([
  ...sayingForms('core', 'past', 'third'),
  ...['reported', 'reports', 'according'],
]);

/** “…,” said Voss, within what a ministry reports. */
export function isCreditedWithin(words: string): boolean {
  return CREDITED_WITHIN.test(words);
}

const SAYS = patternOf([...sayingForms('core', 'past', 'third'), ...sayingForms('plain', 'past')]);
const CREDITED_WITHIN = new RegExp(
  String.raw`[,${STOPS}][${CLOSING_MARKS}],? (?:(?:${SAYS}) \p{Lu}|(?:(?:\p{Lu}[\p{L}.’'-]* ){1,4}|(?:the|an?|one|his|her|their)(?: [\p{L}’'-]+){1,4} |(?:he|she|they) )(?:${SAYS})(?!\p{L}))`,
  'u',
);
