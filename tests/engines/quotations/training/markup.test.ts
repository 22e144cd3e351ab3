import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../../src/engines/quotations/training/markup.js';

const HEADER = ['title', 'outlet', 'date', 'manner', 'language', 'invented']
  .map((key) => `${key}: x`)
  .join('\n');
const parse = (body: string) => parseArticle('001-harbour.txt', `${HEADER}\n---\n${body}`);

describe('an article of the corpus', () => {
  it('is its text without marks, and its quotations with positions in it', () => {
    const { text, quotations } = parse(
      '{q1|“We wait,”} {s1=Mara Voss|she} {c1|told} {v1=broadcast|NTV}. {q1|“Not for long.”}\n',
    );
    expect(text).toBe('“We wait,” she told NTV. “Not for long.”');
    const [one] = quotations;
    expect(one?.contents.map((span) => text.slice(...span))).toEqual(['“We wait,”', '“Not for long.”']);
    expect(one).toMatchObject({ speaker: 'Mara Voss', channels: [{ type: 'broadcast' }] });
  });

  it('may mark a quotation within another, and one source of two', () => {
    const { text, quotations } = parse(
      '{q1|“He says {s2,3|they} {c2|know} {q2|all}, and {c3|fear} {q3|it},”} {c1|said} {s1|Voss}.',
    );
    expect(quotations.map(({ sources }) => sources.map((span) => text.slice(...span)))).toEqual([
      ['Voss'],
      ['they'],
      ['they'],
    ]);
  });

  it.each([
    ['{q1|We wait', /^001-harbour.txt:8: \{q1\| is not closed/],
    ['One.\n\nTwo} three', /^001-harbour.txt:10: a closing brace/],
    ['{x1|We}', /is no mark/],
    ['{q1| We}', /white space at its edge/],
    ['{q1|We\n\nwait}', /runs over a paragraph/],
    ['{v1=radio|NTV} {q1|no}', /is no type of channel/],
    ['{q1|No} {s3|she}', /quotation 2 has no content/],
  ])('is refused with the file and the line of the fault: %s', (body, message) => {
    expect(() => parse(body)).toThrow(message);
  });

  it('is refused without one of the lines of its header', () => {
    expect(() => parseArticle('a.txt', 'title: x\n---\nNo.')).toThrow(/^a.txt:1: the header has no outlet/);
  });
});
