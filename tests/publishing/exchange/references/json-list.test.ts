import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersOf, NotAList } from '../../../../src/publishing/exchange/references/input/json-list.js';
import { runsOf } from '../../../support/runs.js';

const read = (text: string) => [...membersOf(Buffer.from(text))];
/** Larger than a part. */
const LONG = { text: '"}],{[\\'.repeat(200_000), more: [{ a: ['ö', null, 1.5e3] }] };

describe('a list in JSON', () => {
  it.each([
    ['with spaces and a byte order mark', '\uFEFF \n[ {"a": "]"} , {} ]\r\n', [{ a: ']' }, {}]],
    ['that is empty', ' [ ] ', []],
    ['of other values', '[1, "a", [2], null]', [1, 'a', [2], null]],
  ])('%s has its members', (_, text, members) => {
    expect(read(text)).toEqual(members);
  });

  it('that is larger than a part has its members, in order', () => {
    const list = [LONG, { n: 1 }, LONG, LONG, [], { n: 2 }];
    expect(read(JSON.stringify(list))).toEqual(list);
    expect(read(JSON.stringify(list, null, 2))).toEqual(list);
  });

  it('is read as any parser reads it', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), (list, indent) => {
        const text = JSON.stringify(list, null, indent);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: runsOf(100) },
    );
  });

  const long = JSON.stringify(LONG);
  it.each([
    ...['', '[', '[1', '[1}', '[{]', '[1] x', '[1,]', '[,1]', 'x', '[{"a" 1}]', '["a'],
    ...[`[${long},]`, `[${long} ${long}]`, `[${long},${long}`, `[${long},{"a"}]`, `[${long},${long}]]`],
  ])('is refused where it is no JSON (case %#)', (text) => {
    expect(() => read(text)).toThrow(SyntaxError);
  });

  it.each(['{"a": [1]}', '"a"', ' 1 '])('is not %s', (text) => {
    expect(() => read(text)).toThrow(NotAList);
  });
});
