import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../../src/engines/quotations/find-quotations.js';
import { readModel } from '../../../src/engines/quotations/tagger/weights.js';
import { Reading } from '../../../src/engines/reading/reading.js';
import { countedWork } from './counted-work.js';

const model = readModel(readFileSync('data/quotations/weights.bin'));

const PROSE =
  'Mara Voss said it would not wait for the vote of the council on Monday, and Otto Lind agreed that it was late. ';

/** What an article would never repeat so often. */
const REPEATED = [
  ...'"“”„«»「」『』‘’\'`–—-….,:;!?()[]<',
  "''",
  '``',
  '(a ',
  '[a ',
  '“a ',
  'a” ',
  '“a” ',
  '‘a’ ',
  '"a" ',
  '““a”” ',
  '“”',
  '– he said – ',
  '– X, ',
  'said ',
  'he said ',
  'who said he said ',
  '“A,” he said. ',
  '“A,” he said, “b.” ',
  '“I,” said Voss. ',
  'Mr ',
  'Mr. ',
  'U.S. ',
  'a.m. ',
  ', who ',
  'Mara Voss ',
  'Mara Voss, ',
  'Mara Voss, the mayor, ',
  'Mara Voss, 54, ',
  'Voss’s ',
  'Voss (R-Wexford) ',
  'Bank of ',
  'Secretary of State ',
  'Anna von der ',
  'A: yes\n',
  'VOSS: We wait.\nLIND: No.\n',
  'Q. ',
  'Dear Sir,\n',
  'Yours,\n',
  '— Ada Berg\n',
  '“No.” — Ada Berg\n',
  '“We wait\n\n',
  '\n',
  '\n\n',
  ' ',
  '\t',
  '\r\n',
  'according to ',
  'According to Voss, ',
  'as he said, ',
  'told Reuters ',
  'on CNN ',
  'in a statement ',
  'the newspaper Vremena ',
  'X, a newspaper ',
  'Monday ',
  '1,000 ',
  '9',
  'the ',
  'the mayor ',
  'he ',
  'she ',
  'a senator ',
  'She said. He said. ',
  'VOSS ',
  'called “X” ',
  '@name: ',
  'https://a.b/ ',
  '说：',
  '，',
  '他说“是”。',
  '「あ」と述べた。',
  '«да» ',
  'שלום ',
  '"שלום" ',
  'مرحبا ',
  '\u200F',
  '😀',
  '\uD83D',
  'a',
  'A',
  'a.',
  'A.',
  'a-',
  'a’',
];

/** Of a text four times as long; what surrounds a place is looked at up to a limit, which short texts do not reach. */
const MAX_GROWTH = 6;

const work = (text: string) => countedWork(() => findQuotations(new Reading(text), model));

describe('the work of a text', () => {
  it.each(REPEATED)('grows no faster than the text where %j is repeated', (part) => {
    const repeated = (length: number) => part.repeat(Math.ceil(length / part.length));
    const [some, more] = [work(PROSE + repeated(2_000)), work(PROSE + repeated(8_000))];
    expect(more).toBeLessThan(MAX_GROWTH * some);
  });

  it('grows no faster than the number of people named', () => {
    const named = (count: number) =>
      Array.from({ length: count }, (_, at) => `M${at} Voss said so. `).join('');
    expect(work(named(800))).toBeLessThan(MAX_GROWTH * work(named(200)));
  });

  it('is counted', () => {
    expect(countedWork(() => /x/.test('a'.repeat(1_000)))).toBeGreaterThan(1_000);
    expect(countedWork(() => [...'a'.repeat(9).split('')].slice())).toBeGreaterThan(9);
  });
});
