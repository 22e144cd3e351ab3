import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../../src/people/accounts/model/permissions.js';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { openRecorder } from '../../../src/server/metrics/recorder.js';
import { freshFolder } from '../../support/database.js';
import { openDesk, type TestDesk } from '../../support/desk.js';

const backups = join(freshFolder(), 'backups');
let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk({ backups });
});
afterEach(async () => {
  await desk.close();
  rmSync(backups, { recursive: true, force: true });
});

/** Every figure by its name with labels. */
async function figures(of = desk): Promise<Record<string, number>> {
  const answer = await of.get('/metrics', await of.token('admin', 'read'));
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.replace(/ \S+$/, ''), Number(/\S+$/.exec(line)?.[0])]));
}

const requests = (method: string, route: string, status: string) =>
  `onrecord_http_requests_total{method="${method}",route="${route}",status="${status}"}`;

describe('/metrics', () => {
  it('is for admins, by session or by token, in the format of Prometheus', async () => {
    const answer = await desk.get('/metrics', await desk.token('admin', 'read'));
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await desk.get('/metrics', await desk.signIn('admin'))).status).toBe(200);
    expect((await desk.get('/metrics')).status).toBe(401);
    expect((await desk.get('/metrics', { authorization: 'Bearer wrong' })).status).toBe(401);
    for (const role of ['viewer', 'checker', 'editor'] as const)
      expect((await desk.get('/metrics', await desk.token(role, 'read'))).status).toBe(403);
  });

  it('counts requests by the pattern of their address, and holds no word of what was asked', async () => {
    const admin = await desk.signIn('admin');
    for (const path of ['/tags/17.json?q=Taiwan', '/tags/18.json', '/secret-word.json'])
      await (await desk.get(path, admin)).text();
    const text = await (await desk.get('/metrics', admin)).text();
    const told = await figures();
    expect(told).toMatchObject({
      [requests('GET', '/tags/:id', '4xx')]: 2,
      [requests('GET', 'none', '4xx')]: 1,
      [requests('GET', '/metrics', '2xx')]: 1,
      'onrecord_http_request_duration_seconds_count{method="GET",route="/tags/:id"}': 2,
      onrecord_sessions: 1,
    });
    expect(text).not.toMatch(/Taiwan|secret|Ada/);
    const known = new Set(['none', ...PERMISSIONS.map(({ path }) => path)]);
    const routes = [...text.matchAll(/route="([^"]*)"/g)].map(([, route = '']) => route);
    expect(routes.filter((route) => !known.has(route))).toEqual([]);
  });

  it('counts sign-ins that were refused, by password and by code', async () => {
    await desk.json('POST', '/sign-in', { email: 'admin@desk.example', password: 'wrong' });
    await desk.json('POST', '/sign-in/code', { code: '000000' });
    expect(await figures()).toMatchObject({
      onrecord_sign_ins_refused_total: 2,
      [requests('POST', '/sign-in/code', '4xx')]: 1,
      [requests('POST', '/sign-in', '4xx')]: 1,
    });
  });

  it('tells the state of the process, of the disk and of what waits', async () => {
    const told = await figures();
    for (const name of [
      'process_resident_memory_bytes',
      'onrecord_database_bytes',
      'onrecord_disk_free_bytes',
    ])
      expect(told[name], name).toBeGreaterThan(4096);
    expect(told).toMatchObject({ onrecord_comparisons_waiting: 0, nodejs_eventloop_lag_max_seconds: 0 });
    expect(told).not.toHaveProperty('onrecord_last_check_ok');
    const other = openPlain(desk.ctx.config.file);
    other.pragma('foreign_keys = OFF');
    other.exec('INSERT INTO comparisons_due (source_id, attribution_id) VALUES (1, 1)');
    expect(await figures()).toMatchObject({
      onrecord_comparisons_waiting: 1,
      onrecord_comparisons_given_up: 0,
    });
    other.exec("UPDATE comparisons_due SET tries = 3, gave_up = 'time'");
    other.close();
    expect(await figures()).toMatchObject({
      onrecord_comparisons_waiting: 0,
      onrecord_comparisons_given_up: 1,
    });
  });

  it('tells when the newest verified backup was begun, once there is one', async () => {
    expect(await figures()).not.toHaveProperty('onrecord_last_backup_timestamp_seconds');
    mkdirSync(backups);
    for (const day of ['01', '02'])
      writeFileSync(join(backups, `onrecord-202306${day}T030000000Z.backup`), '');
    writeFileSync(join(backups, 'onrecord-20230603T030000000Z.backup.unverified'), '');
    await desk.ctx.backupFolder?.look();
    expect((await figures()).onrecord_last_backup_timestamp_seconds).toBe(Date.UTC(2023, 5, 2, 3) / 1000);
  });

  it('tells what the next backup needs, and what is free and removable for it', async () => {
    await desk.ctx.backupFolder?.look();
    const told = await figures();
    const { onrecord_backup_needed_bytes: needed = 0, onrecord_backup_removable_bytes: removable } = told;
    expect([needed > 1e6, removable]).toEqual([true, 0]);
    expect(told.onrecord_backup_disk_free_bytes).toBeGreaterThan(needed);
  });

  it('leaves out what concerns backups where their folder is a file, and tells the rest', async () => {
    writeFileSync(backups, '');
    await desk.ctx.backupFolder?.look();
    const told = await figures();
    expect(Object.keys(told).filter((name) => name.includes('backup'))).toEqual([
      'onrecord_backup_folder_readable',
    ]);
    expect(told.onrecord_backup_folder_readable).toBe(0);
    expect(told.onrecord_database_bytes).toBeGreaterThan(4096);
  });

  it('is of one desk, though another runs in the same process', async () => {
    const other = await openDesk();
    await other.get('/tags/17.json', await other.signIn('admin'));
    expect(Object.keys(await figures())).not.toContain(requests('GET', '/tags/:id', '4xx'));
    expect(await figures(other)).toMatchObject({ [requests('GET', '/tags/:id', '4xx')]: 1 });
    await other.close();
  });
});

it('counts what was answered before it was first asked, however much', async () => {
  const recorder = openRecorder();
  const request = { method: 'GET', route: '/claims', status: 200, seconds: 0.01 };
  for (let n = 0; n < 150; n += 1) recorder.answered(request);
  recorder.answered({ ...request, method: 'PROPFIND', route: null, status: 429 });
  const text = await (await recorder.registry()).metrics();
  expect(text).toContain(`${requests('GET', '/claims', '2xx')} 150`);
  expect(text).toContain(`${requests('other', 'none', '4xx')} 1`);
  expect(text).toContain('onrecord_http_requests_limited_total{route="none"} 1');
});
