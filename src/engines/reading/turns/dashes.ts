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
  const openings = found.map(({ at, from, words }): Opening => {
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
      ...{ isQuestioner: false, isAnswer: false, isByRole: false, isSure: false },
    };
  });
  return alternating(openings);
}

/** Two who take turns: who is named at one turn speaks at the one after the next, unless prose stands between. */
function alternating(openings: readonly Opening[]): Opening[] {
  const runs: Opening[][] = [];
  for (const opening of openings) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.line === opening.line - 1) run.push(opening);
    else runs.push([opening]);
  }
  return runs.flatMap(withBoth);
}

function withBoth(run: readonly Opening[]): Opening[] {
  const sides = [0, 1].map((parity) => namesAt(run, parity));
  return run.map((opening, at) => {
    const [own, other] = [sides[at % 2], sides[(at + 1) % 2]];
    const [person] = own ?? [];
    const isOne = own?.size === 1 && other !== undefined && other.size < 2 && !other.has(person ?? '');
    if (opening.person !== null || !isOne || person === undefined) return opening;
    return { ...opening, person, key: person };
  });
}

function namesAt(run: readonly Opening[], parity: number): ReadonlySet<string> {
  return new Set(run.flatMap(({ person }, at) => (person === null || at % 2 !== parity ? [] : [person])));
}
