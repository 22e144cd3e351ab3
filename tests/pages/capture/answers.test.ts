import fc from 'fast-check';
import { expect, it } from 'vitest';
import { captureOf } from '../../../src/pages/capture/job.js';
import { fieldsOf } from '../../../src/pages/capture/model/fields.js';

// What a capture makes of any text: it is what a person accepts with one button.

const PIECES = [
  ...['“', '”', '"', '‘', '’', '«', '»', '„', ' – ', ', ', '. ', ': ', '\n', '\n\n', '\r\n', ' ', '(', ')'],
  ...['Ada Berg ', 'Berg ', 'she ', 'he ', 'the mayor ', 'They ', 'NATO ', 'the harbour board ', 'Mr. Karr '],
  ...['said ', 'says ', 'told County Radio ', 'according to ', 'that ', 'wrote ', 'called it ', 'added '],
  ...[
    'the bridge is closed ',
    'Nobody asked us',
    'never',
    'on Tuesday ',
    'MR. KARR: ',
    '@adaberg ',
    '😀',
    '\u202e',
  ],
  ...[
    '<p>',
    '</p>',
    '<a href="/x">',
    '&ldquo;',
    'הגשר סגור ',
    'אמרה דנה לוי ',
    '「橋は閉鎖」',
    '王毅说',
    '14:05 ',
  ],
];

const letters = (words: string) => words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

it('any text gets quotations at positions of it, and no speaker without words of it that name one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 50 }), (pieces) => {
      const text = pieces.join('');
      for (const { found, wording } of captureOf({ wanted: 'quotations', text, date: null }).quotations) {
        const fields = fieldsOf(wording, found, null);
        let last = 0;
        for (const [start, end] of wording.spans) {
          expect(start >= last && start < end && end <= text.length).toBe(true);
          last = end;
        }
        const { speaker } = found;
        if (speaker === null) expect(fields['speaker.name']).toBeUndefined();
        else expect(text.slice(speaker.start, speaker.end)).toBe(speaker.text);
        for (const word of letters(fields['speaker.name'] ?? '')) expect(text.toLowerCase()).toContain(word);
        if (speaker?.isCertain) expect(letters(speaker.text).length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});
