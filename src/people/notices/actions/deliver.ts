import type { Db } from '../../../platform/db/schema.js';
import type { Transact, WriteContext } from '../../../platform/db/transact.js';
import type { Clock } from '../../../platform/lib/clock.js';
import type { Log } from '../../../platform/lib/log.js';
import type { MailSettings } from '../../../platform/mail/mail-settings.js';
import type { Mailer } from '../../../platform/mail/mailer.js';
import type { SendOutcome } from '../../../platform/mail/outcomes.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';
import { type Delivery, DeliveryReader, DeliveryWriter } from '../delivery-store.js';
import { messageIdOf, writeMail } from '../model/message.js';
import { dueTimes, stateAfter, TRYING_MS } from '../model/retries.js';
import { RecipientReader } from '../recipient-store.js';
import { NoticeReader, NoticeWriter } from '../store.js';

// Sends the queued notices by mail. That a mail is about to be sent is stored before, and what came of it after: after
// a crash between the two it is sent again, under the same Message-ID (docs/decisions/0062-notices-by-mail.md).

export interface DeliveryParts {
  readonly db: Db;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly log: Log;
  readonly mail: Pick<MailSettings, 'from' | 'to'>;
  readonly mailer: Mailer;
  /** The public address of this instance. */
  readonly address: string | null;
}

/** In one round; the rest waits for the next. */
const MAX_MAILS = 50;

interface Sent {
  readonly delivery: Delivery;
  readonly outcome: SendOutcome;
}

export class NoticeDelivery {
  readonly #parts: DeliveryParts;
  /** What came of mails where storing it failed: they are not sent again by this process. */
  readonly #unstored: Sent[] = [];

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /**
   * Sends what is due, until the mail server cannot be reached.
   * @param stopping ends the round after the mail that is being sent
   * @param aborting ends that mail, too, as one that was not answered
   */
  async round(stopping: AbortSignal, aborting: AbortSignal): Promise<void> {
    await this.#storeOutcomes();
    await this.#address();
    const { db, clock } = this.#parts;
    for (const delivery of await new DeliveryReader(db).due(...dueTimes(clock.now()), MAX_MAILS)) {
      if (stopping.aborted) return;
      const outcome = await this.#send(delivery, aborting);
      if (outcome === null || outcome.kind === 'unreachable') return;
    }
  }

  /** Queues a mail to each recipient of notices that have none yet. */
  async #address(): Promise<void> {
    const { db, clock, mail } = this.#parts;
    const since = new Date(clock.now().getTime() - TRYING_MS).toISOString();
    if ((await new NoticeReader(db).unaddressed(since)).length === 0) return;
    await this.#change(async ({ tx, at }) => {
      const recipients = mail.to ?? (await new RecipientReader(tx).admins());
      if (recipients.length === 0) return;
      for (const notice of await new NoticeReader(tx).unaddressed(since)) {
        for (const recipient of new Set(recipients)) {
          const message_id = messageIdOf(notice, recipient, mail.from);
          await new DeliveryWriter(tx).add({ notice_id: notice.id, recipient, message_id }, at);
        }
        await new NoticeWriter(tx).markAddressed(notice.id, at);
      }
    });
  }

  /** Null where its notice is gone. */
  async #send(delivery: Delivery, signal: AbortSignal): Promise<SendOutcome | null> {
    const { db, mailer, address } = this.#parts;
    const notice = await new NoticeReader(db).byId(delivery.notice_id);
    if (notice === undefined) return null;
    await this.#change(({ tx }) => new DeliveryWriter(tx).begin(delivery.id));
    const outcome = await mailer.send(writeMail(notice, delivery, address), signal);
    this.#unstored.push({ delivery: { ...delivery, tries: delivery.tries + 1 }, outcome });
    await this.#storeOutcomes();
    return outcome;
  }

  async #storeOutcomes(): Promise<void> {
    for (const sent of [...this.#unstored]) {
      const state = stateAfter(sent.outcome, sent.delivery, this.#parts.clock.now());
      await this.#change(({ tx }) => new DeliveryWriter(tx).end(sent.delivery.id, state));
      this.#unstored.splice(this.#unstored.indexOf(sent), 1);
      this.#log(sent, state.state);
    }
  }

  /** Without the address, and without words of the mail server, which may have it: the log names nobody. */
  #log({ delivery: { id, notice_id, tries }, outcome }: Sent, state: string): void {
    const { log } = this.#parts;
    const fields = { notice: notice_id, delivery: id, tries };
    const { kind: reason, saidBy, answer } = outcome;
    const why = { ...fields, reason, ...(saidBy === 'program' && { why: answer }) };
    if (state === 'sent') log.info(fields, 'notice sent');
    else if (state === 'given_up') log.error(why, 'notice given up');
    else log.warn(why, 'notice not sent yet');
  }

  #change(work: (change: WriteContext) => Promise<void>): Promise<void> {
    return this.#parts.transact(DESK_ACTOR, work);
  }
}
