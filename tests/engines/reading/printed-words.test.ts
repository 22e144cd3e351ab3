import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksFor, printedWords } from '../../../src/engines/reading/printed-words.js';

describe('what stands in quotation marks', () => {
  it.each([
    ['direct', 'We go on.', 'en', '“We go on.”'],
    ['partial', 'go on', 'en', '“go on”'],
    ['indirect', 'they would go on', 'en', 'they would go on'],
    ['indirect', 'they called it “settled”', 'en', 'they called it “settled”'],
    ['mixed', 'she said the plan was “dead on arrival”', 'en', 'she said the plan was “dead on arrival”'],
    ['mixed', 'she said the plan was dead', 'en', 'she said the plan was dead'],
    [null, 'whatever “this” is', 'en', 'whatever “this” is'],
  ] as const)('is decided by the form: %s %s', (form, text, language, printed) => {
    expect(printedWords(form, text, language)).toBe(printed);
  });

  it.each([
    ['en', 'He told me “go” twice.', '“He told me ‘go’ twice.”'],
    ['en', 'He told me "go" twice.', '“He told me ‘go’ twice.”'],
    ['en', 'He said “she said ‘no’ to it” today.', '“He said ‘she said “no” to it’ today.”'],
    ['en', 'It is the dogs’ “own” bowl.', '“It is the dogs’ ‘own’ bowl.”'],
    ['de', 'Er sagte „nein“ dazu.', '„Er sagte ‚nein‘ dazu.“'],
    ['fr', 'Il a dit «\u202fnon\u202f» hier.', '«\u202fIl a dit “non” hier.\u202f»'],
    ['ru', 'Он сказал «нет» вчера.', '«Он сказал „нет“ вчера.»'],
    ['sv', 'Han sa ”nej” igår.', '”Han sa ’nej’ igår.”'],
    ['ja', '彼は「いや」と言った', '「彼は『いや』と言った」'],
    ['zh', '他说“不”了', '“他说‘不’了”'],
  ])('has single marks within, as %s prints them: %s', (language, text, printed) => {
    expect(printedWords('direct', text, language)).toBe(printed);
  });

  it('leaves a straight mark alone that has no partner: it may be an inch', () => {
    expect(printedWords('direct', 'The board is 6" wide.', 'en')).toBe('“The board is 6" wide.”');
  });

  it('closes what the words leave open, without a second pair of the same marks', () => {
    expect(printedWords('partial', 'he said “no to all of\u00a0…', 'en')).toBe(
      '“he said ‘no to all of\u00a0…”',
    );
  });

  it('prints words once in marks that were saved with them, and two quotations as two within one', () => {
    expect(printedWords('direct', '“We go on.”', 'en')).toBe('“We go on.”');
    expect(printedWords('direct', '“Yes” is not “no”', 'en')).toBe('“‘Yes’ is not ‘no’”');
  });

  it('prints nothing of erased words', () => {
    expect(printedWords('direct', '', 'en')).toBe('');
  });

  it('never prints a mixed quotation or a reported statement otherwise than it is stored', () => {
    const words = fc.string({ unit: fc.constantFrom('a', ' ', '“', '”', '"', '‘', '’', '«', '»', '„', '.') });
    fc.assert(
      fc.property(words, fc.constantFrom('mixed', 'indirect'), (text, form) => {
        expect(printedWords(form, text, 'en')).toBe(text);
      }),
    );
  });

  it('changes nothing but marks, each at its place', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'b ', ' ', '“', '”', '"', '‘', '’', '«', '»', '„', '.'),
    });
    fc.assert(
      fc.property(words, fc.constantFrom('en', 'de', 'fr', 'ja'), (text, language) => {
        const { nested } = marksFor('direct', text, language);
        let last = 0;
        for (const { at, length } of nested) {
          expect(at).toBeGreaterThanOrEqual(last);
          expect(text.slice(at, at + length)).toMatch(/^\s?["“”‘’«»„]\s?$/);
          last = at + length;
        }
      }),
    );
  });
});
