import type { NodemailerError } from 'nodemailer';
import type { MailSettings } from './mail-settings.js';

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

/**
 * What came of sending a mail. `accepted`: the server is responsible for it now. `refused`: for good. `postponed`: this
 * mail, for now. `unreachable`: the server takes no mail now, or it is not known whether it took this one.
 */
export interface SendOutcome {
  readonly kind: 'accepted' | 'refused' | 'postponed' | 'unreachable';
  /** What the server said, or why it could not be asked: one line without secrets. */
  readonly answer: string;
}

export interface Mailer {
  /** Never rejects. */
  send(mail: Mail, signal: AbortSignal): Promise<SendOutcome>;
}

/** Milliseconds for connecting and for each answer, and for a mail as a whole. */
export interface MailLimits {
  readonly stepMs: number;
  readonly wholeMs: number;
}

const LIMITS: MailLimits = { stepMs: 20_000, wholeMs: 60_000 };

export function openMailer(settings: MailSettings, limits: MailLimits = LIMITS): Mailer {
  return {
    async send(mail, signal) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(transportOptions(settings, limits));
      const ending = AbortSignal.any([signal, AbortSignal.timeout(limits.wholeMs)]);
      try {
        const { response } = await transport.sendMail({ ...messageOf(mail, settings.from), signal: ending });
        return { kind: 'accepted', answer: inOneLine(response ?? '') };
      } catch (error) {
        return outcomeOf(error as NodemailerError);
      } finally {
        transport.close();
      }
    },
  };
}

function transportOptions({ host, port, tls, login }: MailSettings, { stepMs }: MailLimits) {
  return {
    host,
    port,
    secure: tls === 'at-once',
    requireTLS: tls === 'upgraded',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    dnsTimeout: stepMs,
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

const TOO_SLOW = new Set(['ETIMEDOUT', 'EABORT']);
const REASONS: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server refused the sign-in.',
  ENOAUTH: 'The mail server asks for a sign-in.',
  EDNS: 'The name of the mail server could not be resolved.',
  ETLS: 'TLS with the mail server failed.',
};

function outcomeOf({ code = '', responseCode, response = '', permanent }: NodemailerError): SendOutcome {
  if (TOO_SLOW.has(code)) return { kind: 'unreachable', answer: 'The mail server did not answer in time.' };
  const reason = REASONS[code];
  if (reason !== undefined) return { kind: 'unreachable', answer: reason };
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (!isAboutMail || responseCode === undefined || responseCode === CLOSING)
    return {
      kind: 'unreachable',
      answer: inOneLine(response) || 'The connection to the mail server failed.',
    };
  return { kind: permanent === true ? 'refused' : 'postponed', answer: inOneLine(response) };
}

/** The server ends the connection, whatever was asked. */
const CLOSING = 421;
const MAX_ANSWER_LENGTH = 200;

/** Control and line separators become spaces, so that no text can add a header or a line to a log. */
function inOneLine(text: string): string {
  return text
    .slice(0, 4 * MAX_ANSWER_LENGTH)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_ANSWER_LENGTH);
}
