import { inOneLine } from './one-line.js';

/**
 * What came of sending a mail. `accepted`: the server is responsible for it now. `refused`: for good. `postponed`: this
 * mail, for now. `unreachable`: the server takes no mail now, or it is not known whether it took this one.
 */
export interface SendOutcome {
  readonly kind: 'accepted' | 'refused' | 'postponed' | 'unreachable';
  /** What the server said, or why it could not be asked and what to do: one line without secrets. */
  readonly answer: string;
  /** Whose words the answer is: those of a server may name a recipient. */
  readonly saidBy: 'server' | 'program';
}

/** An error of nodemailer, as far as it says why. */
export interface SendFailure {
  readonly code?: string | undefined;
  /** The code of Node.js where nodemailer replaced it. */
  readonly originalCode?: string | undefined;
  readonly timeoutType?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly permanent?: boolean | undefined;
  /** Of a certificate that is for other names. */
  readonly cert?: { readonly subjectaltname?: string | undefined };
}

/** What came of a mail that was not accepted. @param host of the mail server, as it is set */
export function outcomeOf(error: SendFailure, host: string): SendOutcome {
  const { code = '', responseCode, response = '', permanent } = error;
  const reason = reasonOf(error, host);
  if (reason !== null) return { kind: 'unreachable', answer: reason, saidBy: 'program' };
  const answer = inOneLine(response);
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (isAboutMail && responseCode !== undefined && responseCode !== CLOSING)
    return { kind: permanent === true ? 'refused' : 'postponed', answer, saidBy: 'server' };
  if (answer !== '') return { kind: 'unreachable', answer, saidBy: 'server' };
  return { kind: 'unreachable', answer: 'The connection to the mail server failed.', saidBy: 'program' };
}

/** The server ends the connection, whatever was asked. */
const CLOSING = 421;

/** Why the server could not be asked; null where it answered. */
function reasonOf(error: SendFailure, host: string): string | null {
  const { code = '', originalCode = '', timeoutType = '', command } = error;
  if (originalCode === WRONG_NAME) return wrongName(error, host);
  if (code === 'ETLS' && command === 'STARTTLS') return NO_STARTTLS;
  return TOO_SLOW[timeoutType] ?? CAUSES[originalCode] ?? REASONS[code] ?? null;
}

const WRONG_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';
const MAX_NAMES_LENGTH = 80;

function wrongName({ cert }: SendFailure, host: string): string {
  const names = inOneLine(cert?.subjectaltname ?? '').replaceAll(/\b(?:DNS|IP Address):/g, '');
  return names === ''
    ? `The certificate of the mail server names no host: use one that names ${host}.`
    : `The certificate of the mail server is for ${names.slice(0, MAX_NAMES_LENGTH)}, not ${host}: use one of those names in ONRECORD_SMTP_URL.`;
}

const NO_STARTTLS =
  'The mail server offers no STARTTLS, so nothing was sent. For TLS from the start, set smtps:// and its port, usually 465.';
const SILENT = 'The mail server did not answer in time.';
const UNTRUSTED =
  'The certificate of the mail server is not signed by an authority that Onrecord trusts. Replace it, or set NODE_EXTRA_CA_CERTS to your authority’s certificate file.';
const NO_TLS =
  'The mail server does not begin with TLS at this port, so nothing was sent. For STARTTLS, set smtp:// and its port, usually 587.';
const OLD_TLS = 'The mail server offers no TLS of version 1.2 or newer, so nothing was sent. Update it.';
const UNREACHABLE =
  'The mail server cannot be reached: check the host and the port in ONRECORD_SMTP_URL, and the firewall.';

const TOO_SLOW: Readonly<Record<string, string>> = {
  CONNECT_TIMEOUT: UNREACHABLE,
  GREETING_TIMEOUT:
    'The mail server did not answer in time. If its port uses TLS from the start, usually 465, set smtps:// and that port.',
};

/** By the codes of Node.js. */
const CAUSES: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_HAS_EXPIRED:
    'The certificate of the mail server has expired: renew it, or check this machine’s clock.',
  CERT_NOT_YET_VALID:
    'The certificate of the mail server is not valid yet: check the clocks of this machine and the mail server.',
  ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NO_TLS,
  ERR_SSL_UNSUPPORTED_PROTOCOL: OLD_TLS,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: OLD_TLS,
  ECONNREFUSED: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
};

/** By the codes of nodemailer. */
const REASONS: Readonly<Record<string, string>> = {
  ETIMEDOUT: SILENT,
  EABORT: SILENT,
  EAUTH: 'The mail server refused the sign-in: check the name and password in ONRECORD_SMTP_URL.',
  ENOAUTH: 'The mail server requires a sign-in: add a name and password to ONRECORD_SMTP_URL.',
  EDNS: 'The name of the mail server could not be resolved: check the host in ONRECORD_SMTP_URL.',
  ETLS: 'TLS with the mail server failed, so nothing was sent.',
};
