import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

/** The speaker of the first quotation that has these words. */
function speakerOf(text: string, words: string) {
  const found = findInArticle(text).quotations.find((one) => one.text.includes(words));
  return found && { name: found.speaker?.resolved ?? null, isCertain: found.speaker?.isCertain ?? false };
}

const BODY =
  'The harbour of Kestrel stayed closed on Monday.\n\n“We have waited long enough for an answer,” said Mara Voss, the mayor.\n\nOtto Lind, a fisherman, left for the coast.';

describe('the words of a headline', () => {
  it('are said by whom the article gives them to, and for a person to confirm', () => {
    const text = `‘We have waited long enough’, mayor warns\n\n${BODY}`;
    expect(speakerOf(text, 'waited long enough’')).toEqual({ name: 'Mara Voss', isCertain: false });
  });

  it('are said by nobody where the article does not have them and the headline names nobody', () => {
    const text = `‘A scandal and a shame’ at closed harbour\n\n${BODY}`;
    expect(speakerOf(text, 'A scandal and a shame')?.name ?? null).toBeNull();
  });

  it('are never certain, whatever the headline says', () => {
    const text = `“We have waited long enough,” Mara Voss says\n\n${BODY}`;
    expect(speakerOf(text, 'long enough')?.isCertain ?? false).toBe(false);
  });

  it('make no name of a headline in title case', () => {
    const text = `Mara Voss Slams Harbour Board After Long Closure.\n\n“It is late,” Voss said. Mara Voss, the mayor, had left.`;
    expect(speakerOf(text, 'It is late')?.name).toBe('Mara Voss');
  });
});

describe('what stands around an article', () => {
  it('is no quotation, and its names speak nowhere', () => {
    const text = `Harbour stays closed\n\nBy Jon Field\n\n${BODY}\n\nRead more: ‘No ferry before May’, says Pia Roth\n\nReporting by Ada Brandt; editing by Sam Orr`;
    const { quotations } = findInArticle(text);
    expect(quotations.map(({ speaker }) => speaker?.resolved)).toEqual(['Mara Voss']);
  });
});
