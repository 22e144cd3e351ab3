import { millisecondsOf, type TimeMark } from '../text/time-mark.js';

// Reads subtitles: SubRip (.srt) and WebVTT (.vtt). The words become the text of the copy, one line per cue; the times
// are stored beside it.

export interface Captions {
  readonly text: string;
  /** In the order of the text, one per cue. */
  readonly times: readonly TimeMark[];
}

interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly string[];
}

/** Null where there is no cue with a time. @source WebVTT 1 (W3C), section 4; SubRip has no standard */
export function readCaptions(source: string): Captions | null {
  const cues = unrolled(cuesOf(source.replace(/\r\n?/g, '\n')));
  let text = '';
  const times: TimeMark[] = [];
  for (const { startMs, endMs, lines } of cues) {
    if (text !== '') text += '\n';
    times.push({ start_utf16: text.length, start_ms: startMs, end_ms: endMs >= startMs ? endMs : null });
    text += joined(lines);
  }
  return cues.length === 0 ? null : { text, times };
}

const TIME = String.raw`((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})`;
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}?`);

function cuesOf(source: string): Cue[] {
  let voice = '';
  return source.split(/\n[ \t]*\n+/).flatMap((block) => {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMING.test(line));
    const timing = TIMING.exec(lines[at] ?? '');
    // One line of a name or number may precede the timing; notes and styles have none.
    if (timing === null || at > 1) return [];
    const [startMs, endMs] = [millisecondsOf(timing[1] ?? ''), millisecondsOf(timing[2] ?? '')];
    const spoken = lines.slice(at + 1).map((line) => {
      const said = voicesIn(line, voice);
      voice = said.voice;
      return plain(said.line);
    });
    const words = spoken.filter((line) => line !== '');
    return words.length === 0 ? [] : [{ startMs, endMs, lines: words }];
  });
}

/** `<v Name>` names the speaker, which is written out where it changes, as in a transcript. */
function voicesIn(line: string, before: string): { readonly line: string; readonly voice: string } {
  let voice = before;
  // All quantifiers are bounded: a malicious file of unclosed tags is read in the server's own process.
  const named = line.replace(/<v(?:\.[^\s<>]{0,100})?[ \t]{1,8}([^<>]{1,200})>/g, (_, name: string) => {
    const changed = name.trim() !== voice;
    voice = name.trim();
    return changed ? `${voice}: ` : '';
  });
  return { line: named, voice };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
};

function plain(line: string): string {
  return line
    .replace(/<\/?[a-z][^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,40}\}/gi, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

/** Two speakers in a cue have a dash each; any other line break is only layout. */
function joined(lines: readonly string[]): string {
  return lines.reduce((all, line) => (/^[-–—]/.test(line) ? `${all}\n${line}` : `${all} ${line}`));
}

/**
 * Says once what rolling captions show again, only where the whole file rolls, since a speaker may repeat a line. Lines
 * that roll up stand at the beginning of the next cue; a line that is written word by word is in it as a whole.
 */
function unrolled(cues: readonly Cue[]): readonly Cue[] {
  const repeats = cues.filter((cue, at) => at > 0 && repeatedLines(cues[at - 1] as Cue, cue) > 0).length;
  if (repeats < 5 || repeats < cues.length * 0.4) return cues;
  const once: Cue[] = [];
  cues.forEach((cue, at) => {
    const before = cues[at - 1];
    const count = before ? repeatedLines(before, cue) : 0;
    const last = once.at(-1);
    const grown = cue.lines[count - 1] ?? '';
    if (last && count > 0 && grown !== before?.lines.at(-1))
      once[once.length - 1] = { ...last, endMs: cue.endMs, lines: [...last.lines.slice(0, -1), grown] };
    if (count < cue.lines.length) once.push({ ...cue, lines: cue.lines.slice(count) });
  });
  return once;
}

/** Captions have two or three lines, seldom four. */
const MAX_ROLLED = 4;

/** How many lines of a cue its predecessor has shown, the last of them perhaps in part. */
function repeatedLines(before: Cue, cue: Cue): number {
  const most = Math.min(MAX_ROLLED, before.lines.length, cue.lines.length);
  for (let count = most; count > 0; count--) {
    const shown = before.lines.slice(-count);
    const isShown = (line: string, at: number) =>
      line === cue.lines[at] || (at === count - 1 && (cue.lines[at] ?? '').startsWith(`${line} `));
    if (shown.every(isShown)) return count;
  }
  return 0;
}
