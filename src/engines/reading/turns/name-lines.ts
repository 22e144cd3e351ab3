import { type Called, calledBy } from './called.js';
import { groupedBy } from './grouped.js';
import type { Line, LinedText } from './lines.js';
import type { Opening } from './opening.js';
import type { People } from './people.js';
import { isSentence, isSpoken } from './spoken.js';

// Names on lines of their own, above what is said: earnings calls, records of parliaments, transcripts with times.

interface NameLine extends Called {
  readonly line: number;
  readonly label: readonly [number, number];
  readonly detail: string;
  readonly hasTime: boolean;
  /** Whether it is printed as a heading or in bold. */
  readonly isMarked: boolean;
  /** The line below it, where that is no such line. */
  readonly words: string;
  /** The line of the name, where a line with the title is below it. */
  readonly from: number;
  readonly hasTitleBelow: boolean;
}

type NameHead = Omit<NameLine, 'words' | 'from' | 'hasTitleBelow'>;

const MAX_LINE_UTF16 = 160;
const CAPITAL = String.raw`[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.\u30FB-]{0,30}`;
const PARTICLE = 'de|da|do|van|von|der|den|bin|al|el|la|le|di|del|du|for|of|the|and|hon\\.';
const CLOCK = String.raw`[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp][Mm])?[\])]?`;
const NAME_LINE = new RegExp(
  String.raw`^(?:[*_#]{1,4}[ \t]*|(${CLOCK})[ \t]+(?:[-–][ \t]+)?)?(${CAPITAL}(?:[ \u00A0](?:${CAPITAL}|(?:${PARTICLE})(?!\p{L})|\d{1,3}(?![\p{L}\d:]))){0,6})` +
    String.raw`((?:[ \t]*\([^()\n]{1,60}\)){0,3}(?:(?:,[ \t]|[ \t]+(?:--|[-–—|·])[ \t]+)[^:?!\n]{2,100})?)[*_]{0,3}[ \t]*(?:[–—·•][ \t]*)?(?:(?:Today|Yesterday)(?: at|,) )?(${CLOCK})?[*_]{0,3}$`,
  'u',
);

/** In order. Empty where such lines may be headings or bylines. */
export function nameLineOpenings({ text, lines, language }: LinedText, people: People): Opening[] {
  const found = withWords(
    text,
    lines,
    lines.flatMap((line, at) => nameLineOn(text, line, at, people) ?? []),
  );
  const groups = groupedBy(found, ({ key }) => key);
  const kept = found.filter((one) => isSpeaker(one, groups));
  const distinct = new Set(kept.map(({ key }) => key)).size;
  const isRepeated = [...groups.values()].some((group) => group.length > 1);
  const spoken = kept.filter(({ words }) => isSpoken(words, language)).length;
  const isTimed = kept.filter(({ hasTime }) => hasTime).length > 1;
  const isTurns =
    distinct > 1 && (isTimed || (kept.length > 2 && isRepeated) || spoken > 1) && 2 * spoken >= kept.length;
  if (!(isTurns || (isTimed && distinct > 1)) || areSignatures(kept, isRepeated)) return [];
  return kept.map((one) => ({
    ...one,
    format: 'name_above',
    wordsFrom: endOf(lines, one.line),
    isSure: true,
  }));
}

/** “Ada Berg, Ortwick” below each of several letters: names and places, none of them twice. */
function areSignatures(kept: readonly NameLine[], isRepeated: boolean): boolean {
  return (
    !isRepeated &&
    kept.every(
      ({ detail, hasTime, isMarked, isByRole, isTitled, hasTitleBelow }) =>
        PLACE.test(detail) && !hasTime && !isMarked && !isByRole && !isTitled && !hasTitleBelow,
    )
  );
}

const PLACE = /^,\s\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3}$/u;

function endOf(lines: readonly Line[], at: number): number {
  return lines[at]?.end ?? 0;
}

function nameLineOn(text: string, line: Line, at: number, people: People): NameHead | null {
  if (line.end - line.start > MAX_LINE_UTF16) return null;
  const printed = text.slice(line.start, line.end);
  const match = NAME_LINE.exec(printed);
  if (match === null) return timedScreenName(printed, line.start, at, people);
  if (SENTENCE.test(printed) && !ABBREVIATED.test(printed)) return null;
  const [, before, name = '', detail = '', after] = match;
  const start = line.start + printed.indexOf(name, before?.length ?? 0);
  const called = calledBy(name, detail.trim(), people);
  const label = [start, start + (name + detail).trimEnd().length] as const;
  return {
    ...called,
    line: at,
    label,
    detail: detail.trim(),
    hasTime: before !== undefined || after !== undefined,
    isMarked: /^[*_#]/.test(printed),
  };
}

const TIMED_SCREEN_NAME = new RegExp(
  String.raw`^([\p{L}\p{N}_.-]{2,30})(?:[ \t]+(?:APP|BOT))?[ \t]+(?:[–—·•][ \t]*)?(?:(?:Today|Yesterday)(?: at|,) )?${CLOCK}$`,
  'u',
);

/** “newsbot APP 9:16 AM” */
function timedScreenName(printed: string, start: number, at: number, people: People): NameHead | null {
  const [, name] = TIMED_SCREEN_NAME.exec(printed) ?? [];
  if (name === undefined) return null;
  const called = calledBy(name, '', people);
  const label = [start, start + name.length] as const;
  return { ...called, line: at, label, detail: '', hasTime: true, isMarked: false };
}

const SENTENCE = /[.!?…][”"*_]{0,3}$|[.!?] \p{Lu}\p{Ll}+ \p{Ll}/u;
const ABBREVIATED = /\b(?:Inc|Ltd|Co|Jr|Sr|Corp|Ind|Lab|Con|Dem|Rep)\.\)?$/u;

/** Those with words below them: a list of those present has none. */
function withWords(text: string, lines: readonly Line[], found: readonly NameHead[]): NameLine[] {
  const own = new Set(found.map(({ line }) => line));
  const isBelow = (line: number) => own.has(line - 1) && own.has(line) && lines[line]?.isAfterGap === false;
  return found.flatMap((one) => {
    // “Ada Berg” above “Chief Executive Officer”: the second line is no name.
    if (isBelow(one.line)) return [];
    const isTwo = isBelow(one.line + 1) && !own.has(one.line + 2);
    const last = isTwo ? one.line + 1 : one.line;
    const next = lines[last + 1];
    if (next === undefined || own.has(last + 1)) return [];
    const words = text.slice(next.start, Math.min(next.end, next.start + 600));
    return one.hasTime || isSentence(words) || words.split(/\s+/).length >= MIN_WORDS
      ? [{ ...one, words, from: one.line, line: last, hasTitleBelow: isTwo }]
      : [];
  });
}

/** Of a line without a mark at its end, that is no heading. */
const MIN_WORDS = 7;

/** Named again, called by a function, or printed with role or time. */
function isSpeaker(one: NameLine, groups: ReadonlyMap<string, readonly NameLine[]>): boolean {
  const again = (groups.get(one.key)?.length ?? 0) > 1;
  const hasDetail = one.detail !== '' || one.hasTime || one.hasTitleBelow;
  return (
    again ||
    (one.isMarked && one.isPerson) ||
    one.isByRole ||
    one.isQuestioner ||
    one.isTitled ||
    (one.isPerson && hasDetail) ||
    one.hasTime
  );
}
