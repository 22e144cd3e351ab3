import type { Context } from '../../context.js';
import { hasFreeSpace } from '../../platform/db/readiness.js';
import { DESK_ACTOR } from '../../platform/viewer.js';
import { type Job, startTicker, type Ticker } from './ticker.js';

// Tells admins of what fails: watches the disk, and sends what is queued.

/** A mail that is being sent when the server stops gets this long; then it counts as not answered. */
const STOP_GRACE_MS = 3_000;

/**
 * Sends notices, with a timer of their own, since the other jobs would wait for a slow mail server. Without a mail
 * server, the log says once that nobody is told.
 */
export function startNotices({ config, ...ctx }: Context): Ticker {
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
  const ticker = startTicker([job], ctx.log);
  return {
    async stop() {
      stopping.abort();
      const grace = setTimeout(() => aborting.abort(), STOP_GRACE_MS);
      await ticker.stop();
      clearTimeout(grace);
    },
  };
}

/** Tells admins when the disk is nearly full, and when it has space again. */
export function diskWatchJob(
  {
    db,
    clock,
    transact,
    config,
  }: Pick<Context, 'db' | 'clock' | 'transact'> & { readonly config: { readonly file: string } },
  isEnough: (file: string) => Promise<boolean> = hasFreeSpace,
): Job {
  return {
    name: 'watch the disk',
    async run() {
      const { hasNews, notify, resolveNotices } = await import('../../people/notices/actions.js');
      const outcome = (await isEnough(config.file)) ? 'well' : 'failing';
      if (!(await hasNews({ db, clock }, { kind: 'disk' }, outcome))) return;
      await transact(DESK_ACTOR, (change) =>
        outcome === 'well' ? resolveNotices(change, 'disk') : notify(change, DISK_NEARLY_FULL),
      );
    },
  };
}

const DISK_NEARLY_FULL = {
  kind: 'disk',
  subject: 'The disk is nearly full',
  detail:
    'There may be no space for the next saved copy or backup. Free some space on the disk that holds the database.',
} as const;
