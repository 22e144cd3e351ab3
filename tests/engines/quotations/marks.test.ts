import { describe, expect, it } from 'vitest';
import { quotedSpans } from '../../../src/engines/quotations/marks.js';

const quoted = (text: string) => quotedSpans(text, [0, text.length]).map((span) => text.slice(...span));

describe('passages in quotation marks', () => {
  it.each([
    [
      'curly marks within marks of their shape',
      '“And then “nothing” happened,” Lund said.',
      'And then “nothing” happened,',
    ],
    [
      'straight marks within straight ones',
      '"And then "nothing" happened," Lund said.',
      'And then "nothing" happened,',
    ],
    [
      'double marks within single ones',
      '‘They said, “Trust us,” and left,’ he said.',
      'They said, “Trust us,” and left,',
    ],
  ])('have %s', (_what, text, words) => {
    expect(quoted(text)).toEqual([words]);
  });

  it('are two where the marks stand beside each other', () => {
    expect(quoted('“No,” Lund said. “Never.”')).toEqual(['No,', 'Never.']);
    expect(quoted('"No," Lund said. "Never."')).toEqual(['No,', 'Never.']);
  });

  it('end with their paragraph where a mark is missing', () => {
    expect(quoted('“No,” Lund said. “Never.')).toEqual(['No,', 'Never.']);
  });
});
