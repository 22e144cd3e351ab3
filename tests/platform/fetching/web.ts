import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createPlain, type Server, type Socket } from 'node:net';
import type { FetchSettings } from '../../../src/platform/fetching/fetcher.js';

// A web server on the loopback interface for the fetcher: nothing leaves the machine.

export interface Web {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  /** What was asked, oldest first. */
  readonly asked: IncomingMessage[];
  /** Settings that let a fetcher ask this server, by its number, and no other. */
  readonly settings: FetchSettings & { readonly testHosts: ReadonlySet<string> };
  close(): Promise<void>;
}

export async function openWeb(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<Web> {
  const asked: IncomingMessage[] = [];
  const listener: RequestListener = (req, res) => {
    asked.push(req);
    answer(req, res);
  };
  return webOn(createServer(listener), asked);
}

/** A server that says what it likes, byte by byte. */
export async function openWire(talk: (socket: Socket) => void): Promise<Web> {
  return webOn(
    createPlain((socket) => {
      socket.on('error', () => undefined);
      talk(socket);
    }),
    [],
  );
}

async function webOn(server: Server, asked: IncomingMessage[]): Promise<Web> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    settings: { testHosts: new Set([`127.0.0.1:${port}`]), resolve: noNames },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((go) => server.close(go));
    },
  };
}

function noNames(name: string): Promise<never> {
  return Promise.reject(new Error(`Nobody may look up ${name} here.`));
}

export interface Recorder {
  /** `ADDRESS:PORT` of every connection that would have been made. */
  readonly connections: string[];
  readonly connect: NonNullable<FetchSettings['connect']>;
}

/** Stands where the network would be, and writes down what would have been connected to. */
export function recordConnections(): Recorder {
  const connections: string[] = [];
  return {
    connections,
    connect: ({ hostname, port, protocol }, callback) => {
      connections.push(`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`);
      callback(Object.assign(new Error('recorded'), { code: 'ECONNREFUSED' }), null);
    },
  };
}
