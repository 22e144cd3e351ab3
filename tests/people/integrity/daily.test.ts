import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkNow, checkWhenDue } from '../../../src/people/integrity/actions.js';
import { isCheckDue, lastBegun } from '../../../src/people/integrity/model.js';
import { integrityPage } from '../../../src/people/integrity/page.js';
import { IntegrityCheckReader } from '../../../src/people/integrity/store.js';
import { DERIVED_PARTS as derived } from '../../../src/server/process/integrity/rebuild.js';
import { startDailyChecks } from '../../../src/server/process/jobs.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { seedPractice } from '../../support/practice.js';
import { shell } from './recorded-desk.js';

// The whole database is checked once a day in a process of its own, and what it found is shown to admins.

const MINUTE = 60_000;
const at = (instant: string) => new Date(instant);

const placesOf = (file: string) => ({ file, lists: [] });

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

  it('though one began while the clock was ahead', () => {
    const [ahead, before] = ['2027-03-02T03:00:00.000Z', '2026-03-01T03:00:20.000Z'];
    expect(lastBegun([ahead, before], now)).toBe(before);
    expect(lastBegun([ahead, null], now)).toBe(null);
    expect(isCheckDue('03:00', now, lastBegun([before, ahead], now), MINUTE)).toBe(true);
  });

  it('counts from the later of two', () => {
    const [earlier, later] = ['2026-03-01T03:00:20.000Z', '2026-03-02T03:00:05.000Z'];
    expect([lastBegun([earlier, later], now), lastBegun([later, earlier], now)]).toEqual([later, later]);
  });
});

describe('what the check of a desk found', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openDesk();
    await seedPractice(desk.ctx);
    await desk.ctx.comparer.all();
  });
  afterEach(() => desk.close());

  const check = (signal = new AbortController().signal) => {
    const { ctx } = desk;
    return checkNow({ ...ctx, derived, heads: placesOf(ctx.config.file), signal, priority: 0 });
  };
  const textAt = async (path: string, role: 'admin' | 'viewer') =>
    (await desk.get(path, await desk.signIn(role))).text();

  it('says before the first one when it will be, and where it is switched off how to check', async () => {
    expect(integrityPage([], '03:00').first).toContain(
      'runs 10 minutes after the server starts, or at 03:00 UTC if that is sooner',
    );
    const off = await textAt('/integrity', 'admin');
    expect(off).toContain('To check now, run onrecord db check on the server.');
    expect(off).not.toContain('The first one');
  });

  it('is nothing where it is sound', async () => {
    await check();
    expect(await new IntegrityCheckReader(desk.ctx.db).latest()).toMatchObject({ outcome: 'sound' });
    expect(await (await desk.get('/readyz')).text()).toBe('ready\n');
    expect(await textAt('/', 'admin')).not.toContain('integrity check');
    expect(await textAt('/integrity', 'admin')).toContain('No errors found.');
  });

  it('puts the version of the rules into the history once', async () => {
    await check();
    await check();
    const recorded = desk.ctx.db.selectFrom('events').select('seq').where('action', '=', 'rules_recorded');
    expect(await recorded.execute()).toHaveLength(1);
    const history = await textAt('/activity', 'admin');
    expect(history).toContain('recorded by which version of its rules Onrecord derived the data');
  });

  it('is shown to admins and named by kind in /readyz, which stays 200', async () => {
    shell(
      desk.ctx.config.file,
      `DROP TRIGGER snapshots_never_change; UPDATE snapshots SET text = text || '!' WHERE id = 1;
       UPDATE attributions SET locator = 'x' WHERE id = 2`,
    );
    await check();
    expect(await desk.ctx.db.selectFrom('notices').select(['kind', 'subject', 'detail']).execute()).toEqual([
      {
        kind: 'check',
        subject: 'The integrity check found errors',
        detail:
          'The last integrity check found errors: schema 1, record 1, copy 1. See /integrity for what to do.',
      },
    ]);
    const ready = await desk.get('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.text()).toBe(
      'ready; the last integrity check found errors: schema 1, record 1, copy 1\n',
    );
    expect(await (await desk.get('/healthz')).text()).toBe('alive\n');
    expect(await textAt('/', 'admin')).toContain('The integrity check found errors');
    expect(await textAt('/', 'viewer')).not.toContain('integrity check');
    expect(await textAt('/integrity', 'admin')).toContain(
      'The attribution 2 differs from its history: its locator',
    );
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

  it('is a damaged search index, with what mends it', async () => {
    shell(desk.ctx.config.file, 'DELETE FROM claim_index_data');
    await check();
    const json = await (await desk.get('/integrity.json', await desk.signIn('admin'))).json();
    const fault = { kind: 'index', line: 'The search index of quotations is damaged.' };
    expect(json).toMatchObject({ checks: [{ outcome: 'faults', report: { faults: [fault] } }] });
    const page = await textAt('/integrity', 'admin');
    expect(page).toContain('rebuild the index with onrecord reindex');
    expect(page).not.toContain('estore');
    const search = await textAt('/claims?q=may', 'viewer');
    expect(search).toContain('rebuild it with `onrecord reindex`');
  });

  it('is that it did not finish where the file cannot be read', async () => {
    const { ctx } = desk;
    await checkNow({
      ...ctx,
      derived,
      heads: placesOf(`${ctx.config.file}.gone`),
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

  it('is checked all the same where the priority may not be changed', async () => {
    const { ctx } = desk;
    const signal = new AbortController().signal;
    // No priority at all: setting it throws, as it does where a service may set none.
    await checkNow({ ...ctx, derived, heads: placesOf(ctx.config.file), signal, priority: 1000 });
    expect(await new IntegrityCheckReader(ctx.db).latest()).toMatchObject({ outcome: 'sound' });
  });

  it('is in the log where it cannot be stored, and is not looked for again before the next day', async () => {
    const { ctx } = desk;
    shell(ctx.config.file, `UPDATE attributions SET locator = 'x' WHERE id = 2`);
    const said: object[] = [];
    const say = (fields: object, message: string) => void said.push({ ...fields, message });
    const parts = {
      ...ctx,
      derived,
      log: { info: say, warn: say, error: say },
      transact: () => Promise.reject(new Error('The disk is full.')),
      heads: placesOf(ctx.config.file),
      at: '03:00',
      startedAt: new Date(0),
      signal: new AbortController().signal,
      priority: 0,
      begun: { at: null },
    };
    await checkWhenDue(parts);
    await checkWhenDue(parts);
    expect(said).toMatchObject([
      {
        message: 'the last integrity check found errors: record 1',
        faults: [{ kind: 'record', count: 1, line: expect.stringContaining('The attribution 2 differs') }],
      },
      { message: 'could not record in the history what older versions did not' },
      {
        message: 'could not store the result of the integrity check',
        err: { message: 'The disk is full.' },
      },
    ]);
  });

  it('is nothing where the daily check is switched off', async () => {
    await startDailyChecks(desk.ctx).stop();
    expect(await textAt('/integrity', 'admin')).toContain('switched off');
  });
});
