import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

// Changes of words or meaning.

const SPEECH =
  'I do not think the harbour should be sold. The council offered 40 million euros in 2019, and Ms Lindqvist may have ' +
  'accepted. We’re losing more money every year. Would you sell it? Some members support the so-called “free port” plan. ' +
  'Ms Lindqvist met Mr Okonkwo twenty-five times.';

function check(wording: string, text = SPEECH) {
  const { verdict, flags } = compareWording(wording, text);
  return [verdict, ...flags];
}

describe('a wording that changes the words of the source', () => {
  it.each([
    ['a negation left out', 'I do think the harbour should be sold.', ['negation', 'silent_omission']],
    ['a negation brought in', 'Ms Lindqvist may not have accepted.', ['negation', 'insertion']],
    ['a negation in a contraction', 'We’re not losing more money every year.', ['negation']],
    ['another number', 'The council offered 14 million euros in 2019', ['number']],
    ['another number in words', 'The council offered 40 billion euros in 2019', ['number']],
    ['another year', 'The council offered 40 million euros in 2018', ['number']],
    [
      'another name',
      'The council offered 40 million euros in 2019, and Ms Okonkwo may have accepted.',
      ['name'],
    ],
    ['another hedge', 'Ms Lindqvist will have accepted.', ['hedge']],
    ['a contrary', 'We’re losing less money every year.', ['antonym']],
    ['another word', 'I do not think the station should be sold.', ['substitution']],
    ['a small word', 'The council offered 40 million euros for 2019', ['substitution']],
    ['a word more', 'We’re clearly losing more money every year.', ['insertion']],
    ['a word less', 'We’re losing money every year.', ['silent_omission']],
    ['words in another order', 'We’re losing money more every year.', ['order']],
    ['two names exchanged', 'Mr Okonkwo met Ms Lindqvist twenty-five times.', ['order']],
    ['a contraction spelt out', 'We are losing more money every year.', ['contraction']],
    ['an apostrophe that makes another word', 'Were losing more money every year.', ['meaning_mark']],
    ['a question turned into a statement', 'Would you sell it.', ['meaning_mark']],
    ['marks taken off a term', 'Some members support the so-called free port plan.', ['meaning_mark']],
    ['marks put round a term', 'I do “not” think the harbour should be sold.', ['meaning_mark']],
    [
      'a negation in brackets',
      'The council [never] offered 40 million euros in 2019',
      ['meaning_mark', 'negation'],
    ],
    [
      'a number in brackets',
      'Some [12] members support the so-called “free port” plan.',
      ['meaning_mark', 'number'],
    ],
    [
      'an end made up',
      'We’re losing more money every year and the bank knows all about it.',
      ['fabricated_tail'],
    ],
    ['another spelling', 'I do not think the harbor should be sold.', ['spelling']],
  ])('is altered by %s', (_, wording, flags) => {
    expect(check(wording)).toEqual(expect.arrayContaining(['altered', ...flags]));
  });

  it.each([
    ['a number in digits', 'The council offered forty million euros in 2019'],
    ['a number of two words in digits', 'Ms Lindqvist met Mr Okonkwo 25 times.'],
  ])('is not altered by %s, which is told', (_, wording) => {
    expect(check(wording)).toEqual(expect.arrayContaining(['exact', 'spelling']));
  });

  it('is altered by a negation left out before the mark that followed it', () => {
    expect(
      check('She asked whether it was safe or,', 'She asked whether it was safe or not, and left.'),
    ).toEqual(expect.arrayContaining(['altered', 'negation']));
  });

  it('is altered although it is elided as well', () => {
    expect(check('I do not think … should have been sold.')[0]).toBe('altered');
  });

  it('is altered by joining words that are another word', () => {
    expect(check('It may be late.', 'It maybe late.')[0]).toBe('altered');
    expect(check('The chair will resign the contract.', 'The chair will re-sign the contract.')[0]).toBe(
      'altered',
    );
  });

  it('is altered by a sign that counts', () => {
    expect(check('Rents rose by 5 last year.', 'Rents rose by 5% last year.')).toContain('number');
    expect(check('It was 5 degrees at noon.', 'It was -5 degrees at noon.')).toContain('number');
    expect(check('It was 5 degrees at noon.', 'It was –5 degrees at noon.')).toContain('number');
    expect(check('It grew by 35 per cent.', 'It grew by 3.5 per cent.')).toContain('number');
  });

  it('is altered by a stop that makes a negation stand alone', () => {
    expect(check('No. More money for the ferry.', 'No more money for the ferry.')).toContain('meaning_mark');
  });

  it('is altered by a negation in capitals left out, although capitals in brackets are the transcriber’s', () => {
    expect(check('We will go.', 'We will (NOT) go.')).toContain('negation');
  });

  it('is altered where two fragments of two people are joined', () => {
    const text =
      'The minister said it was “good,” while others said, “not good enough.” She called it “good,” they called it “bad”.';
    expect(check('good not good enough', text)[0]).not.toBe('exact');
    expect(check('good bad', text)[0]).not.toBe('exact');
  });

  it('is altered by a negation of its language', () => {
    expect(
      check(
        'Wir werden den Hafen verkaufen und das ist gut.',
        'Wir werden den Hafen nicht verkaufen und das ist gut.',
      ),
    ).toContain('negation');
    expect(check('No venderemos el puerto de la ciudad.', 'Venderemos el puerto de la ciudad.')).toContain(
      'negation',
    );
    expect(
      check('Nous vendrons le port de la ville.', 'Nous ne vendrons pas le port de la ville.'),
    ).toContain('negation');
    expect(check('我们会出售港口。', '我们不会出售港口。')).toContain('negation');
  });

  it('says in the alignment which words differ and why', () => {
    const wording = 'I do think the harbor should be sold.';
    const { alignment } = compareWording(wording, SPEECH);
    expect(
      alignment.map(({ op, wording: ours, text, mark }) => [
        op,
        ours && wording.slice(...ours),
        text && SPEECH.slice(...text),
        mark,
      ]),
    ).toEqual([
      ['same', 'I do', 'I do', null],
      ['omitted', null, 'not', 'negation'],
      ['same', 'think the', 'think the', null],
      ['changed', 'harbor', 'harbour', null],
      ['same', 'should be sold', 'should be sold', null],
    ]);
  });
});
