import { expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

const verdictOf = (wording: string, text: string) =>
  compareWording(wording, text, { form: 'direct' }).verdict;

it.each([
  ['I will go. I will not stay.', '“I will go,” he said. “I will not stay.”'],
  ['I will go. I will not stay.', '“I will go,” said Ann Marsh. “I will not stay,” she said.'],
  ['I will go. I will not stay.', '“I will go,” said Ann Marsh. “I will not stay,” Marsh added.'],
  [
    'We shall see the end of it',
    '“We shall see,” the mayor told reporters in Lunden on Monday, “the end of it”.',
  ],
  ['Who pays? We do.', '“Who pays?” she asked. “We do.”'],
  ['It was late. We went home.', '“It was late,” he said. He added: “We went home.”'],
  ['We pay for it all the same', '“We pay,” she said without looking up, “for it all the same”.'],
])('one speaker, interrupted, is one quotation: %s', (wording, text) => {
  expect(verdictOf(wording, text)).toBe('exact');
});

it.each([
  ['I will fight this. It is a lie.', '“I will fight this,” said Okafor. “It is a lie,” said Halvorsen.'],
  ['I will fight this. It is a lie.', '“I will fight this,” said Okafor.\n\nHalvorsen said: “It is a lie.”'],
  ['We won. They cheated.', '“We won,” she said. She denied having said, as he said, “They cheated.”'],
  [
    'I took the money. I gave it back',
    '“I took the money,” Ross said he would never say. He added: “I gave it back.”',
  ],
  [
    'We do not sell. We will resign.',
    '“We do not sell,” she said. The mayor, Pat Lowe, disagreed. “We will resign.”',
  ],
  [
    'a disgrace to every islander. Nobody told us of it',
    '“a disgrace to every islander.”\n\nShe had asked for the figures in March, she said, and had them in June. “Nobody told us of it,” Dale said.',
  ],
])('words that do more than say who spoke part two quotations: %s', (wording, text) => {
  expect(verdictOf(wording, text)).not.toBe('exact');
});
