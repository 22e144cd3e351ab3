import { expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

it('a passage with a credit of its own is no part of the quotation before it', () => {
  const text = 'Ada Berg met Otto Lind. “I am not,” said Berg. “Why not?” Lind asked.';
  expect(
    findInArticle(text).quotations.map(({ text: words, speaker }) => [words, speaker?.resolved]),
  ).toEqual([
    ['“I am not,”', 'Ada Berg'],
    ['“Why not?”', 'Otto Lind'],
  ]);
});
