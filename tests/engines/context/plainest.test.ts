import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainestCredit } from '../../../src/engines/context/plainest.js';
import { findQuotations } from '../../../src/engines/quotations/find-quotations.js';
import { readModel } from '../../../src/engines/quotations/tagger/weights.js';
import { Reading } from '../../../src/engines/reading/reading.js';

const model = readModel(readFileSync('data/quotations/weights.bin'));
const WORDS = 'the mayor lied to this city';

/** The setting of the words where they first stand, unless they are plainly said in another place. */
function settingIn(text: string, name: string) {
  const reading = new Reading(text);
  const start = text.indexOf(WORDS);
  const held = { wording: WORDS, known: [name] };
  const { quotations } = findQuotations(reading, model);
  return plainestCredit(reading, [[start, start + WORDS.length]], quotations, held).setting;
}

describe('words that stand in a text twice', () => {
  it('are said where one place has them plainly', () => {
    const text =
      '“I never said the mayor lied to this city,” Ada Berg said on Monday. But on Tuesday Ada Berg said: “The mayor lied to this city.”';
    expect(settingIn(text, 'Ada Berg')).toBe('plain');
  });

  it('are denied where somebody else says them plainly', () => {
    const text =
      '“I never said the mayor lied to this city,” Ada Berg said. Otto Lind had told reporters: “The mayor lied to this city.”';
    expect(settingIn(text, 'Ada Berg')).toBe('denied');
  });

  it('are denied where each place denies them', () => {
    const text =
      '“It is not true that the mayor lied to this city,” Ada Berg said. “Nobody can say the mayor lied to this city,” Ada Berg added.';
    expect(settingIn(text, 'Ada Berg')).toBe('denied');
  });
});
