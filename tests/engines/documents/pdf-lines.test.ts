import { describe, expect, test } from 'vitest';
import { paragraphsOf, withoutBreaks } from '../../../src/engines/documents/pdf-lines.js';
import type { PdfItem } from '../../../src/engines/documents/pdf-rows.js';

/** A line of letters twelve high; `width` is how far it runs. */
function line(str: string, y: number, width = 400): PdfItem {
  return { str, hasEOL: true, transform: [12, 0, 0, 12, 72, y], width, height: 12 };
}

describe('the lines of a page', () => {
  test.each<[string, PdfItem[], string]>([
    ['none', [], ''],
    [
      'close together are one paragraph',
      [line('No room', 700), line('for compromise.', 686)],
      'No room for compromise.',
    ],
    [
      'with a wide gap are two',
      [line('One', 700), line('two.', 686), line('Three', 660), line('four.', 646)],
      'One two.\n\nThree four.',
    ],
    [
      'that are a paragraph each, all at one distance, stay apart',
      [
        line('A headline', 700, 80),
        line('The first.', 676),
        line('“The second.”', 652),
        line('The third', 628),
      ],
      'A headline\n\nThe first.\n\n“The second.”\n\nThe third',
    ],
    [
      'of double spacing go on until a sentence ends',
      [
        line('No room for', 700),
        line('any compromise.', 672),
        line('Nor for', 644),
        line('concessions.', 616),
      ],
      'No room for any compromise.\n\nNor for concessions.',
    ],
    ['in a second column begin anew', [line('Left', 100), line('right', 700)], 'Left\n\nright'],
    [
      'in pieces are joined as they stand',
      [
        { str: 'No ', transform: [12, 0, 0, 12, 72, 700], width: 20, height: 12 },
        { str: 'room', hasEOL: true, transform: [12, 0, 0, 12, 92, 700], width: 30, height: 12 },
        { str: '', hasEOL: true },
        {},
      ],
      'No room',
    ],
    [
      'without a place are read all the same',
      [
        { str: 'a', hasEOL: true },
        { str: 'b', hasEOL: true },
      ],
      'a b',
    ],
  ])('%s', (_what, items, text) => {
    expect(paragraphsOf(items)).toBe(text);
  });

  test('a hyphen at the end of one stays where the word is written with it elsewhere', () => {
    const pages = [
      line('a well-', 700),
      line('known word and an impor-', 686),
      line('tant one, Sino-', 672),
      line('American', 658),
    ];
    expect(withoutBreaks(`${paragraphsOf(pages)} It is well-known.`)).toBe(
      'a well-known word and an important one, Sino-American It is well-known.',
    );
    expect(withoutBreaks(paragraphsOf(pages))).toBe('a well-known word and an important one, Sino-American');
    expect(withoutBreaks('nothing broken')).toBe('nothing broken');
  });
});
