import { describe, expect, it } from 'vitest';
import { Reading } from '../../../../src/engines/reading/reading.js';
import { turnsIn } from '../../../../src/engines/reading/turns/turns.js';
import { countedWork } from '../../quotations/counted-work.js';
import { countTurns } from './counts.js';
import { readMarkedTexts } from './marked-texts.js';

const turns = (text: string) =>
  new Reading(text).turns.map(({ name, person, spans }) => ({
    name,
    person,
    words: spans.map((span) => text.slice(...span)).join(' … '),
  }));

describe('the turns of texts in many formats', () => {
  it('are found, each under the fullest name that the text gives', () => {
    const { misses, ...counts } = countTurns(readMarkedTexts('texts.txt'));
    expect(misses).toEqual(['parliament: an office in another language: lost “Deputies, please.”']);
    expect(counts).toEqual({ expected: 202, found: 201, named: 201, wrong: 0 });
  });

  // Held back: these texts were written before the rules, and no rule was changed for them.
  it('are found in texts for which no rule was made', () => {
    const { expected, found, named, wrong } = countTurns(readMarkedTexts('held-back.txt'));
    expect(found / expected).toBeGreaterThanOrEqual(0.95);
    expect(named / expected).toBeGreaterThanOrEqual(0.88);
    expect(wrong).toBeLessThanOrEqual(3);
  });
});

describe('a turn', () => {
  it('leaves out stage directions and the lines that captions show twice', () => {
    expect(turns('BERG: We will. (Laughter.) Not a word.\n\nLIND: [APPLAUSE] Why?')).toMatchObject([
      { words: 'We will. … Not a word.' },
      { words: 'Why?' },
    ]);
    const rolled = 'BERG: we came\nwe came down\nto the shore\nto the shore\nat nine\n\nLIND: Why?';
    expect(turns(rolled)[0]?.words.replace(/\s+/g, ' ')).toBe('we came down … to the shore at nine');
  });

  it('is under nobody’s name who only sat beside the one who is interviewed', () => {
    const text =
      'Mira Voss built the weir. She spoke to the Courier at home, with her lawyer, Jon Lind, on the line.\n\nQ: Why?\n\nA: It was late.';
    expect(turns(text).map(({ person }) => person)).not.toContain('Jon Lind');
  });

  it('keeps a bracket within a sentence', () => {
    expect(turns('BERG: We will mend [the bridge] now.\n\nLIND: Why?')[0]?.words).toContain('[the bridge]');
  });

  it('ends where the reporter’s prose begins', () => {
    const text = 'Q: Why?\n\nVOSS: It is late.\n\nAfter the briefing Ms Voss left.\n\nThe ferry is old.';
    expect(turns(text).at(-1)?.words).toBe('It is late.');
  });
});

describe('a text without turns', () => {
  it.each([
    ['a headline', 'Berg: we will not wait\n\nThe mayor of Ortwick spoke on Monday.'],
    ['a correction', 'The ferry is back.\n\nCorrection: We misspelt the name of the ferry.'],
    ['a dateline', 'ORTWICK: The ferry is back.\n\nIt runs from nine.'],
    ['a sentence that ends in a colon', 'Ada Berg, who leads the union, said: “We wait.”\n\nIt rained.'],
    ['prose that names Mr. Berg', 'Mr. Berg left.\n\nMr. Lind, who did not greet Mrs. Berg, left too.'],
    [
      'letters with a name and a place below each',
      'Sir, the bridge is old.\n\nAda Berg, Ortwick\n\nI have waited for it since May.\n\nJon Lind, Halvern\n\nWe all have.\n\nMira Voss, Ortwick',
    ],
    [
      'entries on people, with their words in marks',
      'ADA BERG: Supports the toll. “I pay it,” she told a rally.\n\nJON LIND: Would end it.\n\nMIRA VOSS: Undecided. Asked in May, she replied, “Which one?”',
    ],
    ['a byline', 'Ferry is back\n\nAda Berg\n\nThe ferry is back, and it runs from nine.'],
  ])('has none: %s', (_, text) => {
    expect(turns(text)).toEqual([]);
  });
});

describe('reading turns takes time in proportion to the text', () => {
  it.each([
    'BERG: We wait.\n',
    'Ada Berg\nWe will not wait for it.\n\n',
    'Q. ',
    'Q.\n',
    'Q: Why?\nA: No.\n',
    ':',
    'A:',
    '>> ',
    '>> we wait\n',
    '@berg: No.\n',
    '1/ No.\n2/ Yes.\n',
    '– No, said Berg.\n',
    '**Why?**\n\nI do.\n\n',
    'Ada Berg ',
    'Mr. BERG. We wait.\n',
    '(a ',
    '[00:12] ',
    '\n',
    '\ud800',
  ])('for any number of repeats of %j', (piece) => {
    const work = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      return countedWork(() => turnsIn(text, 'en'));
    };
    const [one, four] = [work(20_000), work(80_000)];
    expect(four).toBeLessThan(6 * one + 10_000);
  });

  it('for labels that all differ, and for one of 10,000 characters', () => {
    const labels = (count: number) =>
      Array.from({ length: count }, (_, at) => `Ada Berg${at}: We wait.\n`).join('');
    const work = (count: number) => countedWork(() => turnsIn(labels(count), 'en'));
    expect(work(4_000)).toBeLessThan(6 * work(1_000));
    expect(turnsIn(`${'Berg '.repeat(2_000)}: We wait.`, 'en')).toEqual([]);
  });
});
