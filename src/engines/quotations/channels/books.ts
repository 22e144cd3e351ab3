import { DOUBLE_MARKS, DOUBLE_OPENING_MARKS } from '../../reading/regions/characters.js';
import { channelOfWords, type FoundChannel } from './channel.js';

// “In “The Long Ebb”, a copy of which …”: a book by its title alone, in a text that speaks of one.

const BOOK = /(?<![\p{L}-])(?:book|memoirs?|autobiography|biography|novel)(?![\p{L}-])/u;
const TITLE = new RegExp(
  String.raw`(?<![\p{L}-])[Ii]n (?<title>[${DOUBLE_OPENING_MARKS}]\p{Lu}[^${DOUBLE_MARKS}\n]{2,60}[${DOUBLE_MARKS}])`,
  'gu',
);

export function booksIn(text: string): FoundChannel[] {
  if (!BOOK.test(text)) return [];
  return [...text.matchAll(TITLE)].map(({ index, groups = {} }) => {
    const [start, title] = [index + 3, groups.title ?? ''];
    const by = { construction: 'in', lead: [index, index + 2] } as const;
    return channelOfWords(text, [start, start + title.length], by, { type: 'book' });
  });
}
