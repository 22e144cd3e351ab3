import { expect, it } from 'vitest';
import { carriedWords } from '../../../src/people/accounts/page/carried-words.js';

it('an article that was pasted is called its text, and nothing is said of the form', () => {
  const typed = carriedWords([
    ['way', 'paste'],
    ['text', 'The ferry runs.'],
    ['source.title', 'Ferry'],
  ]);
  expect(typed).toEqual([
    { term: 'Text', text: 'The ferry runs.' },
    { term: 'Source', text: 'Ferry' },
  ]);
});

it('a decision about a quotation is said in words', () => {
  const typed = carriedWords([
    ['do', 'accept'],
    ['edited', 'yes'],
    ['version', '2'],
    ['text', 'It will run'],
  ]);
  expect(typed).toEqual([
    { term: 'What to do', text: 'Accept' },
    { term: 'Quotation', text: 'It will run' },
  ]);
});

it('the way in which somebody was asked stays', () => {
  expect(carriedWords([['way', 'email']])).toEqual([{ term: 'Way', text: expect.any(String) }]);
});
