import { fold } from '../../text/fold.js';
import { endOfWord, nextStart, type Scan } from './scan.js';

/**
 * The words of a text in parallel arrays, in order. A number keeps its marks, its sign and its suffix (3.5,
 * 1,000, -4, 2nd); a hyphen separates words; a sign (%, <, ↑, 👍) and each character of a spaceless
 * script is a word.
 */
export interface Words {
  readonly text: string;
  /** As compared: `fold`ed, apostrophes kept. */
  readonly folded: readonly string[];
  /** UTF-16 code units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Splits a text into words. `brackets`: letters in square brackets belong to their word, “[T]he”, “vot[ed]”. */
export function readWords(text: string, { brackets = false } = {}): Words {
  const scan: Scan = { text, brackets };
  const folds = new Map<string, string>();
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = nextStart(scan, 0); at < text.length; ) {
    const end = endOfWord(scan, at);
    const word = text.slice(at, end);
    let key = folds.get(word);
    if (key === undefined) {
      key = foldWord(word);
      folds.set(word, key);
    }
    folded.push(key);
    starts.push(at);
    ends.push(end);
    at = nextStart(scan, end);
  }
  return { text, folded, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function foldWord(word: string): string {
  return fold(word.replace(/[[\]]/g, '')).replace(/ /g, '');
}
