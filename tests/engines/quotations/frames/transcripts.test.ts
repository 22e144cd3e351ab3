import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

const found = (text: string) =>
  findInArticle(text).quotations.map(({ text: words, speaker, type, cue }) => ({
    words,
    name: speaker?.resolved ?? null,
    isCertain: speaker?.isCertain ?? false,
    type,
    cue: cue?.text ?? null,
  }));

const INTERVIEW =
  'An interview with Dr Amara Veltri by Jonas Pike\n\nJONAS PIKE: Will it last until spring?\n\nDR AMARA VELTRI: It will if it rains.\n\nPike: And if not?\n\n' +
  'Veltri: We will ration it.';

describe('a transcript', () => {
  it('names a speaker in full once and then by surname', () => {
    expect(found(INTERVIEW).map(({ name, isCertain }) => [name, isCertain])).toEqual([
      ['Jonas Pike', true],
      ['Amara Veltri', true],
      ['Jonas Pike', true],
      ['Amara Veltri', true],
    ]);
  });

  it('prints words as they were spoken, with no verb beside them', () => {
    expect(found(INTERVIEW).map(({ type, cue }) => [type, cue])).toEqual(Array(4).fill(['direct', null]));
  });

  it('gives the turns of Q and A to nobody', () => {
    const turns = found(`${INTERVIEW}\n\nQ: Will you resign?\n\nA: No.`).slice(-2);
    expect(turns.map(({ words, name }) => [words, name])).toEqual([
      ['Will you resign?', null],
      ['No.', null],
    ]);
  });

  it('resolves initials to whom the text names, for a person to confirm', () => {
    const turns = found(
      'Dara Quill came with her lawyer, Bertil Okonjo.\n\nQ: Did you see it?\n\nDQ: I saw it.\n\nBO: She saw it.\n\n' +
        'Q: And then?\n\nDQ: It was gone.\n\nBO: It was.',
    );
    expect(turns.filter(({ words }) => words === 'I saw it.')).toMatchObject([
      { name: 'Dara Quill', isCertain: false },
    ]);
  });

  it.each([
    'After the briefing the following was asked: would the mayor go?',
    'CORRECTION: An earlier version misspelt the bridge.',
    'A spokesperson for the town said the mayor would stay.',
    'Veltri has led the office since 2019.',
    'Farmers regard the answer as tantamount to a confession.',
  ])('ends before prose: “%s”', (prose) => {
    const last = found(`${INTERVIEW}\n\n${prose}`).find(({ words }) => words.includes('ration'));
    expect(last?.words).toBe('We will ration it.');
  });

  it('goes on in a second paragraph of the same speaker', () => {
    const last = found(`${INTERVIEW}\n\nI will tell you a week before.`).at(-1);
    expect(last?.words).toContain('We will ration it.');
    expect(last?.words).toContain('a week before');
  });

  it('has no heading for a speaker', () => {
    const text = `Interview: ‘You don’t win a drought’\n\n${INTERVIEW}`;
    expect(found(text).find(({ words }) => words.includes('drought'))?.name ?? null).toBeNull();
  });
});
