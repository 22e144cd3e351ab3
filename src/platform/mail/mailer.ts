import type { MailSettings } from './mail-settings.js';
import { inOneLine } from './one-line.js';
import { outcomeOf, type SendFailure, type SendOutcome } from './outcomes.js';

// Sends one mail at a time over SMTP. Every step has a time limit; the server is the configured one and no other, and
// nothing of the sign-in is in any answer.

export interface Mail {
  readonly to: string;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  /** With angle brackets. */
  readonly messageId: string;
  readonly date: Date;
}

export interface Mailer {
  /** Never rejects. */
  send(mail: Mail, signal: AbortSignal): Promise<SendOutcome>;
}

/** Milliseconds for connecting, for each answer after it, and for a mail as a whole. */
export interface MailLimits {
  readonly connectMs: number;
  readonly answerMs: number;
  readonly wholeMs: number;
}

/**
 * A server may take ten minutes to accept a text (RFC 5321, 4.5.3.2.6): one given up earlier is sent anew although the
 * server delivers it, at every try.
 */
export const MAIL_LIMITS: MailLimits = { connectMs: 20_000, answerMs: 10 * 60_000, wholeMs: 15 * 60_000 };

export function openMailer(settings: MailSettings, limits: MailLimits = MAIL_LIMITS): Mailer {
  return {
    async send(mail, signal) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(transportOptions(settings, limits));
      const ending = AbortSignal.any([signal, AbortSignal.timeout(limits.wholeMs)]);
      try {
        const { response } = await transport.sendMail({ ...messageOf(mail, settings.from), signal: ending });
        return { kind: 'accepted', answer: inOneLine(response ?? ''), saidBy: 'server' };
      } catch (error) {
        return outcomeOf(error as SendFailure, settings.host);
      } finally {
        transport.close();
      }
    },
  };
}

function transportOptions({ host, port, tls, login }: MailSettings, { connectMs, answerMs }: MailLimits) {
  return {
    host,
    port,
    secure: tls === 'at-once',
    requireTLS: tls === 'upgraded',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: answerMs,
    dnsTimeout: connectMs,
    socketCloseTimeout: 0,
    maxResponseSize: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  } as const;
}

function messageOf({ to, subject, text, messageId, date }: Mail, from: string) {
  return {
    from: { name: 'Onrecord', address: from },
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    subject: inOneLine(subject),
    text,
    messageId,
    date,
    // So that no holiday message answers, and no rule files it as bulk mail.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
