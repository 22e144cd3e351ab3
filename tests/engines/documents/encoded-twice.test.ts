import { describe, expect, it } from 'vitest';
import { decodedOnce } from '../../../src/engines/documents/encoded-twice.js';
import { withPunctuation } from '../../../src/engines/documents/windows-1252.js';

/** What becomes of a text that is taken for windows-1252 once. */
const twice = (text: string) => withPunctuation(Buffer.from(text).toString('latin1'));
/** The same, where it is taken for ISO 8859-1. */
const twiceInLatin1 = (text: string) => Buffer.from(text).toString('latin1');

describe('text that was encoded twice', () => {
  it.each([
    '“We will not close the harbour,” she said – “not before May.”',
    'La ministre a déclaré que le port resterait fermé.',
    'Die Brücke bleibt für den Verkehr geschlossen.',
    'Мы не будем закрывать порт до мая.',
    'لن نغلق الميناء قبل مايو',
    '我们不会关闭港口。它一直开放。',
    '\ufeffIt’s €5, and it’s 20 °C.',
  ])('is decoded: %s', (text) => {
    expect(decodedOnce(twice(text))).toBe(text);
    expect(decodedOnce(twiceInLatin1(text))).toBe(text);
  });

  it.each([
    ['that was encoded once', '“We won’t,” said Zoë. Déjà vu.'],
    ['in ASCII alone', 'We will not close it.'],
    ['that quotes one broken sign', 'The page shows Ã© where it should have an accent.'],
    ['that quotes some, and has others', 'It shows Ã© for é and â€œ for “, café.'],
    ['about signs, one by one', 'Common errors: Ã© , Ã¼ , and "â€œ" .'],
    ['of which a part does not decode', `${twice('déjà vu, garçon')} café`],
    ['with a sign cut in two', `${twice('déjà vu, garçon').slice(0, -1)}Ã`],
    ['in capitals with a tilde and a sign', 'NÃ£o'],
    ['with lone surrogates', `${twice('déjà vu')}\ud800`],
  ])('is left alone: text %s', (_what, text) => {
    expect(decodedOnce(text)).toBeNull();
  });

  it('is found in a text of any length', () => {
    const text = 'Le port restera fermé. '.repeat(80_000);
    expect(decodedOnce(twice(text))).toBe(text);
  });
});
