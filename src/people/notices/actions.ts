import type { Db } from '../../platform/db/schema.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { type Clock, nowIso } from '../../platform/lib/clock.js';
import { DeliveryWriter } from './delivery-store.js';
import { NOTICE_KINDS, type NoticeKind, wellAgainOf } from './model/kinds.js';
import { decideNotice } from './model/repetition.js';
import { TRYING_MS } from './model/retries.js';
import { type Cause, NoticeReader, NoticeWriter } from './store.js';

// Notices for admins, stored in the same change as what they report. Mails follow from them (actions/deliver.ts).

export interface NoticeInput {
  readonly kind: NoticeKind;
  /** Which failure of this kind; by default the only one. */
  readonly cause?: string;
  /** One sentence without its full stop, and without text of the record. */
  readonly subject: string;
  /** What it is and what to do, without text of the record. */
  readonly detail: string;
}

/** Adds a notice that something fails; a failure with a recent notice is counted there. */
export async function notify(change: WriteContext, notice: NoticeInput): Promise<void> {
  const { kind, cause = '', subject, detail } = notice;
  const last = await new NoticeReader(change.tx).lastNotices({ kind, cause });
  const notices = new NoticeWriter(change.tx);
  const before = last.latest?.outcome === 'failing' ? last.latest : null;
  if (before !== null && decideNotice(kind, 'failing', last, change.at) === 'count')
    return notices.count(before.id, { detail }, change.at);
  const { since, times } = before ?? { since: change.at, times: 0 };
  const outcome = 'failing' as const;
  await notices.add({ kind, cause, outcome, subject, detail, since, times: times + 1 }, change.at);
}

/**
 * Adds a notice for each cause that works again; none where nothing of the kind failed.
 * @param only the one cause; by default every one of the kind
 */
export async function resolveNotices(change: WriteContext, kind: NoticeKind, only?: string): Promise<void> {
  const reader = new NoticeReader(change.tx);
  for (const cause of await reader.failing(kind)) {
    if (only !== undefined && cause.cause !== only) continue;
    const last = await reader.lastNotices(cause);
    if (last.latest === null || decideNotice(kind, 'well', last, change.at) !== 'add') continue;
    const { subject, since, times } = last.latest;
    const words = { subject: wellAgainOf(kind, cause.cause), detail: `It said: ${subject}.` };
    await new NoticeWriter(change.tx).add({ ...cause, outcome: 'well', ...words, since, times }, change.at);
  }
}

/** Adds a notice whose mail shows that mails arrive. Returns its id, or that of the one that waits still. */
export async function addTestNotice({ tx, at }: WriteContext): Promise<number> {
  const since = new Date(Date.parse(at) - TRYING_MS).toISOString();
  const open = await new NoticeReader(tx).idOfOpen('test', since);
  if (open !== null) return open;
  return new NoticeWriter(tx).add(
    {
      kind: 'test',
      cause: '',
      outcome: 'well',
      subject: NOTICE_KINDS.test.wellAgain,
      detail: 'An admin asked for this mail. There is nothing to do.',
      since: at,
      times: 1,
    },
    at,
  );
}

/** Whether `notify`, or `resolveNotices`, would add a notice now: asked before a change by what runs often. */
export async function hasNews(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { kind, cause = '' }: Partial<Cause> & Pick<Cause, 'kind'>,
  outcome: 'failing' | 'well',
): Promise<boolean> {
  const last = await new NoticeReader(db).lastNotices({ kind, cause });
  return decideNotice(kind, outcome, last, nowIso(clock)) === 'add';
}

/** Tries the mails of a notice again that wait or were given up. Returns how many; null for an unknown notice. */
export async function retryNotice(change: WriteContext, id: number): Promise<number | null> {
  if ((await new NoticeReader(change.tx).byId(id)) === undefined) return null;
  return new DeliveryWriter(change.tx).retry(id, change.at);
}

const KEPT_MS = 90 * 24 * 3_600_000;

export async function forgetOldNotices(change: WriteContext): Promise<void> {
  const before = new Date(Date.parse(change.at) - KEPT_MS).toISOString();
  await new NoticeWriter(change.tx).forget(before);
}
