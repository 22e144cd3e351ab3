import type { Language } from './language.js';
import { isNegation } from './negations.js';
import type { Span } from './verdict.js';
import type { Words } from './words.js';

// What a transcript holds and the speaker did not say as words: sounds of hesitation, and what the transcriber put in.

/** `label`: the name of another speaker, before another’s words. */
export type Noise = 'filler' | 'markup' | 'label';

const FILLERS = /^(?:uh+|um+|uhm+|erm+|h+m+|mm+|mhm|ah+|eh+|euh+|ahm|ähm|äh|呃|嗯|唔)$/;
/** Sounds in English; in other languages words. */
const ENGLISH_FILLERS = /^er+$/;
const NOT_IN: Readonly<Partial<Record<Language, RegExp>>> = {
  de: /^(?:um|eh|er)$/,
  es: /^(?:ah|um)$/,
  fr: /^(?:ah|eh)$/,
};

const SOUNDS =
  'applause|laugh\\w*|cheer\\w*|boo(?:s|ing)?|crosstalk|cross[- ]talk|music|pause[sd]?|' +
  'silence|sic|gestur\\w+|sigh\\w*|cough\\w*|chuckl\\w+|clears throat|crying|off[- ]mic|audience\\b[^\\])]{0,40}|break|video clip|' +
  'begin video\\b[^\\])]{0,40}|end video\\b[^\\])]{0,40}|foreign language|speaking [a-z ]{1,30}|translated|through (?:an )?interpreter|ph|phonetic';
/** Here the speaker said words that nobody could make out: to leave them out is no harmless thing. Crosstalk says that several spoke. */
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
];
const LABEL =
  /^[ \t]*(?:>+[ \t]*)?(\p{Lu}[\p{L}.'’-]{0,30}(?:[ \t]\p{Lu}[\p{L}.'’-]{0,30}){0,4})[ \t]?(?:\([^()\n]{0,60}\))?:/gmu;
/** How far back, and beyond the words looked at, a bracket or the label of the speaker is sought. */
const BACK = 4000;
const AROUND = 120;

/** What the words `from` to `to` are besides speech; null for speech. */
export function noiseIn(
  words: Words,
  [from, to]: readonly [number, number],
  language: Language | null,
): (at: number) => Noise | null {
  const start = words.starts[from] ?? 0;
  const end = words.ends[to - 1] ?? start;
  const inserted = insertedIn(words.text, start, end);
  return (at) => {
    const [first, last] = [words.starts[at] ?? 0, words.ends[at] ?? 0];
    const found = inserted.find(({ span: [a, b] }) => a <= first && last <= b);
    if (found !== undefined) return isNegation(words.folded[at] ?? '', language) ? null : found.noise;
    return isFiller(words.folded[at] ?? '', words.text.slice(first, last), language) ? 'filler' : null;
  };
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
  const from = Math.max(0, start - AROUND);
  const slice = text.slice(from, end + AROUND);
  const found = INSERTED.flatMap((pattern) => [...slice.matchAll(pattern)])
    .filter(([inserted]) => !LOST.test(inserted))
    .map((match): Inserted => ({ span: spanAt(from, match), noise: 'markup' }));
  return [...found, ...labelsIn(text, start, end)];
}

function spanAt(from: number, match: RegExpExecArray): Span {
  return [from + match.index, from + match.index + match[0].length];
}

/** A label that names again who is speaking is nothing; another’s name parts two people’s words. */
function labelsIn(text: string, start: number, end: number): Inserted[] {
  const from = Math.max(0, start - BACK);
  let speaking: string | null = null;
  const labels: Inserted[] = [];
  for (const match of text.slice(from, end + AROUND).matchAll(LABEL)) {
    const name = (match[1] ?? '').trim();
    const isSame = speaking === null || name === speaking;
    labels.push({ span: spanAt(from, match), noise: isSame ? 'markup' : 'label' });
    speaking = name;
  }
  return labels;
}
