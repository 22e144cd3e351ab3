import type { Frame } from './frame.js';

// “Minister: strike will end” above an article.

/** UTF-16 code units: a longer first paragraph is no headline. */
const MAX_HEADLINE_UTF16 = 160;
const SPEAKER_FIRST =
  /^((?:[Tt][Hh][Ee] )?[\p{L}\p{N}.’'&-]+(?: [\p{L}\p{N}.’'&-]+){0,5}?)(:)\s+(\S+(?: \S+){1,})$/u;
const SPEAKER_LAST =
  /^(\S+(?: \S+){1,})(:|\s[–—-])\s+((?:\p{Lu}[\p{L}.’'-]+|minister|president|premier|mayor|police|officials?|reports?|polls?|study|survey|sources?|experts?|union|court|government|ministry)(?: [\p{L}.’'-]+){0,2})$/u;
/** Words before a colon that announce a text and no speaker. */
const NO_SPEAKER =
  /^(?:analysis|exclusive|live|watch|opinion|video|breaking|update[ds]?|editorial|explainer|factbox|fact check|profile|interview|review|transcript|timeline|in pictures|q&a|letters?|column|obituary|highlights|poll|week \d+|day \d+|part \d+|report|campaign \d+|election \d+|newsletter|podcast|thread|blog|comment|special report|in depth|the latest|correction|background|photos?|recap|preview)\b/i;

export function headlineFrames(text: string): Frame[] {
  const [title = ''] = text.split(/[\r\n]/, 1);
  const line = title.replace(/\.$/, '').trimEnd();
  // Without text below it, a line is no headline.
  if (line.length > MAX_HEADLINE_UTF16 || text.slice(title.length).trim() === '') return [];
  return first(line) ?? last(line) ?? [];
}

function first(line: string): Frame[] | null {
  const [, speaker = '', , content = ''] = SPEAKER_FIRST.exec(line) ?? [];
  // “Berg in Ortwick: how was the visit” has a subject and no speaker.
  if (speaker === '' || NO_SPEAKER.test(speaker) || / (?:in|at|on|for|to|with|after|before) /.test(speaker))
    return null;
  return [frameOf([line.length - content.length, line.length], [0, speaker.length], speaker.length)];
}

function last(line: string): Frame[] | null {
  const [, content = '', sign = '', speaker = ''] = SPEAKER_LAST.exec(line) ?? [];
  if (speaker === '' || NO_SPEAKER.test(content)) return null;
  const cue = content.length + sign.length - 1;
  return [frameOf([0, content.length], [line.length - speaker.length, line.length], cue)];
}

function frameOf(content: [number, number], speaker: [number, number], cue: number): Frame {
  return {
    kind: 'headline',
    content: [content],
    speaker,
    cue: [cue, cue + 1],
    channel: null,
    strength: 'likely',
  };
}
