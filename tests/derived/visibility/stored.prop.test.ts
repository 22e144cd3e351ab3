import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WronglyShown } from '../../../src/derived/visibility/wrong-store.js';
import { REBUILDERS } from '../../../src/server/process/derived.js';
import { Stepping, step } from './steps.js';

// Who is shown what is stored with every change. Whatever the changes, it is what it would be if it were derived anew.

const RUNS = 20;

test('what is stored after any changes is what is derived anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 60 }), async (steps) => {
      const stepping = await Stepping.begin();
      const { ctx } = stepping.desk;
      const stored = () =>
        ctx.db.selectFrom('public_records').selectAll().orderBy('kind').orderBy('id').execute();
      try {
        for (const [at, one] of steps.entries()) {
          await stepping.do(one);
          expect([at, one, await new WronglyShown(ctx.db).all(10_000)]).toEqual([at, one, []]);
        }
        const before = await stored();
        await ctx.transact({ id: 1 }, async (change) => {
          for (const { name, rebuild } of REBUILDERS)
            if (name === 'what readers see') await rebuild(change, () => {});
        });
        expect(await stored()).toEqual(before);
      } finally {
        await stepping.desk.close();
      }
    }),
    { numRuns: RUNS },
  );
}, 240_000);
