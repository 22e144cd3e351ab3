import { setOf } from '../../words/lists.js';
import { PARTICLES } from '../../words/naming.js';
import type { NameGroup } from './groups.js';

// The words of a name: its surname, its acronym, and whether it is a part of another.

/** The number of words without particles and suffixes: a surname alone has one. */
export function fullLength(words: readonly string[]): number {
  return words.filter((word) => !PARTICLES.has(word) && !SUFFIXES.has(word)).length;
}

export const SUFFIXES = setOf('jr sr ii iii iv');

export function surnameOf(words: readonly string[]): string {
  return words.findLast((word) => !SUFFIXES.has(word)) ?? '';
}

/** “Wang Yi” is called Wang; both words are kept where the first is an East Asian surname. */
export function surnames(words: readonly string[]): string[] {
  const last = surnameOf(words);
  const [first = ''] = words;
  return words.length <= 3 && EAST_ASIAN_SURNAMES.has(first) ? [first, last] : [last];
}

const EAST_ASIAN_SURNAMES = setOf(
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo xi deng jiang mao hua han feng cao peng ' +
    'zeng xiao tian dong pan yuan cai yu du ye cheng wei su lu ding ren shen yao song tang qin bai cui kim park pak choi jung ' +
    'chung kang cho yoon yun jang lim im shin seo kwon hwang ahn hong moon roh rhee nguyen tran le pham phan vu dang bui do ngo ' +
    'abe kishida suga mori tanaka sato suzuki ito yamamoto nakamura kobayashi kato yoshida yamada sasaki matsumoto inoue kimura',
);

export function acronymsOf({ words, here }: NameGroup): string[] {
  const letters = words.filter((word) => word !== 'of' && word !== 'the' && word !== 'and' && word !== 'for');
  const initials = letters.map((word) => word[0] ?? '').join('');
  const brackets = here.flatMap(({ context }) =>
    context.bracket === null ? [] : [context.bracket.toLowerCase()],
  );
  return [
    ...(initials.length > 2 ? [initials] : []),
    ...brackets.filter((bracket) => /^[\p{L}&]{2,8}$/u.test(bracket)),
  ];
}

export function contains(long: readonly string[], short: readonly string[]): boolean {
  if (long.length <= short.length || short.length < 2) return false;
  return ` ${long.join(' ')} `.includes(` ${short.join(' ')} `);
}
