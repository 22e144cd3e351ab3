import { expect, test } from 'vitest';
import { markBidiControls } from '../../../../src/platform/lib/text/bidi-controls.js';

test('what turns the reading direction is marked, every time', () => {
  expect(markBidiControls('a\u202eb\u2066c\u2069\u202e')).toBe('a⟨RLO⟩b⟨LRI⟩c⟨PDI⟩⟨RLO⟩');
});

test('the marks of direction that Arabic and Hebrew need stay', () => {
  const text = 'שלום\u200f (مرحبا\u061c)\u200e';
  expect(markBidiControls(text)).toBe(text);
});
