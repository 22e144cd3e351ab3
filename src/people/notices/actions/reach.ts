import type { Db } from '../../../platform/db/schema.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { MailSettings } from '../../../platform/mail/mail-settings.js';
import { NoticeListReader } from '../list-store.js';
import type { Unreached } from '../model/unreached.js';
import { RecipientReader } from '../recipient-store.js';

/** Null where every recipient got the last mail, or may still get it. @param mail null where none is set up */
export async function findUnreached(
  db: Db,
  mail: Pick<MailSettings, 'to'> | null,
): Promise<Unreached | null> {
  if (mail === null) return 'no_mail';
  const recipients = mail.to ?? (await new RecipientReader(db).admins());
  if (recipients.length === 0) return 'no_recipient';
  const unreached = await new NoticeListReader(db).unreached();
  return recipients.some((recipient) => unreached.includes(recipient)) ? 'given_up' : null;
}

/** @throws AppError not_now where nothing would be sent */
export async function requireRecipients(db: Db, mail: Pick<MailSettings, 'to'> | null): Promise<void> {
  const unreached = await findUnreached(db, mail);
  if (unreached === 'no_mail')
    throw new AppError('not_now', 'Mail is not set up. Set ONRECORD_SMTP_URL on the server first.');
  if (unreached === 'no_recipient')
    throw new AppError('not_now', 'There is no recipient. Set ONRECORD_MAIL_TO on the server first.');
}
