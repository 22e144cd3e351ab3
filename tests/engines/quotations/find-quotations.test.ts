import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundQuotation } from '../../../src/engines/quotations/found.js';
import { findInArticle } from '../../../src/record/entry/actions/find-in-article.js';

// With the weights that ship. Sentences are of the kinds that the articles have, in other words.

const found = (text: string) => findInArticle(text).quotations;
const short = ({ text, speaker, cue, type }: FoundQuotation) => ({
  type,
  text,
  speaker: speaker?.text ?? null,
  cue: cue?.text ?? null,
});

describe('the quotations of an article', () => {
  it.each([
    [
      '“We will not sell the harbour,” Ada Lindqvist told reporters on Monday.',
      [
        {
          type: 'direct',
          text: '“We will not sell the harbour,”',
          speaker: 'Ada Lindqvist',
          cue: 'told',
        },
      ],
    ],
    [
      'The minister, who took office in May, said that the ferries would run again by Easter.',
      [
        {
          type: 'indirect',
          text: 'that the ferries would run again by Easter',
          speaker: 'The minister, who took office in May,',
          cue: 'said',
        },
      ],
    ],
    [
      'The bridge will be closed until June, according to the Department of Roads.',
      [
        {
          type: 'indirect',
          text: 'The bridge will be closed until June',
          speaker: 'the Department of Roads',
          cue: 'according to',
        },
      ],
    ],
  ])('have speaker, cue and content: %s', (text, expected) => {
    expect(found(text).map(short)).toEqual(expected);
  });

  it('are one where the speaker is named between its parts', () => {
    const text = '“We waited,” said Piet Karr, a fisherman. “Nobody came.”';
    const [one, ...others] = found(text);
    expect(others).toEqual([]);
    expect(one?.spans.map((span) => text.slice(...span))).toEqual(['“We waited,”', '“Nobody came.”']);
  });

  it('are none in a text without any', () => {
    for (const text of ['', '\n\n', '“”', 'The ferry leaves at nine. It takes an hour.', '“ ” „ “'])
      expect(found(text)).toEqual([]);
  });

  it('are the turns of a transcript, each under its label', () => {
    const text = [
      'MR. KARR: When did you see the letter?',
      'MS. LUND: In March. I kept it.',
      'MR. KARR: Why?',
      'MS. LUND: I liked the stamp.',
    ].join('\n\n');
    expect(found(text).map(({ speaker }) => speaker?.text)).toEqual([
      'MR. KARR',
      'MS. LUND',
      'MR. KARR',
      'MS. LUND',
    ]);
  });

  it('say which language was read, and how far', () => {
    expect(
      findInArticle('Die Brücke bleibt bis zum Sommer gesperrt, sagte Ada Berg am Montag.'),
    ).toMatchObject({ language: 'de', speakers: 'simple_frames' });
  });

  it('always have positions of the text as given, and speakers among its words', () => {
    const pieces = fc.constantFrom(
      ...['“', '”', '"', '‘', '’', "''", ' – ', ', ', '. ', '\n', '\n\n', ': ', 'said ', 'Ada Berg ', 'she '],
      ...[
        'told ',
        'that ',
        'the bridge ',
        'is closed ',
        'according to ',
        '😀',
        'MR. KARR: ',
        '« ',
        ' »',
        '(',
        ')',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        for (const { spans, speaker, cue, channel } of found(text)) {
          expect(spans.length).toBeGreaterThan(0);
          for (const [start, end] of spans)
            expect(start >= 0 && start < end && end <= text.length).toBe(true);
          for (const words of [speaker, cue, channel])
            if (words !== null) expect(text.slice(words.start, words.end)).toBe(words.text);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    'Ada Berg said ',
    '“No,” ',
    '“',
    "'",
    '– he said – ',
    'that ',
    'a.',
    'MR. KARR: No.\n',
    ', ',
    'according to ',
  ])('are looked for in any number of repeats of %j', (piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length));
    for (const { spans } of found(text)) expect(spans.at(-1)?.[1]).toBeLessThanOrEqual(text.length);
  });
});
