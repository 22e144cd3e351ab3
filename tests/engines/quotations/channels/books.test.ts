import { expect, it } from 'vitest';
import { channelsIn } from '../../../../src/engines/quotations/channels/channels.js';

const found = (text: string) => channelsIn(text).map(({ text: words, type }) => [words, type]);

it('a title alone is a book where the text speaks of one', () => {
  const text = 'Berg has written a memoir. “I was cold,” she recalls in “The Long Ebb”.';
  expect(found(text)).toContainEqual(['“The Long Ebb”', 'book']);
  expect(found('“I was cold,” she recalls in “The Long Ebb”.')).toEqual([]);
});
