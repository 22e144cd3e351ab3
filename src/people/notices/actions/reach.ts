import type { Db } from '../../../platform/db/schema.js';
import type { MailSettings } from '../../../platform/mail/mail-settings.js';
import { NoticeListReader } from '../list-store.js';
import { RecipientReader } from '../recipient-store.js';

/** Why admins may miss a notice. */
export type Unreached = 'no_mail' | 'no_recipient' | 'given_up';

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
