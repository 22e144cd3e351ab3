import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

// Differences in print that leave the words unchanged.

const SPEECH =
  'The ferry stopped running in March. We don’t expect a new one before 2031 — not at that price. ' +
  '“Nobody asked the islanders,” the mayor said. “They heard it on the radio.” ' +
  'The long-term plan, she added, costs 3.5 million euros.';

function check(wording: string, text = SPEECH) {
  const { verdict, flags } = compareWording(wording, text);
  return [verdict, ...flags];
}

describe('a wording that has the words of the source', () => {
  it.each([
    ['as they stand', 'The ferry stopped running in March.', []],
    ['with straight marks', "We don't expect a new one before 2031 — not at that price.", ['typographic']],
    ['with other dashes', 'We don’t expect a new one before 2031 -- not at that price.', ['typographic']],
    ['with other spaces', 'The ferry  stopped\u00a0running in\nMarch.', ['typographic']],
    ['with a soft hyphen', 'The ferry stop\u00adped running in March.', ['typographic']],
    ['in marks of its own', '“The ferry stopped running in March.”', ['typographic']],
    ['without a hyphen', 'The long term plan', ['fragment', 'typographic']],
    ['in small letters at the start', 'the ferry stopped running in March.', ['initial_case']],
    ['with a comma at the end', 'The ferry stopped running in March,', ['final_punctuation']],
    ['as a fragment', 'stopped running', ['fragment']],
    ['as a fragment with the stop of the sentence it is put in', 'not at that price.', ['fragment']],
  ])('is exact %s', (_, wording, flags) => {
    const [verdict, ...its] = check(wording);
    expect(verdict).toBe('exact');
    for (const flag of flags) expect(its).toContain(flag);
  });

  it('is exact over the words that say whose they are', () => {
    expect(check('Nobody asked the islanders. They heard it on the radio.')).toEqual([
      'exact',
      'interrupted_by_attribution',
    ]);
  });

  it.each([
    ['a pronoun and a verb that no list has', '“We were cold,” they shivered. “We were hungry.”'],
    [
      'a programme in marks of its own',
      '“We were cold,” Ruiz said on the “Morning Show” on Monday. “We were hungry.”',
    ],
    ['what was added to one statement', '“We were cold.” She added, “We were hungry.”'],
  ])('is exact over %s', (_, text) => {
    expect(check('We were cold. We were hungry.', text)).toEqual(['exact', 'interrupted_by_attribution']);
  });

  it('is not exact over words that join two quotations', () => {
    expect(check('bad worse', 'She called it “bad” and then “worse” on Monday.')[0]).toBe('altered');
  });

  it('is exact over an interruption between dashes within the marks', () => {
    const text =
      'He went on: “On this island – the mayor said on local radio – nobody has seen a bus since May.”';
    expect(check('On this island nobody has seen a bus since May.', text)[0]).toBe('exact');
  });

  it('is exact with an insertion in brackets that explains', () => {
    expect(check('They heard it [the decision] on the radio.')).toEqual(['exact', 'bracketed_insertion']);
  });

  it('has the insertion in its place in the alignment', () => {
    const wording = 'They heard it [the decision] on the radio.';
    const { alignment } = compareWording(wording, SPEECH);
    expect(alignment.map(({ op, wording: words }) => [op, words && wording.slice(...words)])).toEqual([
      ['same', 'They heard it'],
      ['added', '[the decision]'],
      ['same', 'on the radio'],
    ]);
  });

  it('is exact where letters of a word are in brackets', () => {
    expect(check('[t]he ferry stopped running in March.')[0]).toBe('exact');
  });

  it('names where the words stand', () => {
    const { spans } = compareWording('Nobody asked the islanders. They heard it on the radio.', SPEECH);
    expect(spans.map((span) => SPEECH.slice(...span))).toEqual([
      'Nobody asked the islanders',
      'They heard it on the radio',
    ]);
  });

  it('is found though it is one word that the text has often', () => {
    expect(check('ferry', 'The ferry is a ferry, and no ferry but a ferry waits for the ferry.')[0]).toBe(
      'exact',
    );
  });

  it('is judged by the best of several places', () => {
    const text = 'We will pay the whole bill. Later he said: We will pay.';
    const { verdict, spans } = compareWording('We will pay.', text);
    expect(verdict).toBe('exact');
    expect(spans).toEqual([[text.lastIndexOf('We will pay'), text.length - 1]]);
  });
});

describe('a transcript', () => {
  it.each([
    ['hesitation', 'So, uh, we are, um, closing the, er, northern road today.', ['filler_omitted']],
    [
      'sounds of the room',
      'So, we are (APPLAUSE) closing the [laughter] northern road today.',
      ['source_markup'],
    ],
    ['times', '[00:01:12] So, we are closing\n[00:01:15] the northern road today.', ['source_markup']],
    [
      'lines of captions',
      '1\n00:00:01,000 --> 00:00:03,000\nSo, we are closing\n\n2\n00:00:03,000 --> 00:00:05,500\nthe northern road today.',
      ['source_markup'],
    ],
    [
      'the name of who is still speaking',
      'MS. ADEYEMI: So, we are closing the\nMS. ADEYEMI: northern road today.',
      ['source_markup'],
    ],
  ])('may have %s that the wording has not', (_, text, flags) => {
    expect(check('So, we are closing the northern road today.', text)).toEqual(
      expect.arrayContaining(['exact', ...flags]),
    );
  });

  it('may have no punctuation', () => {
    const text =
      'good morning everyone so we are closing the northern road today it’s been a hard week for all of us';
    expect(check('So we are closing the northern road today. It’s been a hard week.', text)).toEqual(
      expect.arrayContaining(['exact', 'source_unpunctuated']),
    );
  });

  it('parts the words of two people: one sentence of both is nobody’s', () => {
    const text = 'MR. OKON: We will sell the harbour.\nMS. LIND: We will not.';
    expect(check('We will sell the harbour. We will not.', text)[0]).toBe('spliced');
  });

  it('has no hesitation where the sound is a word', () => {
    const text = 'Er sagte, dass wir um acht Uhr auf der Brücke stehen und das Wasser nicht steigt.';
    expect(check('dass wir acht Uhr auf der Brücke stehen', text)[0]).toBe('altered');
  });
});
