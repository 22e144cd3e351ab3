import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

// Scripts without case: only a full stop shows that a wording is presented as a sentence.

function check(wording: string, text: string) {
  const { verdict, flags } = compareWording(wording, text);
  return [verdict, ...flags];
}

describe('a wording in a script without capitals', () => {
  it.each([
    ['我们会关闭这座桥。', '我不认为我们会关闭这座桥。'],
    ['نريد المال.', 'ولا نريد المال.'],
    ['نبيع.', 'لن نبيع.'],
  ])('is truncated where its stop shows a part as a sentence: %s', (wording, text) => {
    expect(check(wording, text)).toEqual(expect.arrayContaining(['truncated', 'cut_start']));
  });

  it.each([
    ['我们会关闭这座桥', '我不认为我们会关闭这座桥。'],
    ['نبيع', 'لن نبيع.'],
  ])('is a fragment without a stop: %s', (wording, text) => {
    expect(check(wording, text)).toEqual(expect.arrayContaining(['exact', 'fragment']));
  });

  it.each([
    ['我们会关闭这座桥。', '市长说：我们会关闭这座桥。'],
    ['我们会关闭这座桥。', '钱不够。我们会关闭这座桥。'],
    ['لن نبيع.', 'قال: لن نبيع.'],
  ])('is whole where a sentence of the source begins: %s', (wording, text) => {
    expect(check(wording, text)).toEqual(['exact']);
  });
});
