import type { LinedText } from './lines.js';
import type { Opening } from './opening.js';

// “>>” in captions: somebody else speaks, who is not named.

const SIGN = /^>{2,3}[ \t]*(?=[\p{L}\p{N}“"¿¡'♪([])/u;
/** A quoted letter has such signs on all lines. */
const MAX_SHARE = 0.9;

/** In order. */
export function signOpenings({ text, lines }: LinedText): Opening[] {
  const found = lines.flatMap((line, at): Opening[] => {
    const [sign] = SIGN.exec(text.slice(line.start, line.start + 8)) ?? [];
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
        ...{ key: '', isQuestioner: false, isAnswer: false, isSure: false },
      },
    ];
  });
  return found.length > MAX_SHARE * lines.length && found.length > 2 ? [] : found;
}
