import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../src/engines/quotations/links/drafts.js';
import { keptOf } from '../../../../src/engines/quotations/links/final-filter.js';
import { prepare } from '../../../../src/engines/quotations/prepare.js';
import { Reading } from '../../../../src/engines/reading/reading.js';

function isKept(text: string, words: string, its: { speaker?: string; cue?: string } = {}): boolean {
  const span = (part: string) => [text.indexOf(part), text.indexOf(part) + part.length] as const;
  const draft: Draft = {
    spans: [span(words)],
    speaker: its.speaker === undefined ? null : span(its.speaker),
    cue: its.cue === undefined ? null : span(its.cue),
    origin: its.cue === undefined ? 'follow_on' : 'cue',
  };
  return keptOf(prepare(new Reading(text), 'en').read, [draft]).length > 0;
}

describe('the last filter', () => {
  it('drops a term without a cue', () => {
    expect(isKept('The “middle-out” theory has come back.', '“middle-out”')).toBe(false);
  });

  it('keeps the same words with a cue, and a sentence without one', () => {
    const text = 'Berg called it “middle-out” in May.';
    expect(isKept(text, '“middle-out”', { speaker: 'Berg', cue: 'called' })).toBe(true);
    expect(isKept('Berg left. “We will not wait any longer.”', '“We will not wait any longer.”')).toBe(true);
  });

  it('drops a thought within a quotation, and keeps what another said there', () => {
    const text = '“You look at them and think, ‘they like me,’ and Lind says, ‘they do not,’” Berg said.';
    expect(isKept(text, '‘they like me,’', { speaker: 'You', cue: 'think' })).toBe(false);
    expect(isKept(text, '‘they do not,’', { speaker: 'Lind', cue: 'says' })).toBe(true);
  });

  it('drops a request that was not answered, and keeps what an answer said', () => {
    const text = 'The ministry did not respond to a request for comment. It said that it would wait.';
    expect(
      isKept(text, 'a request for comment', { speaker: 'The ministry', cue: 'did not respond to' }),
    ).toBe(false);
    expect(isKept(text, 'that it would wait', { speaker: 'It', cue: 'said' })).toBe(true);
  });
});
