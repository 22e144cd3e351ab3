import type { LinedText } from './lines.js';
import type { Opening } from './opening.js';
import { isSentence } from './spoken.js';

// “>>” in captions: somebody else speaks, who is not named.

/** “>> ”, or the colour in which a speaker's captions are shown. */
const SIGN = /^(?:>{2,3}|\[(?:white|yellow|cyan|green|magenta|blue|red)\])[ \t]*(?=[\p{L}\p{N}“"¿¡'♪([])/u;
/** A quoted letter has such signs on all lines, also on those that go on with a sentence. */
const MAX_SHARE = 0.9;

/** In order. */
export function signOpenings({ text, lines }: LinedText): Opening[] {
  const found = lines.flatMap((line, at): Opening[] => {
    const [sign] = SIGN.exec(text.slice(line.start, line.start + 16)) ?? [];
    if (sign === undefined) return [];
    return [
      {
        ...{
          format: 'sign',
          line: at,
          label: null,
          wordsFrom: line.start + sign.length,
          name: '',
          person: null,
        },
        ...{ key: '', isQuestioner: false, isAnswer: false, isByRole: false, isSure: false },
      },
    ];
  });
  const isAll = found.length > MAX_SHARE * lines.length && found.length > 2;
  return isAll && lines.some(({ start, end }) => isWrapped(text.slice(start, end))) ? [] : found;
}

/** A line that begins or ends within a sentence, or has the sign of a letter. */
function isWrapped(line: string): boolean {
  return /^>{1,3}(?!>)\s*(?:>|\p{Ll})|^>[^>]/u.test(line) || !isSentence(line);
}
