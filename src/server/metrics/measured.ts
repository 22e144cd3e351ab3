import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { WaitingReader } from '../../checking/comparison-queue/waiting-store.js';
import type { Config } from '../../config.js';
import { lastingAt } from '../../people/accounts/model/session-times.js';
import { SessionReader } from '../../people/accounts/store/sessions.js';
import { IntegrityCheckReader } from '../../people/integrity/store.js';
import { findUnreached } from '../../people/notices/actions/reach.js';
import { DeliveryReader } from '../../people/notices/delivery-store.js';
import type { FolderState, FolderWatch } from '../../platform/db/backups/folder-watch.js';
import type { Db } from '../../platform/db/schema.js';
import type { Clock } from '../../platform/lib/clock.js';

// The gauges of `/metrics`, measured on request. Only counts and sizes that are cheap to measure, and no text of the
// record.

export interface MeasuredDesk {
  readonly db: Db;
  readonly clock: Clock;
  readonly backupFolder: Pick<FolderWatch, 'state'> | null;
  readonly config: { readonly file: string; readonly mail: Config['mail'] };
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
  onrecord_backup_needed_bytes:
    'Space needed for the next backup in ONRECORD_BACKUPS, including what must stay free for the database.',
  onrecord_backup_disk_free_bytes: 'Free space for this account on the disk of ONRECORD_BACKUPS.',
  onrecord_backup_removable_bytes: 'Size of the older backups that may be removed for the next one.',
  onrecord_comparisons_waiting: 'Wordings and notes waiting to be compared with saved copies.',
  onrecord_comparisons_given_up: 'Wordings and notes that are no longer compared, after several tries.',
  onrecord_notices_waiting: 'Mails to admins that wait to be sent.',
  onrecord_notices_given_up: 'Mails to admins that could not be sent, of the last 90 days.',
  onrecord_notices_reach_admins:
    'Whether admins get notices: 1, or 0 where no mail is set up, there is no recipient, or the last mail to one was given up.',
  onrecord_sessions: 'Sessions that are signed in.',
  onrecord_backup_folder_read_timestamp_seconds:
    'When ONRECORD_BACKUPS was last read: what is told of backups is from then.',
  onrecord_backup_folder_readable:
    'Whether ONRECORD_BACKUPS can be read: 1, or 0 where it cannot or does not answer.',
  onrecord_last_backup_timestamp_seconds: 'When the newest backup in ONRECORD_BACKUPS was started.',
  onrecord_last_check_timestamp_seconds: 'When the database was last checked.',
  onrecord_last_check_ok: 'Whether that check found it sound: 1 or 0.',
} as const;

export type GaugeName = keyof typeof GAUGES;
/** Null is omitted, since it is unknown. */
export type Measured = Readonly<Record<GaugeName, number | null>>;

export async function measure(desk: MeasuredDesk, lag: EventLoopLag): Promise<Measured> {
  const { file } = desk.config;
  const check = await lastCheck(desk.db);
  const comparisons = await new WaitingReader(desk.db).counts();
  const notices = await new DeliveryReader(desk.db).counts();
  return {
    ...ofProcess(lag),
    ...(await ofFiles(file)),
    ...ofBackups(desk.backupFolder?.state ?? null),
    onrecord_comparisons_waiting: comparisons.waiting,
    onrecord_comparisons_given_up: comparisons.givenUp,
    onrecord_notices_waiting: notices.waiting,
    onrecord_notices_given_up: notices.givenUp,
    onrecord_notices_reach_admins: Number((await findUnreached(desk.db, desk.config.mail)) === null),
    onrecord_sessions: await new SessionReader(desk.db).count(lastingAt(desk.clock.now())),
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

/** Null where nothing is known. A folder that does not answer is told as it was last read; `/readyz` says why. */
function ofBackups(state: FolderState | null) {
  const last = state?.is === 'silent' ? state.last : state;
  const read = last?.is === 'read' ? last : null;
  const outlook = read?.outlook ?? null;
  return {
    onrecord_backup_needed_bytes: outlook && outlook.copy + outlook.reserve,
    onrecord_backup_disk_free_bytes: outlook?.free ?? null,
    onrecord_backup_removable_bytes: outlook?.removable ?? null,
    onrecord_backup_folder_read_timestamp_seconds: read && read.at.getTime() / 1000,
    onrecord_backup_folder_readable:
      state === null || state.is === 'unread' ? null : Number(state.is === 'read'),
    onrecord_last_backup_timestamp_seconds: outlook?.newest ? outlook.newest.getTime() / 1000 : null,
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

/** The last completed check of the whole database. */
interface LastCheck {
  readonly at: Date;
  readonly isSound: boolean;
}

/** Null before the first. */
async function lastCheck(db: Db): Promise<LastCheck | null> {
  const check = await new IntegrityCheckReader(db).latest();
  return check && { at: new Date(check.finished_at), isSound: check.outcome === 'sound' };
}

// How late the timers of this process fire: for that long no request was answered.

const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

interface Lag {
  /** Seconds. */
  readonly p99: number;
  readonly max: number;
}

/** Measures from the first reading on, and between readings: an instance without monitoring pays nothing. */
export class EventLoopLag {
  private delays: IntervalHistogram | null = null;

  /** Since the previous reading; zero the first time. */
  read(): Lag {
    if (this.delays === null) {
      this.delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
      this.delays.enable();
      return { p99: 0, max: 0 };
    }
    const lag = { p99: beyondTimer(this.delays.percentile(99)), max: beyondTimer(this.delays.max) };
    this.delays.reset();
    return lag;
  }
}

/** The histogram measures the time between two timers. */
function beyondTimer(nanoseconds: number): number {
  return Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000);
}
