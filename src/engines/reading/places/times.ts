import { millisecondsOf, type TimeMark } from '../../text/time-mark.js';

// Where a text has times: the times of its subtitles, or the time marks of a transcript ([00:12:03]).

/** Hours, minutes and seconds; or minutes and seconds. */
const LONG = String.raw`\d{1,3}:[0-5]\d:[0-5]\d(?:[.,]\d{1,3})?`;
const SHORT = String.raw`\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?`;
/** In brackets at the beginning of a line or after a label; with hours at the beginning; or alone on a line. */
const MARK = new RegExp(
  String.raw`^[ \t]{0,20}(?:[^\n:()[\]]{1,60}:?[ \t])?(?:\[(${LONG}|${SHORT})\]|\((${LONG}|${SHORT})\))|^[ \t]{0,20}(${LONG})(?=[\s,–-])|^[ \t]{0,20}(${SHORT})[ \t]{0,20}$`,
  'gm',
);

/** Fewer are no transcript; so are those that do not rise, such as times of day in a report. */
const MIN_MARKS = 2;
const MAX_FALLING = 0.1;

/** The time marks of a transcript, in order; empty for other texts. */
export function timesIn(text: string): TimeMark[] {
  const marks = [...text.matchAll(MARK)].map((found) => ({
    start_utf16: found.index,
    start_ms: millisecondsOf(found.slice(1).find((time) => time !== undefined) ?? ''),
  }));
  const falling = marks.filter(({ start_ms }, at) => start_ms < (marks[at - 1]?.start_ms ?? 0)).length;
  if (marks.length < MIN_MARKS || falling > marks.length * MAX_FALLING) return [];
  return marks.map((mark, at) => {
    const next = marks[at + 1]?.start_ms ?? null;
    return { ...mark, end_ms: next !== null && next >= mark.start_ms ? next : null };
  });
}
