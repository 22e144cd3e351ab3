import { describe, expect, it } from 'vitest';
import { NoteRoom } from '../../../src/checking/annotations/section/note-card.js';

describe('the words of the notes of one page', () => {
  it('are whole while there is room, and then begun', () => {
    const room = new NoteRoom();
    const long = 'word '.repeat(3_900).trim();
    const shown = Array.from({ length: 12 }, () => room.fit(long));
    expect(shown.map(({ isShortened }) => isShortened)).toEqual([...Array(10).fill(false), true, true]);
    expect(shown.at(-1)?.body).toMatch(/^word word .*…$/);
    expect(shown.at(-1)?.body.length).toBeLessThan(310);
  });

  it('are whole in any case where they are short', () => {
    const room = new NoteRoom();
    room.fit('x'.repeat(200_000));
    expect(room.fit('Who heard it?')).toEqual({ body: 'Who heard it?', isShortened: false });
  });
});
