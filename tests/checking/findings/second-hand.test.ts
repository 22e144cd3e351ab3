import { describe, expect, it } from 'vitest';
import { secondHandFindings } from '../../../src/checking/findings/model/second-hand.js';
import type { Held } from '../../../src/checking/findings/model/suggest.js';
import type { MatchState } from '../../../src/vocabulary.js';

const HELD: Held = {
  ...{ id: 1, source: 'The article', wording: 'Words', tier: 'secondary' },
  ...{ translation: 'none', isWordForWord: true },
};
const CLAIM = {
  ...{ language: 'en', speaker_language: 'en', occasion_id: 5 as number | null, said_on: null },
  ...{ reference_attribution_id: 1, match: { state: 'same' as MatchState } },
};

const valuesOf = (
  claim: { [K in keyof typeof CLAIM]?: (typeof CLAIM)[K] | null },
  held: Partial<Held> = {},
) => {
  const filled = secondHandFindings({ ...CLAIM, ...claim } as typeof CLAIM, [{ ...HELD, ...held }]);
  return filled && Object.fromEntries(Object.entries(filled).map(([facet, { value }]) => [facet, value]));
};

describe('the usual findings on a second-hand quotation', () => {
  it('are these, with a reason where one is required', () => {
    expect(secondHandFindings(CLAIM, [HELD])).toEqual({
      wording: { value: 'as_printed', rationale: 'Same words as our copy of The article.' },
      speaker: {
        value: 'attributed_only',
        rationale: 'Named by the source; no recording or transcript seen.',
      },
      context: { value: 'full_statement_not_seen', rationale: 'Only the quoted passage was seen.' },
      translation: { value: 'not_needed', rationale: '' },
      record: { value: 'secondary_only', rationale: 'Only secondary sources: The article.' },
    });
  });

  it.each(['differs', 'other_words', 'not_found', 'not_compared'] as const)(
    'leave the wording to a person where its match is %s',
    (state) => expect(valuesOf({ match: { state } })).not.toHaveProperty('wording'),
  );

  it('fill in the wording where omissions are marked', () => {
    expect(valuesOf({ match: { state: 'marked' } })).toHaveProperty('wording', 'as_printed');
  });

  it('say that date and place are not stated where none is recorded', () => {
    expect(valuesOf({ occasion_id: null })).toHaveProperty('occasion', 'not_stated');
  });

  it.each([
    ['an occasion', { occasion_id: 5, said_on: null }],
    ['a day', { occasion_id: null, said_on: '2023-06-19' }],
  ] as const)('leave where and when to a person where %s is recorded', (_, claim) => {
    expect(valuesOf(claim as Partial<typeof CLAIM>)).not.toHaveProperty('occasion');
  });

  it.each([
    ['the speaker speaks another language', { speaker_language: 'zh' }, { translation: null }],
    ['the source is a translation', {}, { translation: 'agency' }],
  ] as const)('say that the original was not seen where %s', (_, claim, held) => {
    expect(valuesOf(claim as Partial<typeof CLAIM>, held)).toHaveProperty('translation', 'original_not_seen');
  });

  it.each([
    ['nobody said whether it is a translation', {}, { translation: null }],
    ['it is not known whether it is a translation', {}, { translation: 'unknown' }],
    ['it is none, of a speaker of another language', { speaker_language: 'zh' }, { translation: 'none' }],
  ] as const)('leave the translation to a person where %s', (_, claim, held) => {
    expect(valuesOf(claim as Partial<typeof CLAIM>, held)).not.toHaveProperty('translation');
  });

  it.each([
    ['a primary source was seen', { tier: 'primary' }],
    ['an official source was seen', { tier: 'issuer' }],
    ['no source was seen', { wording: null }],
  ] as const)('are not offered where %s', (_, held) => expect(valuesOf({}, held)).toBeNull());
});
