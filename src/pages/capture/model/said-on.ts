import type { DayMention } from '../../../engines/quotations/days/days.js';
import type { Reading } from '../../../engines/reading/reading.js';
import { DOUBLE_MARKS, OPENING_MARKS } from '../../../engines/reading/regions/characters.js';
import { regionsIn } from '../../../engines/reading/regions/within.js';
import type { Span } from '../../../engines/text/span.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { FoundItem } from '../model.js';

// The day on which something was said: the one that the credit names, in the same sentence and outside the words quoted.

type Credit = Pick<FoundItem, 'speaker' | 'cue'>;

/** The fields for it; none where the credit names no day. @param date of the article, which no statement follows */
export function saidOn(
  reading: Reading,
  spans: readonly Span[],
  { speaker, cue }: Credit,
  { days, date }: { readonly days: readonly DayMention[]; readonly date: string | null },
): Typed {
  if (speaker === null || cue === null || date === null) return {};
  const { text, regions } = reading;
  const credit: Span = [Math.min(speaker.start, cue.start), Math.max(speaker.end, cue.end)];
  const sentence: Span = [reading.sentenceAt(credit[0])[0], reading.sentenceAt(credit[1] - 1)[1]];
  if (sentence[1] - sentence[0] > MAX_SENTENCE_UTF16) return {};
  const near = days.filter(({ start, end }) => start >= sentence[0] && end <= sentence[1]);
  if (near.length === 0) return {};
  const quoted = [...spans, ...regionsIn(regions, sentence, 1).map(({ outer }) => outer)];
  const own = near
    .filter((day) => day.date <= date && !quoted.some(([start, end]) => day.start < end && day.end > start))
    .filter((day) =>
      day.start >= credit[1] ? follows(text, credit[1], day) : leads(text, sentence[0], credit[0], day),
    );
  const [day, ...others] = own;
  return day === undefined || others.length > 0
    ? {}
    : { said_on: day.date, said_on_from: text.slice(day.start, day.end) };
}

/** A longer sentence names no day for what was said. */
const MAX_SENTENCE_UTF16 = 1_000;

/** Words with which another statement or event begins. */
const ANOTHER = new RegExp(
  String.raw`\b(?:that|which|who|whose|whom|when|while|since|before|after|until|because|if|about|over|days|weeks|months|years|hours|had|has|was|were|will|would)\b|[,;:–—‘${DOUBLE_MARKS}]`,
  'i',
);
const OF_SOMETHING = /^\s*(?:of|on|about)\s+(?:the|a|an|his|her|their|its)\b/i;

/** “said at a briefing on Tuesday”. */
function follows(text: string, from: number, day: DayMention): boolean {
  const between = text.slice(from, day.start);
  if (ANOTHER.test(between) || OF_SOMETHING.test(between)) return false;
  return !isPossessive(text, day) || /\b(?:at|in|during)(?: \p{L}+)?\s$/u.test(between);
}

const FIRST = new RegExp(
  String.raw`^[${OPENING_MARKS}]?(?:(?:But|And|Then|Later|Earlier|Speaking|In|At)\b[^,;:‘${DOUBLE_MARKS}]{0,80})?\s*$`,
);

/** “On Tuesday, Ada Byron said”, “Speaking on Tuesday, she said”. */
function leads(text: string, sentence: number, credit: number, day: DayMention): boolean {
  const [before, between] = [text.slice(sentence, day.start), text.slice(day.end, credit)];
  const isFirst = FIRST.test(before);
  return (
    isFirst &&
    !ANOTHER.test(before) &&
    !isPossessive(text, day) &&
    /^,?\s*(?:\p{L}[\p{L}’-]*\s+){0,6}$/u.test(between)
  );
}

function isPossessive(text: string, { end }: DayMention): boolean {
  return /^[’']s\b/u.test(text.slice(end, end + 3));
}
