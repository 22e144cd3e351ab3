import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDailyChecks } from '../../src/desk/daily-checks.js';
import { checkNow } from '../../src/integrity/actions.js';
import { isCheckDue } from '../../src/integrity/model.js';
import { IntegrityCheckReader } from '../../src/integrity/store.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { seedPractice } from '../support/practice.js';
import { shell } from './recorded-desk.js';

// The whole database is checked once a day in a process of its own, and what it found is shown to admins.

const MINUTE = 60_000;
const at = (instant: string) => new Date(instant);

describe('a daily check is due', () => {
  const now = at('2026-03-02T03:00:10.000Z');

  it('once the time of the day has come since the last one began', () => {
    expect(isCheckDue('03:00', now, '2026-03-01T03:00:20.000Z', MINUTE)).toBe(true);
    expect(isCheckDue('03:00', now, '2026-03-02T03:00:00.000Z', MINUTE)).toBe(false);
    expect(isCheckDue('03:01', now, '2026-03-01T03:01:20.000Z', 60 * MINUTE)).toBe(false);
  });

  it('ten minutes after the start where it was missed, or there was none', () => {
    const noon = at('2026-03-02T12:00:00.000Z');
    expect(isCheckDue('03:00', noon, '2026-03-01T03:00:20.000Z', 9 * MINUTE)).toBe(false);
    expect(isCheckDue('03:00', noon, '2026-03-01T03:00:20.000Z', 10 * MINUTE)).toBe(true);
    expect(isCheckDue('03:00', noon, null, MINUTE)).toBe(false);
    expect(isCheckDue('03:00', noon, null, 10 * MINUTE)).toBe(true);
  });
});

describe('what the check of a desk found', { timeout: 60_000 }, () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openDesk();
    await seedPractice(desk.ctx);
    await desk.ctx.comparer.all();
  });
  afterEach(() => desk.close());

  const check = (signal = new AbortController().signal) => {
    const { ctx } = desk;
    return checkNow({ ...ctx, file: ctx.config.file, signal, priority: 0 });
  };
  const textAt = async (path: string, role: 'admin' | 'viewer') =>
    (await desk.get(path, await desk.signIn(role))).text();

  it('is nothing where it is sound', async () => {
    await check();
    expect(await new IntegrityCheckReader(desk.ctx.db).latest()).toMatchObject({ outcome: 'sound' });
    expect(await (await desk.get('/readyz')).text()).toBe('ready\n');
    expect(await textAt('/', 'admin')).not.toContain('integrity check');
    expect(await textAt('/integrity', 'admin')).toContain('Sound.');
  });

  it('is shown to admins and named by kind in /readyz, which stays 200', async () => {
    shell(
      desk.ctx.config.file,
      `DROP TRIGGER snapshots_never_change; UPDATE snapshots SET text = text || '!' WHERE id = 1;
       UPDATE claims SET note = 'x' WHERE id = 2`,
    );
    await check();
    const ready = await desk.get('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.text()).toBe(
      'ready; the last integrity check found faults: schema 1, record 1, copy 1\n',
    );
    expect(await (await desk.get('/healthz')).text()).toBe('alive\n');
    expect(await textAt('/', 'admin')).toContain('The integrity check found faults');
    expect(await textAt('/', 'viewer')).not.toContain('integrity check');
    expect(await textAt('/integrity', 'admin')).toContain('The claim 2 differs from its history: its note');
    expect((await desk.get('/integrity', await desk.signIn('viewer'))).status).toBe(403);
    const json = await (await desk.get('/integrity.json', await desk.signIn('admin'))).json();
    expect(json).toMatchObject({ checks: [{ outcome: 'faults', report: { copies: [1] } }] });
    const { claim_id } = await desk.ctx.db
      .selectFrom('comparisons')
      .innerJoin('attributions', 'attributions.id', 'attribution_id')
      .select('claim_id')
      .where('comparisons.snapshot_id', '=', 1)
      .executeTakeFirstOrThrow();
    expect(await textAt(`/claims/${claim_id}`, 'viewer')).toContain('was changed outside Onrecord');
  });

  it('is that it did not finish where the file cannot be read', async () => {
    const { ctx } = desk;
    await checkNow({
      ...ctx,
      file: `${ctx.config.file}.gone`,
      signal: new AbortController().signal,
      priority: 0,
    });
    expect(await (await desk.get('/readyz')).text()).toBe('ready; the last integrity check did not finish\n');
  });

  it('is not kept of a check that the end of the server ended', async () => {
    const ending = new AbortController();
    const checked = check(ending.signal);
    ending.abort();
    await checked;
    expect(await new IntegrityCheckReader(desk.ctx.db).latest()).toBeNull();
  });

  it('is nothing where the daily check is switched off', async () => {
    await startDailyChecks(desk.ctx).stop();
    expect(await textAt('/integrity', 'admin')).toContain('switched off');
  });
});
