import { describe, expect, it } from 'vitest';
import { placeOptions, wordsIn } from '../../../src/record/snapshots/model/words-in.js';

const TEXT =
  'We do not want war. They want war 🕊️ too.\n\nNobody wants peace, said 王毅：中国没有妥协的余地。War ends.';

function ask(selector: object, elsewhere = false) {
  const nothing = { exact: '', prefix: null, suffix: null, start_utf16: null, end_utf16: null };
  return wordsIn({ selector: { ...nothing, ...selector }, text: TEXT, of: 'this copy', elsewhere });
}

describe('words sought in a text', () => {
  it('are found alone, as the text has them, with what stands round them', () => {
    expect(ask({ exact: ' NOT want  war' })).toEqual({
      kind: 'found',
      selector: {
        exact: 'not want war',
        prefix: 'We do ',
        suffix: '. They want war 🕊️ too.\n\nNobody',
        start_utf16: 6,
        end_utf16: 18,
      },
    });
  });

  it.each([
    ['Chinese', '没有妥协'],
    ['an emoji of several code points', '🕊️'],
    ['words over two paragraphs', 'too.\n\nNobody'],
    ['a letter of a word', 'bod'],
  ])('are found with their positions in UTF-16 code units: %s', (_what, exact) => {
    const start = TEXT.indexOf(exact);
    expect(ask({ exact })).toMatchObject({
      selector: { exact, start_utf16: start, end_utf16: start + exact.length },
    });
  });

  it('are found over two paragraphs where a form has other line breaks', () => {
    expect(ask({ exact: 'too.\nNobody' })).toMatchObject({ selector: { exact: 'too.\n\nNobody' } });
  });

  it('in several places are asked for again, and the places are offered', () => {
    const found = ask({ exact: 'war' });
    expect(found).toMatchObject({
      kind: 'refused',
      errors: [{ path: 'selector.exact', message: expect.stringMatching(/^This text occurs in 2 places/) }],
      places: [
        { start_utf16: 15, end_utf16: 18, before: 'We do not want ', exact: 'war' },
        { start_utf16: 30, end_utf16: 33 },
      ],
    });
    const places = found.kind === 'refused' ? found.places : [];
    expect(placeOptions(places)[0]).toMatchObject({
      value: '15-18',
      parts: [{ found: false }, { text: 'war', found: true }, { found: false }],
    });
  });

  it('are told apart by what stands before or after', () => {
    expect(ask({ exact: 'war', prefix: 'They want' })).toMatchObject({ selector: { start_utf16: 30 } });
    expect(ask({ exact: 'war', suffix: '. They' })).toMatchObject({ selector: { start_utf16: 15 } });
  });

  it('with other words round them are offered where they do stand', () => {
    expect(ask({ exact: 'war', prefix: 'Peace and' })).toMatchObject({
      errors: [{ message: expect.stringContaining('but with different text around it') }],
      places: [{ start_utf16: 15 }, { start_utf16: 30 }],
    });
    expect(ask({ exact: 'peace', prefix: 'war and' })).toMatchObject({ selector: { exact: 'peace' } });
    expect(ask({ exact: 'harbour', prefix: 'war and' })).toMatchObject({ kind: 'refused', places: [] });
  });

  it('that are missing are refused with the nearest that are there', () => {
    expect(ask({ exact: 'Nobody wanted peace, said' })).toMatchObject({
      errors: [
        {
          path: 'selector.exact',
          message:
            'This text is not in this copy. Copy it exactly. Closest match: “Nobody wants peace, said”.',
        },
      ],
      places: [],
    });
    expect(ask({ exact: 'harbour pilots' })).toMatchObject({
      errors: [{ message: 'This text is not in this copy. Copy it exactly.' }],
    });
  });

  it('of one letter all over a text are offered in the first twenty places', () => {
    const selector = { exact: 'so', prefix: null, suffix: null, start_utf16: null, end_utf16: null };
    const found = wordsIn({ selector, text: 'so '.repeat(300), of: 'this copy', elsewhere: false });
    expect(found).toMatchObject({ errors: [{ message: expect.stringContaining('more than 100 places') }] });
    expect(found.kind === 'refused' && found.places.length).toBe(20);
  });
});

describe('words sought at a position', () => {
  it('keep what was noted round them where it is right, and have it made anew where it is not', () => {
    const at = { exact: 'war', start_utf16: 30, end_utf16: 33 };
    expect(ask({ ...at, prefix: 'want ', suffix: ' 🕊️' })).toMatchObject({
      selector: { prefix: 'want ', suffix: ' 🕊️' },
    });
    expect(ask({ ...at, prefix: 'no ', suffix: 'where' })).toMatchObject({
      selector: { prefix: 'We do not want war. They want ', suffix: expect.stringMatching(/^ 🕊️ too/) },
    });
  });

  it('may be spaced and cased otherwise, and take in the text’s own words', () => {
    expect(ask({ exact: 'They  WANT war', start_utf16: 20, end_utf16: 33 })).toMatchObject({
      selector: { exact: 'They want war' },
    });
    expect(ask({ exact: '.', start_utf16: 18, end_utf16: 19 })).toMatchObject({ selector: { exact: '.' } });
  });

  it.each([
    [
      'that stand elsewhere',
      { exact: 'peace', start_utf16: 0, end_utf16: 5 },
      /^From 0 to 5 the text is “We do”. It is found from 57 to 62. Give these positions, or only the text.$/,
    ],
    [
      'that stand in two places',
      { exact: 'war', start_utf16: 0, end_utf16: 3 },
      /It is found from 15 to 18, from 30 to 33/,
    ],
    [
      'beyond the end',
      { exact: 'war', start_utf16: 900, end_utf16: 903 },
      /^The text of this copy ends at \d+, before 903/,
    ],
    ['that are nowhere', { exact: 'rain', start_utf16: 0, end_utf16: 4 }, /This text is not in this copy/],
  ])('%s are refused with what would be right', (_what, selector, message) => {
    expect(ask(selector)).toMatchObject({
      kind: 'refused',
      errors: [{ path: 'selector.start_utf16', message: expect.stringMatching(message) }],
    });
  });

  it('are told in a line, the first five places alone, where they stand in many', () => {
    const text = `${'Long before that, '.repeat(20)}war. ${'So war. '.repeat(7)}`;
    const at = { exact: 'war', prefix: null, suffix: null, start_utf16: 0, end_utf16: 300 };
    const found = wordsIn({ selector: at, text, of: 'this copy', elsewhere: false });
    const { message } = (found.kind === 'refused' && found.errors[0]) || { message: '' };
    expect(message).toMatch(/^From 0 to 300 the text is “Long before that, [^“]{80,120}…”\. /);
    expect(message).toMatch(
      /It is found (from \d+ to \d+, ){4}from \d+ to \d+ and elsewhere. Give these positions/,
    );
  });

  it('that a form gives are a hint: words that were typed otherwise are looked for', () => {
    expect(ask({ exact: 'peace', start_utf16: 0, end_utf16: 5 }, true)).toMatchObject({
      selector: { exact: 'peace', start_utf16: 57 },
    });
  });
});
