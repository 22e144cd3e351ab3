import { between, startsUpperCase } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import { saysOnlyWhoSpoke } from './only-attribution.js';

// “No,” he said, “not now.”: words of the source between two parts of one quotation that name its speaker.

const MAX_WORDS = 25;
const MAX_WORDS_UNMARKED = 14;
const CUES = new Set(
  (
    'said says say saying told tells telling added adds adding asked asks wrote writes tweeted tweets replied replies answered ' +
    'answers continued continues explained explains insisted insists argued argues noted notes warned warns recalled recalls ' +
    'declared declares stated states claimed claims concluded concludes joked quipped shouted yelled remarked observed observes ' +
    'according admitted admits acknowledged agreed agrees announced asserted cautioned charged commented complained confessed ' +
    'conceded confirmed contended countered cried demanded denied emphasized emphasised exclaimed interjected interrupted lamented ' +
    'maintained mused offered ordered pleaded pledged predicted promised protested quoted read reads reasoned reiterated ' +
    'responded retorted snapped stressed suggested testified thundered urged vowed whispered went goes began begins posted ' +
    'thought thinks put sagte sagt erklarte fugte dit declare ajoute dijo dice anadio afirmo declaro 说 說 表示 指出 称 稱'
  ).split(' '),
);
const CLOSES = /^[\s\])}.,!?;:\u2026\u2013\u2014-]*(?:["\u201D\u00BB\u201C\u300D\u300F]|''|['\u2019])/;
const OPENS = /(?:["\u201C\u00AB\u201E\u201D\u300C\u300E]|''|``|['\u2018])[\s[(\u2026.]*$/;
const QUOTES = /["\u201C\u201D\u00AB\u00BB\u201E\u300C\u300D\u300E\u300F]|''|``/g;
/** The title of the programme on which it was said, in its own quotation marks. */
const TITLE = /\u201C\p{Lu}[^\u201D\n]{1,40}\u201D|"\p{Lu}[^"\n]{1,40}"|''\p{Lu}[^'\n]{1,40}''/u;
/** An opening mark without a pause before it opens a term: he called it “good”, others said “bad”. */
const PAUSED = /[.,:;!?\u2013\u2014\u3002\uFF0C\uFF1A-]/;
const CONTRASTS = /^(?:while|whereas|but|whilst|although)$/;
const PAUSES = /^\s*[,\u2013\u2014(]|^\s+-|^--/;
const RESUMES = /[,\u2013\u2014)]\s*$|-\s+$|--\s*$/;

/** “A.” Later she wrote: “B.”: the preceding sentence is complete, and these words announce the next quotation. */
const FULL_STOP = /^[.\u2026\u3002]/;
const ANNOUNCES = /[,:]\s*(?:["\u201C\u00AB\u201E\u201D\u300C\u300E]|''|``|['\u2018])[\s[(\u2026.]*$/;

/**
 * Classifies the words `start` to `end` of a source between two quotations: an attribution that interrupts one
 * quotation, the announcement of another, or null.
 */
export function attributionIn(
  words: Words,
  range: readonly [number, number],
): 'interrupts' | 'announces' | null {
  if (!isAttribution(words, range)) return null;
  const isOver = FULL_STOP.test(between(words, range[0])) && ANNOUNCES.test(between(words, range[1]));
  return isOver && !goesOn(words, range) ? 'announces' : 'interrupts';
}

/** “He added” continues the statement before it. */
function goesOn(words: Words, [start, end]: readonly [number, number]): boolean {
  const said = words.folded.slice(start, end);
  return (
    said.length <= 5 &&
    said.some((word) => /^(?:add(?:s|ed|ing)|continu(?:es|ed|ing)|conclu(?:des|ded))$/.test(word))
  );
}

function isAttribution(words: Words, [start, end]: readonly [number, number]): boolean {
  if (start <= 0 || end >= words.folded.length || end - start > MAX_WORDS || end <= start) return false;
  const [before, after] = [between(words, start), between(words, end)];
  const inside = words.text.slice(words.starts[start] ?? 0, words.ends[end - 1] ?? 0);
  if (inside.replace(TITLE, '').match(QUOTES)) return false;
  if (CLOSES.test(before) && OPENS.test(after)) {
    if (!saysOnlyWhoSpoke(words, [start, end])) return false;
    if (!PAUSED.test(after) || CONTRASTS.test(words.folded[start] ?? '')) return false;
    return namesSpeaking(words, start, end) || (/^[,?!]/.test(before) && isShortClause(words, start, end));
  }
  const isShort = end - start <= MAX_WORDS_UNMARKED && !/[.!?]["\u201D]?\s/.test(inside);
  const isSetOff =
    PAUSES.test(before) && RESUMES.test(after) && !before.match(QUOTES) && !after.match(QUOTES);
  return (
    isShort && isSetOff && namesSpeaking(words, start, Math.min(end, start + 4)) && isQuoted(words, start)
  );
}

/** “they conclude”, “Ruiz recalls”: a subject with a verb that no list contains. */
function isShortClause(words: Words, start: number, end: number): boolean {
  const said = words.folded.slice(start, end);
  if (said.length < 2 || said.length > 4 || said.some((word) => JOINING.has(word))) return false;
  return said.some((word, at) => PERSONS.has(word) || (at === 0 && startsUpperCase(words, start)));
}

const JOINING = new Set('and or but then that which as to'.split(' '));
const PERSONS = new Set('he she they i we who'.split(' '));

/** “…, the mayor told the hall” in a copy without quotation marks: names the speaker and says no more. */
export function isCreditAfter(words: Words, end: number): boolean {
  if (!/^\s*[,\u2013\u2014]\s*$/.test(between(words, end))) return false;
  let cue = end;
  while (cue < end + MAX_CREDIT_WORDS && cue < words.folded.length && !CUES.has(words.folded[cue] ?? ''))
    cue += 1;
  if (cue >= Math.min(end + MAX_CREDIT_WORDS, words.folded.length)) return false;
  const isName = (at: number) => startsUpperCase(words, at) || CREDIT.has(words.folded[at] ?? '');
  for (let at = end; at < cue; at += 1) if (!isName(at)) return false;
  return cue > end || startsUpperCase(words, cue + 1) || CREDIT.has(words.folded[cue + 1] ?? '');
}

const MAX_CREDIT_WORDS = 7;
const CREDIT = new Set(
  'he she they the a an of spokesman spokeswoman minister mayor president official'.split(' '),
);

function namesSpeaking(words: Words, start: number, end: number): boolean {
  return words.folded.slice(start, end).some((word) => CUES.has(word) || /^(?:说|說|称|稱)$/.test(word));
}

function isQuoted(words: Words, at: number): boolean {
  const before = words.text.slice(0, words.starts[at] ?? 0);
  const paragraph = before.slice(Math.max(0, before.lastIndexOf('\n'), before.length - 4000));
  const marks = paragraph.match(QUOTES) ?? [];
  const last = marks.at(-1);
  if (last === '"' || last === "''")
    return marks.filter((mark) => mark === last || mark === '``').length % 2 === 1;
  return last !== undefined && /["\u201C\u00AB\u201E\u300C\u300E]|``/.test(last);
}
