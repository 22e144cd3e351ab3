import { describe, expect, it } from 'vitest';
import { ArrivingText } from '../../../../src/platform/http/bodies/arriving-text.js';

// UTF-8 is decoded while it arrives, wherever it is cut.

const TEXT = '\ufeffaé中😀\u0000\ufdfa';

function read(bytes: Buffer, length: number): string {
  const text = new ArrivingText();
  for (let at = 0; at < bytes.length; at += length) text.push(bytes.subarray(at, at + length));
  return text.end();
}

describe('a text that arrives', () => {
  it.each([1, 2, 3, 4, 5, 100])('in pieces of %d bytes is the text that was sent', (length) => {
    expect(read(Buffer.from(TEXT), length)).toBe(TEXT);
  });

  it.each([
    ['a byte that begins nothing', Buffer.from([0x61, 0xff, 0x62])],
    ['half a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['an end within a character', Buffer.from('中').subarray(0, 2)],
  ])('with %s is refused', (_, bytes) => {
    for (const length of [1, 100]) expect(() => read(bytes, length)).toThrow('The body is not UTF-8.');
  });
});
