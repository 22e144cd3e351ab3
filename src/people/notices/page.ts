import type { Page } from '../../platform/db/queries/page-of.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import type { ListedMail, ListedNotice } from './list-store.js';
import { kindLabel } from './model/kinds.js';
import { mayBeSentAgain, stateOfNotice } from './model/states.js';
import type { Unreached } from './model/unreached.js';

const STATES = { none: 'Not sent yet', waiting: 'Waiting', sent: 'Sent', given_up: 'Given up' } as const;

const WARNINGS: Readonly<Record<Unreached, string>> = {
  no_mail:
    'Mail is not set up, so admins get no notices. Set ONRECORD_SMTP_URL and ONRECORD_MAIL_FROM on the server.',
  no_recipient: 'No admin has an address that mail can be sent to. Set ONRECORD_MAIL_TO on the server.',
  given_up: 'The last mail to a recipient was given up. Correct the cause, then choose “Send again”.',
};

export function noticesPage(
  { rows }: Pick<Page<ListedNotice>, 'rows'>,
  unreached: Unreached | null,
  nextHref: string | null,
) {
  const canSend = unreached === null || unreached === 'given_up';
  return {
    warning: unreached && WARNINGS[unreached],
    canSend,
    rows: rows.map((row) => rowOf(row, canSend)),
    nextHref,
  };
}

function rowOf(notice: ListedNotice, canSend: boolean) {
  const { id, kind, outcome, subject, detail, times, since, created_at, resolved_at, mails } = notice;
  return {
    id,
    subject,
    detail,
    kind: kindLabel(kind),
    at: created_at,
    state: STATES[stateOfNotice(mails)],
    isGivenUp: stateOfNotice(mails) === 'given_up',
    resolvedAt: resolved_at,
    repeated: outcome === 'failing' && times > 1 ? { words: `${times} times since`, since } : null,
    mails: mails.map(mailRow),
    retryHref: canSend && mayBeSentAgain(mails) ? `/notices/${id}/retry` : null,
  };
}

function mailRow({ recipient, state, tries, due_at, ended_at, answer }: ListedMail) {
  const answered = answer === null || answer === '' || state === 'sent' ? null : answer;
  const tried = `${howMany(tries, 'try', 'tries')}`;
  if (state === 'sent') return { recipient, words: 'sent', at: ended_at, answer: null };
  if (state === 'given_up')
    return { recipient, words: `given up after ${tried}`, at: ended_at, answer: answered };
  if (tries === 0) return { recipient, words: 'waiting', at: null, answer: answered };
  return { recipient, words: `${tried}; next try`, at: due_at, answer: answered };
}
