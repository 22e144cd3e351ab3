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
  ['No. But we lost the roof.', 'Did they lose? No. “No,” the bishop said. “But we lost the roof.”'],
  ['That is what we fear', 'That was it. “That,” he said, “is what we fear.”'],
  [
    'I have a heifer older than her new formula. I’m done.',
    'I’m done, he thought. “I have a heifer older than her new formula,” said Ludlow Crake, who milks 90 head outside Gristow and voted for Haldress in all three of her races. “I’m done.”',
  ],
  [
    'I came to fall in love. I would call it a pleasant weekend.',
    '“I came to fall in love,” said Lydia Gault, an heiress who gave money to both parties last time and who spent part of Saturday afternoon in a hammock reading the lives of the candidates aloud to her sister. “I would call it a pleasant weekend.”',
  ],
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

it('a question that a reporter asks about quoted words is not the speaker’s', () => {
  const { verdict, flags } = compareWording(
    'tend to drift',
    'Did she say that they “tend to drift”? She did.',
  );
  expect([verdict, flags]).toEqual(['exact', ['fragment']]);
});

it.each(['“Is it ‘mostly true’?” she asked.', '“Is it mostly true?” she asked.'])(
  'a question within the marks is the speaker’s: %s',
  (text) => {
    const wording = text.slice(1, text.indexOf('?'));
    const { verdict, flags } = compareWording(`${wording}.`, text);
    expect([verdict, ...flags]).toEqual(expect.arrayContaining(['altered', 'meaning_mark']));
  },
);

it('a reported statement goes on after a credit between commas', () => {
  const text = 'Check your statement for the charge. That, we are told, comes next.';
  expect(compareWording('That comes next', text, { form: 'indirect' }).verdict).toBe('exact');
});
