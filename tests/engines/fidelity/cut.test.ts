import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

// Words left out with a mark, without one, joined from several places, or not there at all.

const SPEECH =
  'I said last spring that the bridge is safe for now, if the river stays where it is. The engineers have never told me ' +
  'that the old pillars would hold for another winter. They want more money, they always do, and I understand it.\n\n' +
  'The school is another matter. Parents wrote to us about the roof in January, about the boiler in February and about ' +
  'the windows in March, and each of these letters got an answer from my office within a week, which I think is more than ' +
  'most towns of our size can say. What I cannot promise is a date. The builders are busy, the prices have doubled since ' +
  'the flood, and the county has not yet said what it will pay.\n\n' +
  'Let me end with the library. Children need a warm place to read after school, and this town will keep it open.';

function check(wording: string, text = SPEECH) {
  const { verdict, flags } = compareWording(wording, text);
  return [verdict, ...flags];
}

describe('a wording with a mark where words are left out', () => {
  it.each(['…', '...', '[…]', '[...]', '. . .', '(…)'])('is elided at %s', (mark) => {
    const wording = `I said ${mark} that the bridge is safe for now, if the river stays where it is.`;
    expect(compareWording(wording, SPEECH)).toMatchObject({
      verdict: 'elided',
      flags: expect.not.arrayContaining(['negation_lost']),
    });
  });

  it('has a span on each side of the mark', () => {
    const { spans, alignment } = compareWording('I said … that the bridge is safe for now', SPEECH);
    expect(spans.map((span) => SPEECH.slice(...span))).toEqual(['I said', 'that the bridge is safe for now']);
    expect(alignment).toContainEqual({
      op: 'omitted',
      wording: null,
      text: [SPEECH.indexOf('last'), SPEECH.indexOf(' that')],
      mark: null,
      marked: true,
    });
  });

  it('says so when a negation fell into the gap', () => {
    expect(check('The engineers have … told me that the old pillars would hold')).toContain('negation_lost');
    expect(check('The engineers have … that the old pillars would hold')).toContain('negation_lost');
    expect(check('The engineers [have] told me that the old pillars would hold')).toContain('negation_lost');
  });

  it('is elided where a bracket stands for words', () => {
    expect(check('[The engineers] want more money')).toEqual(
      expect.arrayContaining(['elided', 'bracketed_replacement']),
    );
    expect(check('They want more money, they always do, and I understand [the wish].')).toContain(
      'bracketed_replacement',
    );
    expect(
      check('Children need a warm place to read after school, and [the council] will keep it open.'),
    ).toEqual(['elided', 'bracketed_replacement']);
  });

  it('is elided where it trails off', () => {
    expect(check('I said last spring that the bridge is safe for now…')).toEqual(
      expect.arrayContaining(['elided', 'marked_cut_end']),
    );
  });

  it('is exact where the source trails off itself', () => {
    expect(check('I thought … well, never mind.', 'I thought … well, never mind.')).toEqual(['exact']);
    expect(check('I thought so…', 'I thought so… But no.')).toEqual(expect.arrayContaining(['exact']));
  });
});

describe('a part shown as a whole sentence', () => {
  it('is truncated at the end', () => {
    expect(check('I said last spring that the bridge is safe for now.')).toEqual(['truncated', 'cut_end']);
  });

  it('is truncated at the start', () => {
    expect(check('The bridge is safe for now, if the river stays where it is.')).toEqual(
      expect.arrayContaining(['truncated', 'cut_start']),
    );
  });

  it('is whole before a closing mark, unless the quotation is taken up again', () => {
    expect(check('We are done here.', '“We are done here,” she said. Then she left.')[0]).toBe('exact');
    expect(check('We are done here.', '“We are done here,” she said, “until the bill is paid.”')).toContain(
      'cut_end',
    );
  });
});

describe('pieces of several passages', () => {
  const PIECES = [
    'The engineers have never told me that the old pillars would hold',
    'this town will keep it open.',
  ];

  it('are spliced, with a mark or without', () => {
    expect(check(PIECES.join(' '))[0]).toBe('spliced');
    expect(check(PIECES.join(' … '))[0]).toBe('spliced');
  });

  it('are spliced across words that announce another quotation', () => {
    const text = 'The minister said: “We tried.” Later she wrote: “It is over.”';
    expect(check('We tried. It is over.', text)[0]).toBe('spliced');
    expect(check('We tried. It is over.', 'The minister said: “We tried,” she said. “It is over.”')[0]).toBe(
      'exact',
    );
  });

  it('are spliced in the wrong order', () => {
    const { verdict, flags, spans } = compareWording(`Let me end with the library. ${PIECES[0]}`, SPEECH);
    expect([verdict, flags]).toEqual(['spliced', expect.arrayContaining(['order_reversed'])]);
    expect(spans.map(([start]) => start)).toEqual([
      SPEECH.indexOf('Let me end'),
      SPEECH.indexOf('The engineers'),
    ]);
  });
});

describe('a wording that the text has not', () => {
  it.each([
    ['nothing of', 'Our hospital needs forty nurses before Christmas.'],
    ['only small words of', 'It is what it is, and I was in the middle of it.'],
    ['no words in', '… !'],
    ['nothing at all in', ''],
  ])('is not found when there is %s it', (_, wording) => {
    expect(compareWording(wording, SPEECH)).toEqual({
      verdict: 'not_found',
      flags: [],
      spans: [],
      alignment: [],
    });
  });

  it('is not found in an empty text', () => {
    expect(check('Anything at all.', '')).toEqual(['not_found']);
  });

  it('is not compared across languages, and the answer says so', () => {
    expect(check('Die Brücke ist sicher, wenn der Fluss dort bleibt, wo er ist, und das wird er.')).toEqual([
      'not_found',
      'other_language',
    ]);
    expect(check('这座桥目前是安全的，如果河水不涨。')).toEqual(['not_found', 'other_language']);
  });
});

describe('a script without spaces', () => {
  const text = '市长说：“我们不会出售港口。港口属于全体市民，也属于我们的孩子。”';

  it('is compared a character at a time', () => {
    expect(check('港口属于全体市民', text)[0]).toBe('exact');
    expect(check('我们会出售港口。', text)).toEqual(expect.arrayContaining(['altered', 'negation']));
    expect(check('港口属于……我们的孩子。', text)[0]).toBe('elided');
  });
});

describe('a bracket that hides a negation', () => {
  it('is no harmless bracket, though it repeats a word of the source', () => {
    expect(check('The county has [not yet] said what it will pay.', SPEECH)[0]).not.toBe('elided');
    expect(check('The bridge [is] safe.', 'The bridge is not safe.')).toEqual(
      expect.arrayContaining(['elided', 'bracketed_replacement', 'negation_lost']),
    );
  });
});
