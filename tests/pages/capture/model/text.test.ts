import { describe, expect, it } from 'vitest';
import type { CaptureItem } from '../../../../src/pages/capture/model.js';
import { itemsIn, paragraphsOf, partsWith } from '../../../../src/pages/capture/page/text.js';

const item = (n: number, start: number, end: number): CaptureItem => ({
  ...{ n, version: 1, state: 'open', found: null, fields: {} },
  spans: [[start, end]],
});

describe('the text of a capture', () => {
  it('is divided so that no part has more than fifty quotations, and none is lost', () => {
    const text = '“a” '.repeat(1_000);
    const items = Array.from({ length: 1_000 }, (_, at) => item(at + 1, at * 4, at * 4 + 3));
    const parts = partsWith(
      text,
      items.map(({ spans }) => spans[0]?.[0] ?? 0),
    );
    expect(parts.map((part) => text.slice(part.start, part.end)).join('')).toBe(text);
    expect(parts.map((part) => itemsIn(part, items).length)).toEqual(Array.from({ length: 20 }, () => 50));
  });

  it('is divided before the line of a quotation, so that its speaker stands with it', () => {
    const line = 'MR. KARR: Why?\n';
    const text = line.repeat(60);
    const parts = partsWith(
      text,
      Array.from({ length: 60 }, (_, at) => at * line.length + 10),
    );
    expect(parts.map(({ start, end }) => text.slice(start, end).split(line).length - 1)).toEqual([50, 10]);
  });

  it('is shown to the letter, with each quotation marked and numbered once', () => {
    const text = 'First “one”.\n\nThen “two\nlines”.';
    const items = [item(1, 7, 10), item(2, 20, 29)];
    const paragraphs = paragraphsOf(
      text,
      { number: 1, start: 0, end: text.length },
      { items, days: [] },
      () => 'ask',
    );
    const shown = paragraphs.map(({ runs }) =>
      runs.flatMap(({ pieces }) => pieces.map((one) => one.text)).join(''),
    );
    expect(shown).toEqual(['First “one”.', 'Then “two', 'lines”.']);
    expect(paragraphs.flatMap(({ runs }) => runs.flatMap(({ n }) => n ?? []))).toEqual([1, 2]);
    const marked = paragraphs.flatMap(({ runs }) => runs.filter(({ of }) => of !== null));
    expect(marked.map(({ pieces }) => pieces.map((one) => one.text).join(''))).toEqual([
      '“one”',
      '“two',
      'lines”',
    ]);
    expect(paragraphs.map(({ at }) => at)).toEqual([0, 14, 24]);
  });
});
