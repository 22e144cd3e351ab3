import type { Shortage } from '../../platform/db/backups/outlook.js';
import { hasFreeSpace } from '../../platform/db/readiness.js';
import { DESK_ACTOR } from '../../platform/viewer.js';
import type { OpenContext } from '../context/open-context.js';
import { shortageSeen } from './disk-outlook.js';
import { type Job, startTicker, type Ticker } from './ticker.js';

// Tells admins of what fails: watches the disk, and sends what is queued.

/** A mail that is being sent when the server stops gets this long; then it counts as not answered. */
const STOP_GRACE_MS = 3_000;
const EVERY_MS = 30_000;
/** What waited, or was being sent when the last process ended, does not wait longer than the start takes. */
const FIRST_MS = 1_000;

/**
 * Sends notices, with a timer of their own, since the other jobs would wait for a slow mail server. Without a mail
 * server, the log says once that nobody is told.
 */
export function startNotices({ config, ...ctx }: OpenContext): Ticker {
  const { mail, url: address } = config;
  if (mail === null) {
    ctx.log.warn(
      {},
      'no mail is set up: admins get no notices. Set ONRECORD_SMTP_URL and ONRECORD_MAIL_FROM.',
    );
    return { stop: async () => {} };
  }
  const [stopping, aborting] = [new AbortController(), new AbortController()];
  let delivery: { round(stopping: AbortSignal, aborting: AbortSignal): Promise<void> } | null = null;
  const job = {
    name: 'send notices',
    async run() {
      const [{ NoticeDelivery }, { openMailer }] = await Promise.all([
        import('../../people/notices/actions/deliver.js'),
        import('../../platform/mail/mailer.js'),
      ]);
      delivery ??= new NoticeDelivery({ ...ctx, mail, mailer: openMailer(mail), address });
      await delivery.round(stopping.signal, aborting.signal);
    },
  };
  const ticker = startTicker([job], ctx.log, EVERY_MS, FIRST_MS);
  return {
    async stop() {
      stopping.abort();
      const grace = setTimeout(() => aborting.abort(), STOP_GRACE_MS);
      await ticker.stop();
      clearTimeout(grace);
    },
  };
}

type WatchedDesk = Pick<OpenContext, 'db' | 'clock' | 'transact' | 'backupFolder'> & {
  readonly config: { readonly file: string };
};

/** The first look at the folder for backups, which the start does not wait for. */
export function startLooking({ backupFolder, log }: Pick<OpenContext, 'backupFolder' | 'log'>): void {
  backupFolder
    ?.look()
    .catch((error: unknown) => log.error({ err: error }, 'the folder for backups was not read'));
}

/**
 * Tells admins when the disk is nearly full, has no room for the next backup, or the folder for backups cannot be read;
 * and when each is over.
 */
export function diskWatchJob(desk: WatchedDesk, findNews: typeof findDiskNews = findDiskNews): Job {
  return {
    name: 'watch the disk',
    async run() {
      const { hasNews, notify, resolveNotices } = await import('../../people/notices/actions.js');
      for (const { cause, fault } of await findNews(desk)) {
        const kind = 'disk' as const;
        if (!(await hasNews(desk, { kind, cause }, fault === null ? 'well' : 'failing'))) continue;
        await desk.transact(DESK_ACTOR, (change) =>
          fault === null ? resolveNotices(change, kind, cause) : notify(change, { kind, cause, ...fault }),
        );
      }
    },
  };
}

interface DiskFault {
  readonly subject: string;
  readonly detail: string;
}

/** Null where it is well. Each cause has a sentence of its own once it is over (people/notices/model/kinds.ts). */
interface DiskNews {
  readonly cause: '' | 'shortage' | 'folder';
  readonly fault: DiskFault | null;
}

/** What is not known at the moment is left out: it neither fails nor is over. */
async function findDiskNews({ config, backupFolder }: WatchedDesk): Promise<readonly DiskNews[]> {
  const isNearlyFull = !(await hasFreeSpace(config.file));
  const onDisk = { cause: '', fault: isNearlyFull ? NEARLY_FULL : null } as const;
  await backupFolder?.look();
  const state = backupFolder?.state.is ?? 'unread';
  if (state === 'unread') return [onDisk];
  const shortage = shortageSeen(backupFolder);
  if (state !== 'read') return [onDisk, { cause: 'folder', fault: faultOf(shortage, '') }];
  const isReadAgain = { cause: 'folder', fault: null } as const;
  // A disk that is nearly full has no room for a backup either, and one mail says so.
  if (isNearlyFull) return [onDisk, isReadAgain];
  return [onDisk, isReadAgain, { cause: 'shortage', fault: faultOf(shortage, ADVICE) }];
}

function faultOf(shortage: Shortage | null, advice: string): DiskFault | null {
  if (shortage === null) return null;
  const { brief, detail } = shortage;
  const subject = `${brief.charAt(0).toUpperCase()}${brief.slice(1)}`;
  return { subject, detail: `${detail} Saving still works.${advice}` };
}

const ADVICE = ' Free some space, or use a larger disk, before the next backup.';

const NEARLY_FULL: DiskFault = {
  subject: 'The disk is nearly full',
  detail:
    'There may be no space for the next saved copy or backup. Free some space on the disk that holds the database.',
};
