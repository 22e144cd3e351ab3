import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/checking/comparisons/model/explain.js';
import { FLAG_WORDS } from '../../../src/checking/comparisons/model/flag-words.js';
import { FIDELITY_FLAGS } from '../../../src/engines/fidelity/verdict.js';
import { bare, both, COPY, told } from './explained.js';

describe('a verdict', () => {
  it.each([
    ['exact', `Same words as our copy of ${COPY}`],
    ['elided', `Same words as our copy of ${COPY}, with omissions marked`],
    ['truncated', `Shown as a full sentence; only part of one in our copy of ${COPY}`],
    ['altered', `Not the same words as our copy of ${COPY}`],
    ['spliced', `Joined from two passages of our copy of ${COPY}`],
    ['not_found', `Not found in our copy of ${COPY}`],
  ] as const)('%s is said with the copy it was made against', (verdict, words) => {
    expect(explain(bare(verdict), both('', '')).verdict).toBe(words);
  });

  it('says which languages were not compared, as far as they are known', () => {
    const given = { ...both('', ''), language: 'en', copyLanguage: 'zh' };
    expect(explain(bare('not_compared', 'other_language'), given)).toEqual({
      verdict: `Not compared with our copy of ${COPY}: the quotation is in English, the copy is in Chinese`,
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
      `Same words as our copy of ${COPY}, apart from typography and the final punctuation, with an insertion in brackets`,
    );
    expect(explain(bare('exact', 'initial_case', 'final_punctuation'), both('', '')).verdict).toContain(
      'apart from capital letters and the final punctuation',
    );
  });

  it('says nothing of the mark at the end of what is a part of a sentence', () => {
    const { verdict } = explain(bare('exact', 'fragment', 'final_punctuation'), both('', ''));
    expect(verdict).toBe(`Same words as our copy of ${COPY}, as part of its sentence`);
    expect(explain(bare('truncated', 'cut_end', 'final_punctuation'), both('', '')).reasons).toEqual([
      'The sentence continues in the copy',
    ]);
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
    expect(three.reasons).toEqual(['The passages are 3,115 characters apart at most']);
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
      'The passages are 3,200 characters apart',
      'The copy has these passages in the opposite order',
    ]);
    const near = explain(
      {
        ...bare('spliced', 'order_reversed'),
        spans: [
          [22, 40],
          [0, 20],
        ],
      },
      both('', ''),
    );
    expect(near.reasons).toEqual(['The copy has these passages in the opposite order']);
  });
});

describe('a flag', () => {
  it.each(FIDELITY_FLAGS)('%s is said even where the words are not known', (flag) => {
    const { weight, words } = FLAG_WORDS[flag];
    if (weight === 'form') {
      expect(explain(bare('exact', flag), both('', '')).verdict).toBe(
        `Same words as our copy of ${COPY}, ${words}`,
      );
    } else {
      expect(explain(bare('altered', flag), both('', '')).reasons).toEqual([words]);
    }
  });

  it('of form comes last where words differ, without the mark at the end', () => {
    expect(
      explain(bare('altered', 'final_punctuation', 'initial_case', 'name'), both('', '')).reasons,
    ).toEqual(['A name differs', 'Otherwise the same words, apart from capital letters']);
    expect(explain(bare('altered', 'final_punctuation', 'name'), both('', '')).reasons).toEqual([
      'A name differs',
    ]);
  });

  it('says why words may not be found', () => {
    expect(explain(bare('not_found', 'other_language'), both('', '')).reasons).toEqual([
      'The copy seems to be in another language',
    ]);
  });

  it('on a mark says which, where that can be told', () => {
    const text = 'It is a matter for us? Yes.';
    const given = { ...bare('altered', 'meaning_mark'), spans: [[0, 21]] as const };
    expect(explain(given, both('It is [not] a matter for us', text)).reasons).toEqual([
      '‘[not]’, added in brackets, bears on the meaning',
    ]);
    expect(explain(given, both('It is a matter for us.', text)).reasons).toEqual([
      'It is a question in the copy',
    ]);
    expect(explain(given, both('It is a “matter” for us?', text)).reasons).toEqual([
      'A punctuation mark may change the meaning',
    ]);
    expect(told('Were better than they think.', 'We’re better than they think.').reasons).toEqual([
      '‘Were’ where the copy has ‘We’re’',
    ]);
  });
});

describe('a sentence that was cut', () => {
  it('is quoted as it goes on, and as it began', () => {
    const text = 'It was late. Until then, we will keep the house if nobody buys it. He left.';
    expect(told('We will keep the house.', text).reasons.slice(0, 2)).toEqual(
      expect.arrayContaining(['The sentence continues in the copy: ‘if nobody buys it.’']),
    );
    const cut = { ...bare('truncated', 'cut_start'), spans: [[25, 47]] as const };
    expect(explain(cut, both('', text)).reasons).toEqual([
      'The sentence begins earlier in the copy: ‘Until then,’',
    ]);
  });

  it('ends where the quotation does, and begins where it did', () => {
    const text = 'He said: “I doubt that we will sell it if they pay,” and left. Fine.';
    const span = [text.indexOf('we will'), text.indexOf(' if they')] as const;
    const cut = { ...bare('truncated', 'cut_start', 'cut_end'), spans: [span] };
    expect(explain(cut, both('', text)).reasons[1]).toBe('The sentence continues in the copy: ‘if they pay’');
    const begun = '“I doubt that we will sell it.”';
    const late = { ...bare('truncated', 'cut_start'), spans: [[begun.indexOf('we'), 29]] as const };
    expect(explain(late, both('', begun)).reasons).toEqual([
      'The sentence begins earlier in the copy: ‘I doubt that’',
    ]);
  });

  it('is cut at a word where it is long', () => {
    const text = `${'before it '.repeat(20)}we agree ${'and after it '.repeat(20)}`;
    const spans = [[200, 208]] as const;
    const [start, end] = explain(
      { ...bare('truncated', 'cut_start', 'cut_end'), spans },
      both('', text, spans),
    ).reasons;
    expect(start).toMatch(/^The sentence begins earlier in the copy: … ‘(before it )+before it’$/);
    expect(end).toMatch(/^The sentence continues in the copy: ‘and after it [^…]*’ …$/);
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
      'The ellipsis or bracket leaves out ‘not’',
    ]);
  });

  it('is another word', () => {
    expect(told('The large house was sold.', 'The big house was sold.').reasons).toEqual([
      '‘large’ where the copy has ‘big’',
    ]);
  });
});
