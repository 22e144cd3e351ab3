import { describe, expect, test } from 'vitest';
import { hasAll, partsOf, placesIn, termsOf } from '../../../src/derived/search/model/highlight.js';
import { parseQuery } from '../../../src/derived/search/model/parse-query.js';
import { SearchedText } from '../../../src/derived/search/model/searched-text.js';

function marked(text: string, search: string, most = 300): string {
  const query = parseQuery(search);
  if (!query.ok) throw new Error(query.errors.message);
  const parts = partsOf(text, placesIn(new SearchedText(text), termsOf(query.value)), most);
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
      hasAll(new SearchedText('No space left'), query.value),
      hasAll(new SearchedText('No way'), query.value),
    ]).toEqual([true, false]);
  });

  test.each([
    ['nothing in a text of plain letters without the word', 'No room', 'cafe', 'No room'],
    ['no part of a word', 'Barn, bars', 'bar', 'Barn, bars'],
    ['a word beside its like', 'bars bar', 'bar', 'bars [bar]'],
    ['nothing of plain letters in another script', '在台湾问题上', 'taiwan', '在台湾问题上'],
    ['a plain word within another script', '在 Taiwan 问题上', 'taiwan', '在 [Taiwan] 问题上'],
    ['a plain word that another script touches', '在Taiwan问题上', 'taiwan', '在[Taiwan]问题上'],
    ['a beginning that another script touches', '在Taiwan问题上', 'tai*', '在[Taiwan]问题上'],
    ['no plain letters that another script goes on with', 'Taiwanом', 'taiwan', 'Taiwanом'],
    ['a phrase that another script’s sign divides', 'cold。war', '"cold war"', '[cold。war]'],
    ['no phrase with another script’s word between', 'cold 战 war', '"cold war"', 'cold 战 war'],
    ['a word of another script, written in one of two ways', 'Он пришёл', 'пришел', 'Он [пришёл]'],
    ['nothing of another script in plain letters', 'He came', 'пришел', 'He came'],
  ])('is read off the letters: %s', (_, text, search, parts) => {
    expect(marked(text, search)).toBe(parts);
  });
});
