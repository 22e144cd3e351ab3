import { createHash } from 'node:crypto';
import type { Mail } from '../../../platform/mail/mailer.js';
import { kindLabel } from './kinds.js';

/** A notice as it is stored. */
export interface NoticeWords {
  readonly id: number;
  readonly kind: string;
  readonly outcome: 'failing' | 'well';
  readonly subject: string;
  readonly detail: string;
  readonly since: string;
  readonly times: number;
  readonly created_at: string;
}

/**
 * The same for the same notice and recipient, however often it is sent, so that a mail program shows one of two. The
 * time keeps it apart from that of another instance or a restored database.
 */
export function messageIdOf(notice: Pick<NoticeWords, 'id' | 'created_at'>, recipient: string, from: string) {
  const hash = createHash('sha256').update(`${notice.id} ${notice.created_at} ${recipient}`).digest('hex');
  return `<notice-${notice.id}.${hash.slice(0, 32)}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

/** @param address the public address of this instance; null where it is not set */
export function writeMail(
  notice: NoticeWords,
  { recipient, message_id }: { readonly recipient: string; readonly message_id: string },
  address: string | null,
): Mail {
  return {
    to: recipient,
    subject: `Onrecord: ${notice.subject}`,
    text: textOf(notice, address),
    messageId: message_id,
    date: new Date(notice.created_at),
  };
}

function textOf(
  { kind, outcome, subject, detail, since, times }: NoticeWords,
  address: string | null,
): string {
  return [
    `${subject}.`,
    ...(detail === '' ? [] : [detail]),
    ...(outcome === 'failing' && times > 1
      ? [`This has failed ${times} times since ${minuteOf(since)}.`]
      : []),
    `-- \n${kindLabel(kind)} notice for admins${address === null ? '' : ` of ${address}`}.\n`,
  ].join('\n\n');
}

/** `2023-06-25 09:00 UTC` */
function minuteOf(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
