import { describe, expect, test } from 'vitest';
import { BORDER, BREAK, placedWords, searchWords } from '../../../src/engines/text/search-words.js';

describe('the words of a text', () => {
  test.each([
    ['On this issue, China’s café: 1,000!', ['on', 'this', 'issue', 'china', 's', 'cafe', '1', '000']],
    ['cafe\u0301 CAFÉ', ['cafe', 'cafe']],
    ['台湾问题', ['台', '湾', '问', '题']],
    ['们。台湾', ['们', BREAK, '台', '湾']],
    ['AI技术 2023年', ['ai', '技', '术', '2023', '年']],
    ['한국은 정부', ['한', '국', '은', BREAK, '정', '부']],
    ['スーパー', ['ス', 'ー', 'パ', 'ー']],
    ['ภาษา', ['ภ', 'า', 'ษ', 'า']],
    ['हिन्दी', ['हिन्दी']],
    ['مُحَمَّد', ['محمد']],
    ['€5 😀', ['€', '5', '😀']],
    ['co\u200boperate', ['cooperate']],
    [`one${BORDER}two`, ['one', BREAK, 'two']],
    [' … “!?” ', []],
  ])('%j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  test.each([
    'On this issue, China’s café',
    '们。台湾AI技术 2023年',
    'ﬁne co\u200boperate हिन्दी',
    '한국은 정부 😀',
  ])('have their places in %j', (text) => {
    const placed = placedWords(text);
    expect(placed.map(({ word }) => word)).toEqual(searchWords(text));
    for (const { word, start, end } of placed)
      if (word !== BREAK) expect(searchWords(text.slice(start, end))).toContain(word);
  });
});
