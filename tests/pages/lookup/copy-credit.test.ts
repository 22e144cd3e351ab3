import { expect, it } from 'vitest';
import { creditIn } from '../../../src/pages/lookup/model/copy-credit.js';
import { findIn } from '../../../src/record/entry/actions/find-in-article.js';

// Whom a saved copy credits with words that stand in it once or several times.

const WORDS = 'the mayor lied to every sailor in the haven';
const DENIED = `“It is not true that ${WORDS},” Ilse Marren said.`;
const SAID = `Bo Lind was plain. “Yes, ${WORDS},” Bo Lind said.`;

function creditOf(text: string, credited: string | null) {
  const start = text.indexOf(WORDS);
  const copy = { text, spans: [[start, start + WORDS.length]] as const, wording: WORDS, credited };
  return creditIn(copy, (reading) => findIn(reading).quotations);
}

it('is denied where they stand denied alone', () => {
  expect(creditOf(`It rained. ${DENIED}`, 'Ilse Marren')).toMatchObject({
    name: 'Ilse Marren',
    setting: 'denied',
  });
});

it('is the place at which they are plainly said, by whom the text credits', () => {
  const both = `It rained. ${DENIED}\n\n${SAID}`;
  expect(creditOf(both, 'Bo Lind')).toMatchObject({ name: 'Bo Lind', setting: 'plain' });
  expect(creditOf(both, null)).toMatchObject({ name: 'Bo Lind', setting: 'plain' });
});

it('stays denied for the one who denied them, though another said them', () => {
  const both = `It rained. ${DENIED}\n\n${SAID}`;
  expect(creditOf(both, 'Ilse Marren')).toMatchObject({ name: 'Ilse Marren', setting: 'denied' });
});
