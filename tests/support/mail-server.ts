import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { packageRoot } from '../../src/platform/lib/package-root.js';

// A real mail server on this machine that can be told to fail.

/**
 * `accepts`; `postpones` and `refuses` a recipient; `says-closing`: 421 to a recipient; `hangs` after the text and never
 * answers; `drops` the connection after the text, before any answer.
 */
export type Behaviour = 'accepts' | 'postpones' | 'refuses' | 'says-closing' | 'hangs' | 'drops';

export interface AcceptedMail {
  readonly to: string;
  readonly raw: string;
}

export interface MailServer {
  readonly port: number;
  /** What it acknowledged, in order. */
  readonly accepted: readonly AcceptedMail[];
  /** How many texts reached it, acknowledged or not. */
  readonly received: () => number;
  behave(behaviour: Behaviour): void;
  /** Of one recipient alone. */
  behaveTo(recipient: string, behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** How connections are encrypted, and by which certificate of tests/fixtures/certificates. */
export interface ServerTls {
  readonly from: 'at-once' | 'upgraded';
  readonly certificate: 'good' | 'expired' | 'other-name' | 'self-signed';
}

/** What happens at certain moments of a mail, for a test that needs them apart. */
export interface MailMoments {
  /** The server has the text, and answers once this is done. */
  readonly beforeAnswer?: () => Promise<void>;
  /** The connection that brought the mail has ended. */
  readonly afterConnection?: () => void;
}

const CODES = { postpones: 450, refuses: 550, 'says-closing': 421 } as const;

export async function openMailServer(
  port = 0,
  login?: { user: string; password: string },
  { tls, moments = {} }: { readonly tls?: ServerTls; readonly moments?: MailMoments } = {},
): Promise<MailServer> {
  const accepted: AcceptedMail[] = [];
  const special = new Map<string, Behaviour>();
  let usual: Behaviour = 'accepts';
  let received = 0;
  const behaviourTo = (recipient: string) => special.get(recipient) ?? usual;
  const server = new SMTPServer({
    disabledCommands: [
      ...(login ? [] : (['AUTH'] as const)),
      ...(tls?.from === 'upgraded' ? [] : (['STARTTLS'] as const)),
    ],
    secure: tls?.from === 'at-once',
    ...(tls && certificateOf(tls)),
    allowInsecureAuth: true,
    closeTimeout: 1,
    onAuth: ({ username, password }, _session, callback) =>
      username === login?.user && password === login?.password
        ? callback(null, { user: username })
        : callback(new Error(`no ${username} with ${password} here`)),
    onClose: () => moments.afterConnection?.(),
    onRcptTo({ address }, _session, callback) {
      const code = CODES[behaviourTo(address) as keyof typeof CODES];
      callback(
        code === undefined ? null : Object.assign(new Error('Not now\tor not ever'), { responseCode: code }),
      );
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received += 1;
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const behaviour = behaviourTo(to);
        if (behaviour === 'hangs') return;
        if (behaviour === 'drops') {
          for (const connection of server.connections) connection._socket.destroy();
          return;
        }
        accepted.push({ to, raw: Buffer.concat(chunks).toString() });
        const { beforeAnswer = async () => {} } = moments;
        beforeAnswer().then(() => callback(null, 'kept'), callback);
      });
    },
  });
  // Connections that a test breaks off are no news.
  server.on('error', () => {});
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    accepted,
    received: () => received,
    behave(behaviour) {
      usual = behaviour;
    },
    behaveTo: (recipient, behaviour) => void special.set(recipient, behaviour),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** The authority that signed the certificates. */
export const AUTHORITY = join(packageRoot, 'tests/fixtures/certificates/ca.pem');

function certificateOf({ certificate }: ServerTls): { readonly cert: Buffer; readonly key: Buffer } {
  const read = (name: string) => readFileSync(join(packageRoot, `tests/fixtures/certificates/${name}.pem`));
  return { cert: read(certificate), key: read('key') };
}

/** The headers of a mail, by name in lower case; folded lines joined. */
export function headersOf({ raw }: AcceptedMail): ReadonlyMap<string, string> {
  const [head = ''] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
}
