import { describe, expect, it } from 'vitest';
import type { Waiting } from '../../../src/checking/comparison-queue/model/compare.js';
import { selectorAt } from '../../../src/engines/anchoring/selector.js';
import { comparedAtOnce } from './at-once.js';

// The place of a note's words in a newer copy, with the older one available.

function followed(words: string, [older, newer]: readonly [string, string], nth = 1) {
  let at = older.indexOf(words);
  for (let count = 1; count < nth; count += 1) at = older.indexOf(words, at + 1);
  const selector = selectorAt(older, at, at + words.length);
  const texts = [older, newer];
  const copies = texts.map((text, index) => ({
    id: index + 1,
    captured_at: `2026-0${index + 1}-01T00:00:00.000Z`,
    bytes: Buffer.byteLength(text),
  }));
  const notes = [{ id: 1, version: 1, snapshot_id: 1, selector }];
  const waiting: Waiting = { sourceId: 1, language: 'en', type: 'speech', copies, wordings: [], notes };
  const outcome = comparedAtOnce(waiting, (id) => texts[id - 1] ?? '');
  return outcome.notes[0]?.followed[0];
}

const OLDER = `Mr Able: Well, I agree with the plan for the pier.

Ms Bold: Well, I agree with the plan for the pier.

The ferry runs again from the ninth of May. The chair closed the meeting.`;

describe('a note on words of an older copy', () => {
  it('does not land on those of another speaker where its own were deleted', () => {
    const newer = OLDER.replace(/Ms Bold.*\n\n/, '');
    const words = 'I agree with the plan for the pier.';
    expect(followed(words, [OLDER, newer], 2)).toMatchObject({ state: 'gone', start_utf16: null });
    expect(followed(words, [OLDER, newer], 1)).toMatchObject({ state: 'same' });
  });

  it('has the full stop of an altered sentence in what stands there now', () => {
    const newer = OLDER.replace('ninth', 'sixteenth');
    const found = followed('The ferry runs again from the ninth of May.', [OLDER, newer]);
    expect(found?.state).toBe('altered');
    expect(newer.slice(found?.start_utf16 ?? 0, found?.end_utf16 ?? 0)).toBe(
      'The ferry runs again from the sixteenth of May.',
    );
  });
});
