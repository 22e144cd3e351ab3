import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Comparer } from '../../../src/checking/comparison-queue/actions.js';
import { DueWriter } from '../../../src/checking/comparison-queue/due-store.js';
import { Texts } from '../../../src/checking/comparison-queue/pool.js';
import type { Transact } from '../../../src/platform/db/transact.js';
import { AppError } from '../../../src/platform/lib/errors.js';
import { type ComparedDesk, comparedDesk } from './compared-desk.js';

let desk: ComparedDesk;
beforeEach(async () => {
  desk = await comparedDesk();
});
afterEach(() => desk.close());

const WORDS = 'The ferry will run again from the ninth of May.';

async function waiting() {
  const copy = await desk.keep(WORDS);
  const { attribution } = await desk.addClaim(WORDS);
  await desk.ctx.comparer.all();
  await desk.ctx.transact({ id: 1 }, async ({ tx }) => {
    await tx.deleteFrom('comparisons').execute();
    await new DueWriter(tx).addAttributions([attribution]);
  });
  return { copy, attribution };
}

function comparer(transact: Transact) {
  const texts = new Texts({ db: desk.ctx.db, database: desk.ctx.config.file });
  return new Comparer({ ...desk.ctx, transact, log: pino({ enabled: false }), texts, maxWaitMs: 60_000 });
}

it('a wording is not blamed for a disk that is full when its comparison is stored', async () => {
  const { copy, attribution } = await waiting();
  let isFull = false;
  const full = comparer(async (actor, work) => {
    if (isFull) throw new AppError('disk_full', 'The disk is full.');
    return desk.ctx.transact(actor, work);
  });
  await full.all().catch(() => {});
  await desk.ctx.transact({ id: 1 }, async ({ tx }) => new DueWriter(tx).addAttributions([attribution]));
  isFull = true;
  for (let times = 0; times < 4; times += 1)
    await expect(full.all()).rejects.toMatchObject({ code: 'disk_full' });
  const due = desk.ctx.db.selectFrom('comparisons_due').select(['tries', 'gave_up']);
  expect(await due.execute()).toEqual([{ tries: 0, gave_up: null }]);
  isFull = false;
  expect(await full.all()).toBe(0);
  expect(await due.execute()).toEqual([]);
  expect(await desk.verdicts(attribution)).toEqual({ [copy]: 'exact' });
  await full.close();
});

it('whoever changed something is answered once theirs is compared', async () => {
  const { copy, attribution } = await waiting();
  const patient = comparer(desk.ctx.transact);
  await patient.afterChange([1]);
  const kept = desk.ctx.db.selectFrom('comparisons').select(['attribution_id', 'snapshot_id', 'verdict']);
  expect(await kept.execute()).toEqual([
    { attribution_id: attribution, snapshot_id: copy, verdict: 'exact' },
  ]);
  await patient.close();
});

it('who asks of long texts is told when too many ask at once', async () => {
  const texts = new Texts({ db: desk.ctx.db, database: desk.ctx.config.file });
  const asked = Array.from({ length: 43 }, () => texts.find(WORDS, { role: 'admin' } as never));
  const answers = Promise.allSettled(asked);
  await expect(asked.at(-1)).rejects.toMatchObject({ code: 'busy', status: 503 });
  await texts.close();
  expect((await answers).filter(({ status }) => status === 'fulfilled').length).toBeLessThan(43);
});
