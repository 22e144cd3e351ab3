import type { Language } from '../../language/language.js';
import { labelsBetween } from '../../reading/turns/label-before.js';
import type { Span } from '../../text/span.js';
import { isNegation } from '../language/negations.js';
import type { ReadText } from '../text/text.js';
import { wordsBefore } from '../wording.js';

// What a transcript contains besides the speaker's words: hesitations and the transcriber's insertions.

/** `label`: the name of another speaker, before that speaker’s words. */
export type Noise = 'filler' | 'markup' | 'label';

const FILLERS =
  /^(?:uh+|um+|uhm+|erm+|h+m+|mm+|mhm|ah+|eh+|euh+|ahm|ähm|äh|呃|嗯|唔|э-э|えーと|эээ*|ммм*|ээ)$/;
/** Hesitations in English; words in other languages. */
const ENGLISH_FILLERS = /^er+$/;
const NOT_IN: Readonly<Partial<Record<Language, RegExp>>> = {
  de: /^(?:um|eh|er)$/,
  es: /^(?:ah|um)$/,
  fr: /^(?:ah|eh)$/,
  pt: /^(?:um|ah|eh)$/,
  it: /^(?:ah|eh)$/,
  nl: /^(?:ah|eh|um)$/,
  hu: /^(?:ah|eh)$/,
};

const SOUNDS =
  'applause|laugh\\w*|cheer\\w*|boo(?:s|ing)?|crosstalk|cross[- ]talk|music|pause[sd]?|' +
  'silence|sic|gestur\\w+|sigh\\w*|cough\\w*|chuckl\\w+|clears throat|crying|off[- ]mic|audience\\b[^\\])]{0,40}|break|interrupt\\w+|video clip|' +
  'begin video\\b[^\\])]{0,40}|end video\\b[^\\])]{0,40}|foreign language|speaking [a-z ]{1,30}|translated|through (?:an )?interpreter|ph|phonetic';
/**
 * The speaker said words that nobody could make out, so omitting this is not harmless. Crosstalk means that several
 * spoke.
 */
const LOST = /^[[(]\s*(?:inaudible|unintelligible|indiscernible)/i;
const TIME = '\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?';
const INSERTED = [
  new RegExp(`[\\[(]\\s{0,8}(?:${SOUNDS}|${TIME}(?:\\s*[-–]\\s*${TIME})?)[\\s.!]{0,8}[\\])]`, 'giu'),
  /\[\d{1,3}\]/g,
  /\([\p{Lu}'’.,&-]{1,30}(?: [\p{Lu}'’.,&-]{1,30}){0,4}\)/gu,
  new RegExp(
    `^[ \\t]*(?:\\d+[ \\t]*\\r?\\n[ \\t]*)?${TIME}(?:[ \\t]*-->[ \\t]*${TIME}[^\\n]*)?(?![\\d:])`,
    'gmu',
  ),
  /<\/?(?:v|c|i|b|u|font|\d)[^<>\n]{0,60}>/gu,
  /[\u2669-\u266F]+/gu,
];
/** At the start of a line: the sign of a new speaker, of a quoted letter, or of a list item. */
const NEW_SPEAKER = /^[ \t]*(?:>{1,3}|[\u2500-\u25FF])(?=\s|\p{L})/gmu;
/** UTF-16 code units before and after the words in which a bracket or a speaker's label is looked for. */
const MAX_LOOKBACK_UTF16 = 4000;
const CONTEXT_UTF16 = 120;

/** The kind of noise that the words `from` to `to` are; null for speech. */
export function noiseIn(
  words: ReadText,
  [from, to]: readonly [number, number],
  language: Language | null,
): (at: number) => Noise | null {
  const start = words.starts[from] ?? 0;
  const end = words.ends[to - 1] ?? start;
  const lines = words.boilerplate().lines.filter((span) => span[0] < end && span[1] > start);
  const boilerplate = wordsIn(
    words,
    lines.map((span): Inserted => ({ span, noise: 'markup' })),
  );
  const inserted = wordsIn(words, insertedIn(words.text, start, end));
  return (at) => {
    const found = inserted.get(at);
    if (found !== undefined) return isNegation(words.folded[at] ?? '', language) ? null : found;
    if (boilerplate.has(at)) return 'markup';
    const printed = words.text.slice(words.starts[at], words.ends[at]);
    return isFiller(words.folded[at] ?? '', printed, language) ? 'filler' : null;
  };
}

/** The words within insertions; of two insertions at one place the first counts. */
function wordsIn(words: ReadText, inserted: readonly Inserted[]): ReadonlyMap<number, Noise> {
  const found = new Map<number, Noise>();
  for (const { span, noise } of inserted) {
    const last = wordsBefore(words, span[1]);
    for (let at = wordsBefore(words, span[0]); at < last; at += 1) if (!found.has(at)) found.set(at, noise);
  }
  return found;
}

function isFiller(folded: string, printed: string, language: Language | null): boolean {
  if (language !== null && NOT_IN[language]?.test(folded)) return false;
  const isSound = FILLERS.test(folded) || (language === 'en' && ENGLISH_FILLERS.test(folded));
  return isSound && (printed.length === 1 || printed !== printed.toUpperCase() || /^U/.test(printed));
}

interface Inserted {
  readonly span: Span;
  readonly noise: Noise;
}

function insertedIn(text: string, start: number, end: number): Inserted[] {
  const from = Math.max(0, start - CONTEXT_UTF16);
  const slice = text.slice(from, end + CONTEXT_UTF16);
  const found = INSERTED.flatMap((pattern) => [...slice.matchAll(pattern)])
    .filter(([inserted]) => !LOST.test(inserted))
    .map((match): Inserted => ({ span: spanAt(from, match), noise: 'markup' }));
  return [...found, ...speakerSignsIn(from, slice), ...labelsIn(text, start, end)];
}

/** “>>” marks a new speaker in captions; in a quoted letter every line begins with it. */
function speakerSignsIn(from: number, slice: string): Inserted[] {
  return [...slice.matchAll(NEW_SPEAKER)].map((match): Inserted => {
    const before = slice.slice(0, match.index).trimEnd();
    const isLetter = before
      .slice(before.lastIndexOf('\n') + 1)
      .trimStart()
      .startsWith('>');
    const isTurn = match[0].includes('>>') && !isLetter && before !== '';
    return { span: spanAt(from, match), noise: isTurn ? 'label' : 'markup' };
  });
}

function spanAt(from: number, match: RegExpExecArray): Span {
  return [from + match.index, from + match.index + match[0].length];
}

/** A repeated label of the same speaker is harmless; another name separates two people’s words. */
function labelsIn(text: string, start: number, end: number): Inserted[] {
  const from = Math.max(0, start - MAX_LOOKBACK_UTF16);
  let speaking: string | null = null;
  const labels: Inserted[] = [];
  for (const { name, span } of labelsBetween(text, [from, Math.min(text.length, end + CONTEXT_UTF16)])) {
    const isSame = speaking === null || name === speaking;
    labels.push({ span, noise: isSame ? 'markup' : 'label' });
    speaking = name;
  }
  return labels;
}
