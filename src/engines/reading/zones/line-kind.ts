import { vocabularyOf, wordsFor } from '../../words/zones.js';
import { isDayLine, isTime } from './day-line.js';
import { endsSentence, type Unit } from './unit.js';
import type { ZoneKind } from './zone.js';

// Kinds that a line shows by its own words, wherever it stands.

const FURNITURE = vocabularyOf('furniture');
const CORRECTION = vocabularyOf('correction');
const FOOTER = vocabularyOf('footer');
const CAPTION = vocabularyOf('caption');
const MARKUP = vocabularyOf('markup');
const COUNTED = new RegExp(`^[\\d.,]+[km]? (?:${wordsFor('footer', 'counted').join('|')})$`, 'i');
const LAST = new RegExp(`^(?:${wordsFor('footer', 'last').join('|')})(?!\\p{L})`, 'iu');
const CREDIT = new RegExp(
  `[(\\[]?(?<!\\p{L})(?:${wordsFor('caption', 'label').join('|')})s?(?:\\s?[:/©]|\\s(?:by|courtesy)\\s)[^.!?]{2,60}[)\\]]?$`,
  'iu',
);
/** “2 days ago”, “Recommend 12” of a post. */
const POSTED = /^\d{1,2} ?\p{L}{1,7}\.? ago$/u;
const COUNTS = /^(?:(?:Reply|Repost|Like|Recommend|Share)\s+[\d.,]+[KkMm]?(?:\s{1,4}|$)){1,5}$/u;
const SEPARATOR = /\s[|›»·•>/]\s/g;
const STAGE_DIRECTION = /^[[(][^()[\]]{1,40}[)\]][.]?$/;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|(?<!\p{L})e-?mail(?: us| the| me)?(?: at)? \S+@\S+/iu;
const MAX_STAGE_WORDS = 4;
/** UTF-16 code units: longer lines are prose with such words in it. */
const MAX_FOOTER_UTF16 = 300;

export function kindOfLine({ text, end, span }: Unit): ZoneKind | null {
  const line = text.replace(/^[\s([*_•●▪>#-]+/u, '');
  const isLong = span[1] - span[0] > MAX_FOOTER_UTF16;
  if (isMarkup(text)) return 'markup';
  if (!isLong && (POSTED.test(text) || COUNTS.test(text))) return 'furniture';
  if (FURNITURE.whole.test(bare(text)) || FURNITURE.start.test(line)) return 'furniture';
  if (!isLong && FURNITURE.within.test(text)) return 'furniture';
  if (CORRECTION.label.test(line) || CORRECTION.start.test(line)) return 'correction';
  // “Editor’s note: an earlier version …”
  if (FOOTER.label.test(line) && CORRECTION.within.test(line)) return 'correction';
  if (!isLong && isFooter(line)) return 'footer';
  if (CAPTION.label.test(line) || CAPTION.start.test(line) || CREDIT.test(end)) return 'caption';
  if (isDayLine(text)) return 'dateline';
  return isMenu({ text, end }) ? 'furniture' : null;
}

/** Whether nothing but such lines follows: “Notes to editors”. */
export function isLastOfArticle({ text, end }: Unit): boolean {
  const line = bare(text);
  return (
    /^(?:#{2,}|-\s?30\s?-)$/.test(text) || (LAST.test(line) && (!endsSentence({ end }) || end.endsWith(':')))
  );
}

function isMarkup(text: string): boolean {
  if (isTime(text) || MARKUP.whole.test(text)) return true;
  return STAGE_DIRECTION.test(text) && text.split(' ').length <= MAX_STAGE_WORDS;
}

function isFooter(line: string): boolean {
  if (
    FOOTER.label.test(line) ||
    (FOOTER.within.test(line) && !/[.!?]\s\p{Lu}/u.test(line)) ||
    COUNTED.test(line)
  )
    return true;
  if (LAST.test(bare(line)) || ADDRESS.test(line) || /^(?:copyright\b.{0,20}\d{4}|©)/i.test(line))
    return true;
  const [start = ''] = FOOTER.start.exec(line) ?? [];
  // “Reporting by Jon Field”, but not “Writing by hand is”.
  return start !== '' && (!/\bby$/i.test(start) || /^\s\p{Lu}/u.test(line.slice(start.length)));
}

/** “News | Sport | Culture”, “Home › News” */
function isMenu({ text, end }: Pick<Unit, 'text' | 'end'>): boolean {
  if (endsSentence({ end }) || text.length > 200) return false;
  const parts = text.split(SEPARATOR);
  return parts.length > 2 && parts.every((part) => part.trim().split(/\s+/).length <= 3);
}

/** Without signs before and after: “-ENDS-”. */
function bare(text: string): string {
  return text.length > 80 ? text : text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.!?)]+$/gu, '');
}
