import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanProse, cleanSpan } from '../../../../src/platform/lib/text/text-hygiene.js';

const RLO = '\u202e';

describe('text that is kept', () => {
  test.each([
    ['decomposed letters are composed', 'cafe\u0301', 'caf\u00e9'],
    ['outer white space of a line goes', ' \u00a0Wang Yi\u3000', 'Wang Yi'],
    ['a tab within a line stays', 'a\tb', 'a\tb'],
    ['joiners in an emoji stay', '👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
    ['a soft hyphen stays', 'de\u00adcoupling', 'de\u00adcoupling'],
    ['a zero-width space stays', 'a\u200bb', 'a\u200bb'],
    ['direction controls stay', `a${RLO}b`, `a${RLO}b`],
    ['characters beyond the first plane stay', '𝔘𠮷', '𝔘𠮷'],
  ])('%s', (_, text, kept) => {
    expect(cleanLine(text)).toEqual({ ok: true, value: kept });
  });

  test('several lines keep their breaks and indentation, without blank lines around them', () => {
    expect(cleanProse('\r\n \r\n    code\r\n\rtext  \n\n')).toEqual({ ok: true, value: '    code\n\ntext' });
  });

  test('a passage of another text is kept to the letter but for its line ends', () => {
    expect(cleanSpan(' cafe\u0301\r\n')).toEqual({ ok: true, value: ' cafe\u0301\n' });
  });
});

describe('text that is refused', () => {
  test('more marks on one letter than can be read, before they are put in order', () => {
    const heap = `ab${'\u0301\u0327'.repeat(1_000_000)}`;
    expect(cleanProse(heap)).toEqual({
      ok: false,
      errors: 'More than 50 marks follow one another from character 3: remove some',
    });
    expect(cleanLine(`a${'\u0327\u0301'.repeat(25)}`).ok).toBe(true);
  });

  test.each([
    ['a\u0000b', 'Character 2 is a null character (U+0000), which cannot be stored: remove it'],
    ['👩\u0007', 'Character 2 is a control character (U+0007), which cannot be stored: remove it'],
    ['page\f', 'Character 5 is a form feed (U+000C), which cannot be stored: remove it'],
    ['\u0085', 'Character 1 is a next-line character (U+0085), which cannot be stored: remove it'],
    ['\u007f', 'Character 1 is a delete character (U+007F), which cannot be stored: remove it'],
    ['ab\ud800', 'Character 3 is an incomplete character (U+D800), which cannot be stored: remove it'],
    ['\udc00ab', 'Character 1 is an incomplete character (U+DC00), which cannot be stored: remove it'],
  ])('%j', (text, message) => {
    for (const clean of [cleanLine, cleanProse, cleanSpan]) {
      expect(clean(text)).toEqual({ ok: false, errors: message });
    }
  });

  test.each(['first\nsecond', 'first\r\nsecond', 'first\u2028second', 'first\u2029second'])(
    'a line break in one line: %j',
    (text) => {
      const errors = 'This field takes one line: remove the line break after ‘first’';
      expect(cleanLine(text)).toEqual({ ok: false, errors });
    },
  );
});

test('text once cleaned is clean', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(cleanLine, cleanProse, cleanSpan),
      (text, clean) => {
        const once = clean(text);
        if (once.ok) expect(clean(once.value)).toEqual(once);
      },
    ),
  );
});
