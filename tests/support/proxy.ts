import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { connect } from 'node:tls';

// nginx and Caddy from the system, started with the examples of deploy/ as they stand, but for ports, files and
// whatever a test says: nothing in it needs root, and every socket is on 127.0.0.1.

/** The name that the examples are written for. */
export const SITE = 'desk.example.org';

export interface ProxyPorts {
  readonly http: number;
  readonly https: number;
  /** Of the desk. */
  readonly desk: number;
}

export interface RunningProxy {
  /** What a client has to trust. */
  readonly ca: string;
  stop(): Promise<void>;
}

export type ProxyName = 'nginx' | 'caddy';

/** Where a program is on PATH, or where Debian has it; null where it is not installed. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * @param folder where it keeps its files
 * @param change replaces text of the example; each must stand in it
 */
export async function startProxy(
  name: ProxyName,
  ports: ProxyPorts,
  folder: string,
  change: readonly (readonly [string, string])[] = [],
): Promise<RunningProxy> {
  const { child, ca } = STARTERS[name](ports, folder, change);
  const said: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  await untilItTalks(ports.https, child).catch((error: Error) => {
    child.kill('SIGKILL');
    throw new Error(`${name} did not start: ${error.message}\n${said.join('')}`);
  });
  return {
    ca: readFileSync(ca, 'utf8'),
    async stop() {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

type Starter = (
  ports: ProxyPorts,
  folder: string,
  change: readonly (readonly [string, string])[],
) => { readonly child: ChildProcess; readonly ca: string };

const STARTERS: Readonly<Record<ProxyName, Starter>> = {
  nginx(ports, folder, change) {
    const site = replaced(readFileSync('deploy/nginx/onrecord.conf', 'utf8'), [
      ['listen 80;\n    listen [::]:80;', `listen 127.0.0.1:${ports.http};`],
      ['listen 443 ssl;\n    listen [::]:443 ssl;', `listen 127.0.0.1:${ports.https} ssl;`],
      [`return 301 https://${SITE}`, `return 301 https://${SITE}:${ports.https}`],
      ['/etc/ssl/onrecord', folder],
      ['127.0.0.1:3000', `127.0.0.1:${ports.desk}`],
      ...change,
    ]);
    makeCertificate(folder);
    writeFileSync(join(folder, 'site.conf'), site);
    writeFileSync(join(folder, 'nginx.conf'), nginxAround(folder));
    const args = ['-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-p', folder];
    const child = spawn(String(findProgram('nginx')), args, { stdio: ['ignore', 'ignore', 'pipe'] });
    return { child, ca: join(folder, 'fullchain.pem') };
  },
  caddy(ports, folder, change) {
    const options = [
      `http_port ${ports.http}`,
      `https_port ${ports.https}`,
      ...['default_bind 127.0.0.1', 'admin off', 'local_certs', 'skip_install_trust'],
    ];
    const file = replaced(readFileSync('deploy/caddy/Caddyfile', 'utf8'), [
      ['{\n\tservers {', `{\n\t${options.join('\n\t')}\n\tservers {`],
      ['127.0.0.1:3000', `127.0.0.1:${ports.desk}`],
      ...change,
    ]);
    writeFileSync(join(folder, 'Caddyfile'), file);
    const env = { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const args = ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')];
    const child = spawn(String(findProgram('caddy')), args, { stdio: ['ignore', 'ignore', 'pipe'], env });
    return { child, ca: join(folder, 'caddy', 'pki', 'authorities', 'local', 'root.crt') };
  },
};

function replaced(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((so, [from, to]) => {
    if (!so.includes(from)) throw new Error(`The example no longer has: ${from}`);
    return so.replaceAll(from, to);
  }, text);
}

/** What Debian's own nginx.conf says around a site, for whoever runs the tests. */
function nginxAround(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  for (const name of temporary) mkdirSync(join(folder, name));
  const paths = temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join(' ');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `${user} daemon off; worker_processes 1; pid ${join(folder, 'nginx.pid')}; error_log stderr warn;
    events {} http { ${paths} gzip on; include /etc/nginx/mime.types; include ${join(folder, 'site.conf')}; }`;
}

function makeCertificate(folder: string): void {
  const [key, cert] = [join(folder, 'privkey.pem'), join(folder, 'fullchain.pem')];
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', `/CN=${SITE}`, '-addext', `subjectAltName=DNS:${SITE}`, '-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  );
}

/** Until it has a certificate to show: Caddy makes its own first. */
async function untilItTalks(port: number, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    if (await talks(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nobody answered in 30 s');
}

function talks(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', servername: SITE, rejectUnauthorized: false });
    socket.once('secureConnect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('secureConnect', () => socket.destroy());
  });
}
