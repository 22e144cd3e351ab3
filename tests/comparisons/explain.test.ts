import { describe, expect, it } from 'vitest';
import { type Excerpt, excerptOf, windowsOf } from '../../src/comparisons/model/excerpt.js';
import { type Both, type Explained, explain } from '../../src/comparisons/model/explain.js';
import { FLAG_WORDS } from '../../src/comparisons/model/flag-words.js';
import { compareWording } from '../../src/engines/fidelity/compare.js';
import {
  type AlignedOp,
  type AlignedPiece,
  FIDELITY_FLAGS,
  type FidelityFlag,
  type MeaningMark,
  type Span,
} from '../../src/engines/fidelity/verdict.js';
import type { StoredVerdict } from '../../src/vocabulary.js';

const COPY = 'The article, 25 June 2023';

function both(wording: string, text: string, spans: readonly Span[] = [[0, text.length]]): Both {
  const excerpts: Excerpt[] = windowsOf(spans).map((window) => excerptOf(text, window));
  return { wording, language: 'en', copyLanguage: 'en', excerpts, copy: COPY };
}

function bare(verdict: StoredVerdict, ...flags: FidelityFlag[]): Explained {
  return { verdict, flags, spans: [], alignment: [] };
}

/** What the engine makes of a wording and a text, in words. */
function told(wording: string, text: string) {
  const comparison = compareWording(wording, text);
  return explain(comparison, both(wording, text, comparison.spans));
}

/** A comparison of words at their first places in two texts; `[op, words of the wording, words of the copy, mark]`. */
function aligned(
  wording: string,
  text: string,
  pieces: readonly (readonly [AlignedOp, string | null, string | null, MeaningMark?, true?])[],
): AlignedPiece[] {
  const spanIn = (whole: string, words: string | null): Span | null =>
    words === null ? null : [whole.indexOf(words), whole.indexOf(words) + words.length];
  return pieces.map(([op, here, there, mark, marked]) => ({
    op,
    wording: spanIn(wording, here),
    text: spanIn(text, there),
    mark: mark ?? null,
    ...(marked && { marked }),
  }));
}

function reasons(
  wording: string,
  text: string,
  pieces: Parameters<typeof aligned>[2],
  ...flags: FidelityFlag[]
): readonly string[] {
  const alignment = aligned(wording, text, pieces);
  return explain({ verdict: 'altered', flags, spans: [[0, text.length]], alignment }, both(wording, text))
    .reasons;
}

describe('a verdict', () => {
  it.each([
    ['exact', `Same words as our copy of ${COPY}`],
    ['elided', `Same words as our copy of ${COPY}, but for what a mark leaves out`],
    ['truncated', `Shown as a whole sentence; in our copy of ${COPY}, it is a part of one`],
    ['altered', `Not the same words as our copy of ${COPY}`],
    ['spliced', `Joined from two passages of our copy of ${COPY}`],
    ['not_found', `Not found in our copy of ${COPY}`],
  ] as const)('%s is said with the copy it was made against', (verdict, words) => {
    expect(explain(bare(verdict), both('', '')).verdict).toBe(words);
  });

  it('says which languages were not compared, as far as they are known', () => {
    const given = { ...both('', ''), language: 'en', copyLanguage: 'zh' };
    expect(explain(bare('not_compared', 'other_language'), given)).toEqual({
      verdict: `Not compared with our copy of ${COPY}: these words are in English, the copy is in Chinese`,
      reasons: [],
    });
    expect(explain(bare('not_compared'), { ...given, language: null, copyLanguage: null }).verdict).toMatch(
      /in another language, the copy is in another$/,
    );
  });

  it('of the same words says what differs in form alone', () => {
    const { verdict } = explain(
      bare('exact', 'typographic', 'final_punctuation', 'bracketed_insertion'),
      both('', ''),
    );
    expect(verdict).toBe(
      `Same words as our copy of ${COPY}, but for quotation marks, dashes or spaces; and the mark at the end, with an insertion in brackets`,
    );
    expect(explain(bare('exact', 'initial_case', 'final_punctuation'), both('', '')).verdict).toContain(
      'but for the case of the first letter and the mark at the end',
    );
  });

  it('names the fillers that were left out', () => {
    expect(told('We do not want that.', 'We do not, uh, want that.').verdict).toBe(
      `Same words as our copy of ${COPY}, without ‘uh’`,
    );
    expect(explain(bare('exact', 'filler_omitted'), both('', '')).verdict).toContain(
      'without ‘uh’ and the like',
    );
  });

  it('counts the passages that words were joined from', () => {
    const spans = [
      [0, 10],
      [3210, 3220],
      [90, 95],
    ] as const;
    const three = explain({ verdict: 'spliced', flags: [], spans, alignment: [] }, both('', ''));
    expect(three.verdict).toContain('3 passages');
    expect(three.reasons).toEqual(['They stand 3,115 characters apart at most']);
    const two = explain(
      {
        ...bare('spliced', 'order_reversed'),
        spans: [
          [3210, 3220],
          [0, 10],
        ],
      },
      both('', ''),
    );
    expect(two.reasons).toEqual([
      'They stand 3,200 characters apart',
      'They stand in the other order in the copy',
    ]);
  });
});

describe('a flag', () => {
  it.each(FIDELITY_FLAGS)('%s is said even where the words are not known', (flag) => {
    const { verdict, reasons: said } = explain(bare('altered', flag), both('', ''));
    const { weight, words } = FLAG_WORDS[flag];
    expect([verdict, ...said].join('. ')).toContain(words);
    expect(said).toEqual([weight === 'form' ? `Otherwise the same words, ${words}` : words]);
  });
});

describe('a difference', () => {
  const text = 'He does not say that the big house was sold for ten million, in his view.';

  it.each([
    [
      'does say',
      [
        ['same', 'does', 'does'],
        ['omitted', null, 'not', 'negation'],
      ],
      '‘not’ is missing after ‘does’',
    ],
    [
      'say that',
      [
        ['omitted', null, 'not', 'negation'],
        ['same', 'say that', 'say that'],
      ],
      '‘not’ is missing before ‘say’',
    ],
    ['', [['omitted', null, 'not', 'negation']], '‘not’ is missing'],
    ['large', [['changed', 'large', 'big']], '‘large’ where the copy has ‘big’'],
    ['truly', [['added', 'truly', null]], '‘truly’ is not in the copy'],
    ['sold', [['moved', 'sold', 'sold']], '‘sold’ stands elsewhere in the copy'],
    [
      '…',
      [['omitted', null, 'not', 'negation', true]],
      'Words are left out at the mark; ‘not’ is among them',
    ],
    ['…', [['omitted', null, 'big house', undefined, true]], '‘big house’ is left out at the mark'],
    [
      '…',
      [['omitted', null, 'say that the big house was sold', undefined, true]],
      '7 words are left out at the mark',
    ],
    [
      '[it]',
      [['changed', '[it]', 'the big house', undefined, true]],
      '‘[it]’ stands for ‘the big house’ of the copy',
    ],
    [
      '[never]',
      [['added', '[never]', null, 'negation']],
      '‘[never]’, put in in brackets, is not in the copy',
    ],
  ] as const)('of %s is said with the words', (wording, pieces, sentence) => {
    expect(reasons(wording, text, pieces)).toEqual([sentence]);
  });

  it('says nothing of what stands in brackets and bears on nothing', () => {
    expect(reasons('the [old] house', text, [['added', '[old]', null]])).toEqual([]);
  });

  it('is not said again by its flag', () => {
    const pieces = [
      ['same', 'does', 'does'],
      ['omitted', null, 'not', 'negation'],
    ] as const;
    expect(reasons('does say', text, pieces, 'negation', 'silent_omission', 'hedge')).toEqual([
      '‘not’ is missing after ‘does’',
      'A word that limits what is said differs',
    ]);
  });

  it('says an end that was made up as such', () => {
    expect(reasons('does, and so on', text, [['added', 'and so on', null]], 'fabricated_tail')).toEqual([
      'The end is not in the copy: ‘and so on’',
    ]);
  });

  it('joins neighbours of one kind, and shortens what is long', () => {
    const pieces = [
      ['omitted', null, 'big'],
      ['omitted', null, 'house'],
      ['omitted', null, 'view'],
    ] as const;
    expect(reasons('', text, pieces)).toEqual(['‘big house’ is missing', '‘view’ is missing']);
    const long = `start ${'very '.repeat(40)}end`;
    expect(reasons('', long, [['omitted', null, long]])[0]).toMatch(
      /^‘start very .* … very .*very end’ is missing$/,
    );
  });

  it('that bears on the meaning comes first, and of many the rest is counted', () => {
    const pieces = [
      ['changed', 'a', 'He'],
      ['same', 'x', 'does'],
      ['changed', 'b', 'say'],
      ['same', 'y', 'that'],
      ['changed', 'c', 'big'],
      ['same', 'z', 'house'],
      ['changed', 'd', 'ten', 'number'],
      ['omitted', null, 'his', undefined, true],
    ] as const;
    expect(reasons('a x b y c z d', text, pieces, 'typographic')).toEqual([
      '‘d’ where the copy has ‘ten’',
      '‘a’ where the copy has ‘He’',
      '‘b’ where the copy has ‘say’',
      'And 3 more differences',
    ]);
  });

  it('is said without the words of the copy where these were not read', () => {
    const alignment: AlignedPiece[] = [
      { op: 'changed', wording: [0, 1], text: [900, 905], mark: null },
      { op: 'omitted', wording: null, text: [910, 913], mark: null },
      { op: 'omitted', wording: null, text: [950, 953], mark: 'negation', marked: true },
      { op: 'omitted', wording: null, text: [960, 963], mark: null, marked: true },
    ];
    const far = { verdict: 'altered', flags: [], spans: [[900, 940]], alignment } as const;
    expect(explain(far, { ...both('a', ''), excerpts: [] }).reasons).toEqual([
      'Words are left out at the mark; a negation is among them',
      '‘a’ where the copy has other words',
      'Something is missing after ‘a’',
      'Words are left out at the mark',
    ]);
  });
});

describe('a sentence that was cut', () => {
  it('is quoted as it goes on, and as it began', () => {
    const text = 'It was late. Until then, we will keep the house if nobody buys it. He left.';
    expect(told('We will keep the house.', text).reasons.slice(0, 2)).toEqual(
      expect.arrayContaining(['The sentence goes on in the copy: ‘if nobody buys it.’']),
    );
    const cut = { ...bare('truncated', 'cut_start'), spans: [[25, 47]] as const };
    expect(explain(cut, both('', text)).reasons).toEqual([
      'The sentence begins earlier in the copy: ‘Until then,’',
    ]);
  });

  it('is cut at a word where it is long', () => {
    const text = `${'before it '.repeat(20)}we agree ${'and after it '.repeat(20)}`;
    const spans = [[200, 208]] as const;
    const [start, end] = explain(
      { ...bare('truncated', 'cut_start', 'cut_end'), spans },
      both('', text, spans),
    ).reasons;
    expect(start).toMatch(/^The sentence begins earlier in the copy: ‘… (before it )+before it’$/);
    expect(end).toMatch(/^The sentence goes on in the copy: ‘and after it .* …’$/);
  });
});

describe('what the engine finds', () => {
  it('is a missing negation with its place', () => {
    expect(told('He does think so.', 'He does not think so.')).toEqual({
      verdict: `Not the same words as our copy of ${COPY}`,
      reasons: ['‘not’ is missing after ‘does’'],
    });
  });

  it('is the negation that a mark leaves out', () => {
    expect(told('We do … want war.', 'We do not, as things stand, want war.').reasons).toEqual([
      'Words are left out at the mark; ‘not’ is among them',
    ]);
  });

  it('is another word', () => {
    expect(told('The large house was sold.', 'The big house was sold.').reasons).toEqual([
      '‘large’ where the copy has ‘big’',
    ]);
  });
});
