import { describe, expect, test } from 'vitest';
import { placedWords } from '../../src/engines/text/search-words.js';
import { hasAll, mayHold, partsOf, placesIn, termsOf } from '../../src/search/highlight.js';
import { parseQuery } from '../../src/search/query/parse.js';

function marked(text: string, search: string, most = 300): string {
  const query = parseQuery(search);
  if (!query.ok) throw new Error(query.errors.message);
  const parts = partsOf(text, placesIn(placedWords(text), termsOf(query.value)), most);
  return parts.map((part) => (part.found ? `[${part.text}]` : part.text)).join('');
}

describe('what was found', () => {
  test.each([
    ['a word, as it is written', 'No Café room', 'cafe', 'No [Café] room'],
    ['a phrase over its signs', 'a “cold, war”?', '"cold war"', 'a “[cold, war]”?'],
    ['a whole word for its beginning', 'compromise', 'compro*', '[compromise]'],
    ['Chinese within a run', '在台湾问题上', '台湾', '在[台湾]问题上'],
    ['nothing where a sign stands between', '台，湾 台湾', '台湾', '台，湾 [台湾]'],
    ['none of what was to be left out', 'room for', 'room -for', '[room] for'],
    ['what overlaps, once', 'one two three', '"one two" "two three"', '[one two three]'],
    ['a letter that comes apart', 'ﬁne', 'fine', '[ﬁne]'],
  ])('is %s', (_, text, search, parts) => {
    expect(marked(text, search)).toBe(parts);
  });

  const long = `${'far away words '.repeat(40)}needle ${'and more words '.repeat(40)}`;
  test('is in the part of a long text that is shown, and no word is cut', () => {
    const shown = marked(long, 'needle', 120);
    expect(shown).toMatch(/^… .*\[needle\].* …$/);
    expect(shown.length).toBeLessThan(130);
    const words = shown
      .replace(/[[\]…]/g, ' ')
      .trim()
      .split(/\s+/);
    expect(words.filter((word) => !long.includes(` ${word} `) && !long.startsWith(word))).toEqual([]);
  });

  test('is shown from the beginning where it stands there, and cut between characters', () => {
    expect(marked(long, 'far', 60)).toMatch(/^\[far\] away .*[a-z] …$/);
    expect(marked('𠮷'.repeat(200), '𠮷', 61)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  test('is all of a search or not', () => {
    const query = parseQuery('no (room OR space)');
    if (!query.ok) throw new Error();
    expect([
      hasAll(placedWords('No space left'), query.value),
      hasAll(placedWords('No way'), query.value),
    ]).toEqual([true, false]);
  });

  test.each([
    ['nothing in a text of plain letters without the word', 'No room', 'cafe', false],
    ['a part of a word in it, to be looked at', 'Barn', 'bar', true],
    ['an accent, that may hide a plain letter', 'Café', 'cafe', true],
    ['a ligature', 'ﬁne', 'fine', true],
    ['nothing of plain letters in another script', '在台湾问题上', 'taiwan', false],
    ['a plain word within another script', '在 Taiwan 问题上', 'taiwan', true],
    ['a word of another script, which may be written in two ways', 'Он пришёл', 'пришел', true],
    ['nothing of another script in plain letters', 'He came', 'пришел', false],
  ])('can be told at a glance: %s', (_, text, search, may) => {
    const query = parseQuery(search);
    if (!query.ok) throw new Error();
    expect(mayHold(text, termsOf(query.value))).toBe(may);
  });
});
