import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { piecesOf, together } from '../../../src/checking/comparison-queue/model/far-apart.js';
import { type ComparedDesk, comparedDesk } from './compared-desk.js';

// Spliced wordings: text between the passages is not part of them.

const ONE = 'The northern pier will open again before the first storms of winter';
const OTHER = 'nobody in this office has ever asked the fishermen for a higher fee';
const between = (many: number) =>
  Array.from(
    { length: many },
    (_, at) => `On day ${at} the harbour master read out a list of repairs that the council had paid for.`,
  ).join(' ');
const text = (one: string, middle: string, other: string) =>
  `The briefing began at nine. ${one}. ${middle} Later she said this: ${other}. Then the rain came.`;

describe('a wording of two passages that stand far apart', () => {
  let desk: ComparedDesk;
  let attribution: number;
  beforeEach(async () => {
    desk = await comparedDesk();
    const first = await desk.keep(text(ONE, between(12), OTHER));
    ({ attribution } = await desk.addClaim(`${ONE}, ${OTHER}.`));
    expect(await desk.verdicts(attribution)).toEqual({ [first]: 'spliced' });
  });
  afterEach(() => desk.close());

  async function became(newer: string) {
    const copy = await desk.keep(newer);
    return desk.ctx.db
      .selectFrom('anchors')
      .select(['state', 'start_utf16', 'end_utf16'])
      .where('attribution_id', '=', attribution)
      .where('snapshot_id', '=', copy)
      .executeTakeFirstOrThrow();
  }

  it('is moved where words were put in between, from its first passage to the end of its last', async () => {
    const newer = text(ONE, `A correction was read out first. ${between(14)}`, OTHER);
    const found = await became(newer);
    expect(found.state).toBe('moved');
    expect(newer.slice(found.start_utf16 ?? 0, found.end_utf16 ?? 0)).toBe(
      newer.slice(newer.indexOf(ONE), newer.indexOf(OTHER) + OTHER.length),
    );
  });

  it('is the same where other words of the same length stand in between', async () => {
    const newer = text(ONE, between(12).replaceAll('repairs', 'defects'), OTHER);
    expect((await became(newer)).state).toBe('same');
  });

  it('is altered where a word of one passage is another one now', async () => {
    expect((await became(text(ONE, between(12), OTHER.replace('higher', 'lower')))).state).toBe('altered');
  });

  it('is gone where one passage is', async () => {
    expect(await became(text(ONE, between(12), 'no more questions'))).toEqual({
      ...{ state: 'gone', start_utf16: null, end_utf16: null },
    });
  });
});

describe('the pieces that are followed by themselves', () => {
  it.each([
    [
      'elided',
      [
        [500, 520],
        [10, 40],
      ],
      [
        [10, 40],
        [500, 520],
      ],
    ],
    [
      'elided',
      [
        [10, 40],
        [440, 460],
      ],
      [[10, 460]],
    ],
    [
      'spliced',
      [
        [60, 80],
        [10, 40],
      ],
      [
        [10, 40],
        [60, 80],
      ],
    ],
    [
      'spliced',
      [
        [10, 40],
        [30, 35],
      ],
      [[10, 40]],
    ],
    ['exact', [[10, 40]], [[10, 40]]],
  ] as const)('of a wording that is %s at %j are %j', (verdict, spans, pieces) => {
    expect(piecesOf(verdict, spans)).toEqual(pieces);
  });

  it('are together as grave as the gravest, with what is flagged of any', () => {
    const comparison = { verdict: 'altered', flags: ['number', 'name'], spans: [], alignment: [] } as const;
    const moved = { state: 'moved', start: 90, end: 99, comparison: null } as const;
    const altered = { state: 'altered', start: 5, end: 9, comparison } as const;
    expect(together([moved, altered])).toEqual({
      ...{ state: 'altered', start_utf16: 5, end_utf16: 99, flags: ['name', 'number'] },
    });
  });
});
