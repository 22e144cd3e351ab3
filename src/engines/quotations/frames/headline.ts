import type { Zone } from '../../reading/zones/zone.js';
import type { Span } from '../../text/span.js';
import { patternOf } from '../../words/lists.js';
import { wordsFor } from '../../words/zones.js';
import type { Frame } from './frame.js';

// “Minister: strike will end” above an article.

/** UTF-16 code units: a longer headline is no plain statement of one speaker. */
const MAX_HEADLINE_UTF16 = 160;
const SPEAKER_FIRST =
  /^((?:[Tt][Hh][Ee] )?[\p{L}\p{N}.’'&-]+(?: [\p{L}\p{N}.’'&-]+){0,5}?)(:)\s+(\S+(?: \S+){1,})$/u;
const SPEAKER_LAST =
  /^(\S+(?: \S+){1,})(:|\s[–—-])\s+((?:\p{Lu}[\p{L}.’'-]+|minister|president|premier|mayor|police|officials?|reports?|polls?|study|survey|sources?|experts?|union|court|government|ministry)(?: [\p{L}.’'-]+){0,2})$/u;
/** Words before a colon that announce a text and no speaker, and “Week 3”. */
const NO_SPEAKER = new RegExp(
  `^(?:(?:${wordsFor('headline', 'announcing').join('|')})(?!\\p{L})|\\p{L}+ \\d+$)`,
  'iu',
);

/** In the headline of a text, where the text below knows the speaker. */
export function headlineFrames(text: string, zones: readonly Zone[]): Frame[] {
  const zone = zones.find(({ kind }) => kind === 'headline');
  if (zone === undefined || zone.end - zone.start > MAX_HEADLINE_UTF16) return [];
  const line = text.slice(zone.start, zone.end).replace(/\.$/, '').trimEnd();
  const found = first(line) ?? last(line);
  if (found === null || !isNamedIn(text.slice(zone.end), line.slice(...found.speaker))) return [];
  return [frameAt(zone.start, found)];
}

interface Found {
  readonly content: Span;
  readonly speaker: Span;
  readonly cue: number;
}

/** UTF-16 code units of the text below in which the speaker is looked for. */
const MAX_LOOKED_IN_UTF16 = 100_000;

/** Whether a text has the last word of a name. */
function isNamedIn(text: string, name: string): boolean {
  const word = name.split(/\s+/).at(-1) ?? name;
  return new RegExp(`(?<!\\p{L})(?:${patternOf([word])})(?!\\p{L})`, 'iu').test(
    text.slice(0, MAX_LOOKED_IN_UTF16),
  );
}

function first(line: string): Found | null {
  const [, speaker = '', , content = ''] = SPEAKER_FIRST.exec(line) ?? [];
  // “Berg in Ortwick: how was the visit” has a subject and no speaker.
  if (speaker === '' || NO_SPEAKER.test(speaker) || / (?:in|at|on|for|to|with|after|before) /.test(speaker))
    return null;
  return {
    content: [line.length - content.length, line.length],
    speaker: [0, speaker.length],
    cue: speaker.length,
  };
}

function last(line: string): Found | null {
  const [, content = '', sign = '', speaker = ''] = SPEAKER_LAST.exec(line) ?? [];
  if (speaker === '' || NO_SPEAKER.test(content)) return null;
  const cue = content.length + sign.length - 1;
  return { content: [0, content.length], speaker: [line.length - speaker.length, line.length], cue };
}

function frameAt(start: number, { content, speaker, cue }: Found): Frame {
  return {
    kind: 'headline',
    content: [[start + content[0], start + content[1]]],
    speaker: [start + speaker[0], start + speaker[1]],
    cue: [start + cue, start + cue + 1],
    channel: null,
    strength: 'likely',
  };
}
