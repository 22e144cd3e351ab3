import { describe, expect, it } from 'vitest';
import { filesIn, type TextFile } from '../support/files.js';

// A text is read once, under engines/reading. A pattern of quotation marks or of sentence ends elsewhere is another
// reading, which will disagree. What looks for them composes its pattern from regions/characters and sentences/stops.

/** Where a text is read. */
const READING = 'src/engines/reading/';

/** Files that have such characters as data. */
const DATA = new Map([
  ['src/engines/documents/line-breaks.ts', 'how lines end, before there is a text to be read'],
  ['src/engines/text/quotation-marks.ts', 'the marks that each language prints'],
  ['src/engines/text/fold.ts', 'characters that are folded, marks among them'],
  ['src/engines/text/search-words.ts', 'signs that separate the words of a search'],
  ['src/engines/fidelity/differences/pauses.ts', 'all signs of a pause, brackets and dashes among them'],
  ['src/derived/search/model/searched-text.ts', 'characters that fold to no letter'],
  ['src/engines/documents/guess-charset.ts', 'characters by which an encoding is guessed'],
  ['src/engines/documents/latin-letters.ts', 'characters by which an encoding is guessed'],
  ['src/engines/documents/windows-1252.ts', 'the characters of an encoding'],
  ['src/record/snapshots/model/decode.ts', 'characters by which an encoding is guessed'],
  ['src/engines/documents/bidi/brackets.ts', 'signs that are mirrored in writing from the right'],
  ['src/engines/documents/page-text.ts', 'the marks that stand for an element of a page'],
  ['src/engines/documents/pdf-lines.ts', 'how a printed line ends'],
  ['src/engines/documents/raised.ts', 'what a raised number stands after'],
  ['src/engines/anchoring/speaker.ts', 'labels, which are not turns of the whole text'],
  ['src/platform/http/template-helpers.ts', 'a mark that is escaped in templates'],
]);

const PATTERN = /(?<![\w)\]'"`*/])\/(?![*/ ])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;
const STRING = /'(?:\\.|[^'\\\n])*'|String\.raw`[^`]*`/g;
const MARK = /[“”„‟«»「」『』]|\\u201[cdef]|\\u00[ab]b|\\u300[c-f]/i;
/** A full stop in a class with another final mark, but no class of all signs; or a final mark of another script. */
const STOP =
  /(?<!\\)\[[^\]*$%]*(?:(?<!\\)\.[^\]*$%]*[!?]|[!?][^\]*$%]*\.)[^\]*$%]*\]|[。؟۔।]|\\u3002|\\u061f|\\u06d4|\\u0964/i;
const IS_PATTERN = /[[(|\\]/;

function faultsIn({ path, text }: TextFile): string[] {
  return text.split('\n').flatMap((line, at) => {
    if (/^\s*(?:\/\/|\/?\*)/.test(line)) return [];
    const strings = (line.match(STRING) ?? []).filter(isPattern);
    const found = [...(line.match(PATTERN) ?? []), ...strings];
    return found.filter((one) => MARK.test(one) || STOP.test(one)).map((one) => `${path}:${at + 1}: ${one}`);
  });
}

/** A row of marks alone, or the source of a regular expression; words in marks are a message. */
function isPattern(literal: string): boolean {
  const inside = literal.replace(/^(?:String\.raw)?[`']|[`']$/g, '');
  return (
    !/\p{L}{2}/u.test(inside.replace(/\\u[0-9a-f]{4}/gi, '')) ||
    (IS_PATTERN.test(inside) && !/\p{L} \p{L}/u.test(inside))
  );
}

describe('quotation marks and sentence ends', () => {
  const files = filesIn('src', '.ts').filter(({ path }) => !path.startsWith(READING));

  it('are looked for under engines/reading alone', () => {
    expect(files.filter(({ path }) => !DATA.has(path)).flatMap(faultsIn)).toEqual([]);
  });

  it.each([
    'const CLOSING = /["”’»]+$/u;',
    'const OPENING = /[\\u201C\\u00AB]/;',
    "const QUOTES = '“”„';",
    'if (/[.!?]/.test(gap)) return true;',
    'const END = String.raw`[.!?…]["”]{0,3}`;',
    'const STOP = /[\\u3002!]/;',
  ])('are missed nowhere: %s', (line) => {
    expect(faultsIn({ path: 'src/x.ts', text: line })).not.toEqual([]);
  });

  it.each([
    "const words = 'Choose “No record found”.';",
    'const NUMBER = /\\d+[.,]\\d+/;',
    '// “quoted”, [.!?]',
    'const SIGNS = /[.*+?^()|[\\]]/g;',
  ])('may stand in words and comments: %s', (line) => {
    expect(faultsIn({ path: 'src/x.ts', text: line })).toEqual([]);
  });

  it('have no exception that nothing needs any more', () => {
    const stale = files.filter((file) => DATA.has(file.path) && faultsIn(file).length === 0);
    expect(stale.map(({ path }) => path)).toEqual([]);
  });
});
