import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Comparer } from '../../../src/checking/comparison-queue/actions.js';
import { DueWriter } from '../../../src/checking/comparison-queue/due-store.js';
import { Texts } from '../../../src/checking/comparison-queue/pool.js';
import { StandingReader } from '../../../src/derived/status/derived-store/standing.js';
import { type ComparedDesk, comparedDesk } from './compared-desk.js';

const STUCK = new URL('../../support/stuck-worker.js', import.meta.url).pathname;
const WORDS = 'The ferry will run again from the ninth of May.';
/** Too long to be compared between two requests. */
const COPY = `${'The tide tables follow, hour by hour. '.repeat(1_200)}\n${WORDS}\nWe argued unendingly, she said.`;

let desk: ComparedDesk;
let comparer: Comparer;
beforeEach(async () => {
  desk = await comparedDesk();
  const limits = { timeMs: 2_500, heapMb: 256 };
  const texts = new Texts({ db: desk.ctx.db, database: desk.ctx.config.file, limits, worker: STUCK });
  comparer = new Comparer({ ...desk.ctx, log: pino({ enabled: false }), texts });
});
afterEach(async () => {
  await comparer.close();
  await desk.close();
});

describe('a wording that takes too long to compare', () => {
  it('goes on waiting with the reason, bars confirmation, and keeps no other from being compared', async () => {
    const copy = await desk.keep(COPY);
    const others = [
      await desk.addClaim(WORDS),
      await desk.addClaim('We argued unendingly'),
      await desk.addClaim(WORDS),
    ];
    const [, stuck] = others;
    await desk.ctx.transact({ id: 1 }, async ({ tx }) => {
      await new DueWriter(tx).dropAll();
      await new DueWriter(tx).addAttributions(null);
    });
    expect(await comparer.all()).toBe(1);
    const verdicts = await Promise.all(others.map(({ attribution }) => desk.verdicts(attribution)));
    expect(verdicts).toEqual([{ [copy]: 'exact' }, {}, { [copy]: 'exact' }]);
    const due = await desk.ctx.db
      .selectFrom('comparisons_due')
      .select(['attribution_id', 'tries', 'gave_up'])
      .execute();
    expect(due).toEqual([{ attribution_id: stuck?.attribution, tries: 3, gave_up: 'time' }]);
    const page = await desk.get(`/claims/${stuck?.claim}`, await desk.signIn('editor'));
    expect(await page.text()).toContain('Not compared with our copy of Read-out: it took too long');
    const barred = await desk.ctx.transact({ id: 1 }, ({ tx }) =>
      new StandingReader(tx).mismatchedAmong(others.map(({ claim }) => claim)),
    );
    expect(barred).toEqual(new Set([stuck?.claim]));
  });

  it('is tried once more when something about it changes', async () => {
    await desk.keep(COPY);
    const { attribution } = await desk.addClaim('We argued unendingly');
    await desk.ctx.transact({ id: 1 }, async ({ tx }) => {
      await new DueWriter(tx).addAttributions([attribution]);
      await new DueWriter(tx).countFailure({ source_id: 1 }, 'time');
      await new DueWriter(tx).addAttributions([attribution]);
    });
    expect(await desk.ctx.comparer.all()).toBe(0);
    expect(await desk.ctx.db.selectFrom('comparisons_due').selectAll().execute()).toEqual([]);
  });
});
