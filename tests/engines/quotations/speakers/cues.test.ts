import { describe, expect, it } from 'vitest';
import { isSpeechCue } from '../../../../src/engines/quotations/cues.js';
import { REASONS, type ReasonKey } from '../../../../src/engines/quotations/reasons.js';

describe('a cue', () => {
  it.each([
    'said',
    'has been saying',
    'told',
    'according to',
    'was quoted as saying',
    'wrote',
    'added',
    ':',
    'denied',
    'promise',
    'criticism',
    'posted',
    'sagte',
    'a déclaré',
    '说',
  ])('reports speech or writing: %s', (cue) => {
    expect(isSpeechCue(cue)).toBe(true);
  });

  it.each([
    'believed',
    'hopes',
    'wants',
    'voted for',
    'planned',
    'expected',
    'supports',
    'decided',
    'feared',
  ])('reports a belief, a plan or a vote: %s', (cue) => {
    expect(isSpeechCue(cue)).toBe(false);
  });

  it.each(['did not say', 'never said', 'didn’t say', 'declined to comment', 'refused to say'])(
    'reports that nothing was said: %s',
    (cue) => {
      expect(isSpeechCue(cue)).toBe(false);
    },
  );
});

describe('a reason', () => {
  const parts = { mention: 'she', name: 'Mara Voss', cue: 'said' };
  it('is one sentence, whatever is known', () => {
    for (const key of Object.keys(REASONS) as ReasonKey[])
      for (const cue of ['said', ':', null])
        for (const name of ['Mara Voss', null])
          expect(REASONS[key]({ ...parts, cue, name })).toMatch(/^[“\p{Lu}].*[^.]\.$/u);
  });

  it.each([
    ['name_beside_cue', 'The name is next to “said”.'],
    ['last_woman', '“she” is taken to be Mara Voss, the likeliest woman named before it.'],
    ['same_speaker', '“she” is taken to be Mara Voss, who spoke just before.'],
  ] as const)('says what was read: %s', (key, sentence) => {
    expect(REASONS[key](parts)).toBe(sentence);
  });
});
