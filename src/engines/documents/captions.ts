// Reads subtitles: SubRip (.srt) and WebVTT (.vtt). The words become the text of the copy, one line per cue; times
// are stored beside the text, and recomputed from the bytes when needed.

/** The position in the text at which a cue begins, in UTF-16 code units. */
export interface TimeMark {
  readonly start_utf16: number;
  /** `00:01:02`, as used in locators. */
  readonly time: string;
}

export interface Captions {
  readonly text: string;
  /** In the order of the text, one per cue. */
  readonly marks: readonly TimeMark[];
}

interface Cue {
  readonly seconds: number;
  readonly lines: readonly string[];
}

/** Null where there is no cue with a time. @source WebVTT 1 (W3C), section 4; SubRip has no standard */
export function readCaptions(source: string): Captions | null {
  const cues = unrolled(cuesOf(source.replace(/\r\n?/g, '\n')));
  let text = '';
  const marks: TimeMark[] = [];
  for (const { seconds, lines } of cues) {
    if (text !== '') text += '\n';
    marks.push({ start_utf16: text.length, time: clock(seconds) });
    text += joined(lines);
  }
  return cues.length === 0 ? null : { text, marks };
}

const TIMING = /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}\s*-->\s*[\d:.,]+/;

function cuesOf(source: string): Cue[] {
  let voice = '';
  return source.split(/\n[ \t]*\n+/).flatMap((block) => {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMING.test(line));
    const timing = TIMING.exec(lines[at] ?? '');
    // One line of a name or number may precede the timing; notes and styles have none.
    if (timing === null || at > 1) return [];
    const seconds = Number(timing[1] ?? 0) * 3_600 + Number(timing[2]) * 60 + Number(timing[3]);
    const spoken = lines.slice(at + 1).map((line) => {
      const said = voicesIn(line, voice);
      voice = said.voice;
      return plain(said.line);
    });
    const words = spoken.filter((line) => line !== '');
    return words.length === 0 ? [] : [{ seconds, lines: words }];
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
 * Removes the repeated lines of rolling captions, only where the whole file rolls, since a speaker may repeat a line.
 */
function unrolled(cues: readonly Cue[]): readonly Cue[] {
  const repeats = cues.filter((cue, at) => at > 0 && cue.lines[0] === cues[at - 1]?.lines.at(-1)).length;
  if (repeats < 5 || repeats < cues.length * 0.4) return cues;
  return cues.flatMap((cue, at) => {
    const repeated = at > 0 && cue.lines[0] === cues[at - 1]?.lines.at(-1);
    const lines = repeated ? cue.lines.slice(1) : cue.lines;
    return lines.length === 0 ? [] : [{ ...cue, lines }];
  });
}

function clock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
