import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../../src/engines/fidelity/compare.js';
import { languageOfTag } from '../../../../src/engines/language/language.js';

// The list of negations, and what is said where there is none.

describe('the list of negations', () => {
  it.each(
    'en de fr es it pt nl sv da no fi pl cs hu ro el ru uk tr ar he fa hi zh ja ko vi th id sw nb pt-BR'.split(
      ' ',
    ),
  )('holds %s', (tag) => {
    expect(languageOfTag(tag)).not.toBeNull();
  });
});

describe('a language whose negations are not known', () => {
  const WORDS = 'Höfnin verður seld í sumar og það er ákveðið.';

  it('is said, where it was recorded', () => {
    expect(compareWording(WORDS, `„${WORDS}“`, { language: 'is' }).flags).toContain('negation_not_checked');
    expect(compareWording('We sold it.', '“We sold it.”', { language: 'en' }).flags).not.toContain(
      'negation_not_checked',
    );
  });

  it.each(['ნავსადგური ზაფხულში გაიყიდება', 'Նավահանգիստը կվաճառվի ամռանը', 'துறைமுகம் கோடையில் விற்கப்படும்'])(
    'is said by its script: %s',
    (words) => {
      expect(compareWording(words, words).flags).toContain('negation_not_checked');
    },
  );
});
