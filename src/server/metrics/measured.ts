import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WaitingReader } from '../../checking/comparison-queue/waiting-store.js';
import { lastingAt } from '../../people/accounts/model/session-times.js';
import { SessionReader } from '../../people/accounts/store/sessions.js';
import { newestBackup } from '../../platform/db/backups/backup-folder.js';
import type { Db } from '../../platform/db/schema.js';
import type { Clock } from '../../platform/lib/clock.js';
import type { EventLoopLag } from './event-loop.js';
import { lastCheck } from './last-check.js';

// The gauges of `/metrics`, measured on request. Only counts and sizes that are cheap to measure, and no text of the
// record.

export interface MeasuredDesk {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: { readonly file: string; readonly backups: string | null };
}

/** Names of gauges with their descriptions. Sizes are bytes, durations seconds, times seconds since 1970. */
export const GAUGES = {
  process_start_time_seconds: 'When the process started.',
  process_resident_memory_bytes: 'Memory of the process.',
  nodejs_heap_size_total_bytes: 'Heap of the process.',
  nodejs_heap_size_used_bytes: 'Used heap of the process.',
  nodejs_external_memory_bytes: 'Memory of buffers and strings outside the heap.',
  nodejs_eventloop_lag_p99_seconds: 'Event loop delay since the last scrape, 99th percentile.',
  nodejs_eventloop_lag_max_seconds: 'Event loop delay since the last scrape, maximum.',
  onrecord_database_bytes: 'Size of the database file.',
  onrecord_wal_bytes: 'Size of the write-ahead log of the database.',
  onrecord_disk_free_bytes: 'Free space for this account on the disk that holds the database.',
  onrecord_comparisons_waiting: 'Wordings and notes waiting to be compared with saved copies.',
  onrecord_comparisons_given_up: 'Wordings and notes that are no longer compared, after several tries.',
  onrecord_sessions: 'Sessions that are signed in.',
  onrecord_last_backup_timestamp_seconds: 'When the newest backup in ONRECORD_BACKUPS was started.',
  onrecord_last_check_timestamp_seconds: 'When the database was last checked.',
  onrecord_last_check_ok: 'Whether that check found it sound: 1 or 0.',
} as const;

export type GaugeName = keyof typeof GAUGES;
/** Null is omitted, since it is unknown. */
export type Measured = Readonly<Record<GaugeName, number | null>>;

export async function measure(desk: MeasuredDesk, lag: EventLoopLag): Promise<Measured> {
  const { file, backups } = desk.config;
  const backup = backups === null ? null : newestBackup(backups, file);
  const check = await lastCheck(desk.db);
  const comparisons = await new WaitingReader(desk.db).counts();
  return {
    ...ofProcess(lag),
    ...(await ofFiles(file)),
    onrecord_comparisons_waiting: comparisons.waiting,
    onrecord_comparisons_given_up: comparisons.givenUp,
    onrecord_sessions: await new SessionReader(desk.db).count(lastingAt(desk.clock.now())),
    onrecord_last_backup_timestamp_seconds: backup && backup.at.getTime() / 1000,
    onrecord_last_check_timestamp_seconds: check && check.at.getTime() / 1000,
    onrecord_last_check_ok: check && Number(check.isSound),
  };
}

function ofProcess(lag: EventLoopLag) {
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  const { p99, max } = lag.read();
  return {
    process_start_time_seconds: performance.timeOrigin / 1000,
    process_resident_memory_bytes: rss,
    nodejs_heap_size_total_bytes: heapTotal,
    nodejs_heap_size_used_bytes: heapUsed,
    nodejs_external_memory_bytes: external,
    nodejs_eventloop_lag_p99_seconds: p99,
    nodejs_eventloop_lag_max_seconds: max,
  };
}

async function ofFiles(file: string) {
  const disk = await statfs(dirname(file));
  return {
    onrecord_database_bytes: await sizeOf(file),
    onrecord_wal_bytes: await sizeOf(`${file}-wal`),
    onrecord_disk_free_bytes: disk.bavail * disk.bsize,
  };
}

/** 0 for a missing file. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
