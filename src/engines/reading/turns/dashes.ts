import { clausesIn } from './clauses.js';
import type { LinedText } from './lines.js';
import type { Opening } from './opening.js';
import type { People } from './people.js';
import { isQuestion, isSentence, isSpoken } from './spoken.js';

// A dialogue, each turn after a dash at the beginning of a line. Clauses between the words may name the speaker.

const DASH = /^(?:[–—―]\s?|-\s)(?=[\p{L}¿¡«“…])/u;
const MIN_TURNS = 2;

/** In order. Empty where the lines with dashes are a list. */
export function dashOpenings({ text, lines, language }: LinedText, people: People): Opening[] {
  const found = lines.flatMap((line, at) => {
    const [dash] = DASH.exec(text.slice(line.start, line.start + 4)) ?? [];
    return dash === undefined
      ? []
      : [{ at, line, from: line.start + dash.length, words: text.slice(line.start + dash.length, line.end) }];
  });
  const spoken = found.filter(({ words }) => /^[\p{Lu}\p{Lo}¿¡«“…]/u.test(words) && isSentence(words));
  const asked = found.filter(({ words }) => isQuestion(words) || isSpoken(words, language)).length;
  // A list often has hyphens, and seldom a question.
  const isList =
    found.some(({ line }) => text.charAt(line.start) === '-') &&
    !found.some(({ words }) => isQuestion(words));
  if (isList || spoken.length < MIN_TURNS || spoken.length < found.length || 2 * asked < found.length)
    return [];
  return found.map(({ at, from, words }) => {
    const clause = clausesIn(words).find((one) => one.name !== null);
    const name = clause?.name ?? null;
    const label =
      clause === undefined
        ? null
        : ([from + clause.nameAt, from + clause.nameAt + (name ?? '').length] as const);
    const person = name === null ? null : (people.whole(name) ?? name);
    return {
      ...{
        format: 'dash',
        line: at,
        label,
        wordsFrom: from,
        name: name ?? '',
        person,
        key: name ?? '',
      },
      ...{ isQuestioner: false, isAnswer: false, isSure: false },
    };
  });
}
