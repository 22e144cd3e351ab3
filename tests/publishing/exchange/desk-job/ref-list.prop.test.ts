import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSet } from '../../../../src/publishing/exchange/actions/export/id-set.js';
import { groupsOf } from '../../../../src/publishing/exchange/desk-job/groups.js';
import { RefList } from '../../../../src/publishing/exchange/desk-job/ref-list.js';

const some = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 200 });

describe('refs that take eight bytes each', () => {
  it('are found where a list of them has them, in any order', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uniqueArray(fc.integer({ min: 1 })), some), (refs) => {
        const list = new RefList();
        for (const ref of refs) list.add(ref);
        const again = refs.flatMap((ref, at) => (refs.indexOf(ref) < at ? [at] : []));
        expect(list.finish()).toEqual(again);
        for (const ref of refs) expect(refs[list.find(ref) ?? -1]).toBe(ref);
        for (const ref of [0, 2 ** 40]) expect(list.find(ref)).toBeUndefined();
      }),
    );
  });
});

describe('members of groups', () => {
  it('are those that a filter finds, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(9), { nil: undefined })), (groups) => {
        const found = groupsOf(10, groups.length, (member) => groups[member]);
        for (let group = 0; group < 10; group += 1)
          expect(found.of(group)).toEqual([...groups.keys()].filter((member) => groups[member] === group));
      }),
    );
  });
});

describe('ids in a bit each', () => {
  it('are those that were added', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000)), fc.array(fc.nat(100_000)), (added, others) => {
        const [ids, expected] = [new IdSet(), new Set(added)];
        for (const id of added) ids.add(id);
        expect(ids.size).toBe(expected.size);
        for (const id of [...added, ...others]) expect(ids.has(id)).toBe(expected.has(id));
      }),
    );
  });
});
