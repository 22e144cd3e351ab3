import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { isAllowed, type TestHosts } from './addresses.js';

// How a connection is made: the name is looked up once, every address it has is checked, and the connection goes
// to the very address that was checked. A name that answers differently a second later changes nothing.

/** All addresses of a name. @throws where it has none */
export type Resolve = (name: string) => Promise<readonly string[]>;

export interface ConnectSettings {
  readonly resolve: Resolve;
  readonly connect: buildConnector.connector;
  readonly testHosts: TestHosts;
}

/** The address may not be fetched from: said in one wording, whatever the reason. */
export class NotAllowed extends Error {
  constructor() {
    super('not allowed');
    this.name = 'NotAllowed';
  }
}

export async function lookUp(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

export function guardedConnector({ resolve, connect, testHosts }: ConnectSettings): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const refuse = () => callback(new NotAllowed(), null);
    const connectTo = (addresses: readonly string[]) => {
      const [address] = addresses;
      // One private address among public ones is a trap, or a mistake; either way it is none of ours.
      if (address === undefined || !addresses.every((one) => isAllowed(one, port, testHosts)))
        return refuse();
      connect({ ...options, hostname: address, host: options.host ?? options.hostname }, (...made) => {
        const [error, socket] = made;
        if (error) return callback(error, null);
        if (socket && !isAllowed(socket.remoteAddress ?? '', port, testHosts)) {
          socket.destroy();
          return refuse();
        }
        callback(...made);
      });
    };
    addressesOf(options.hostname, resolve)
      .then(connectTo, refuse)
      // What breaks on the way is told to whoever waits for the connection; nobody else would hear of it.
      .catch((error: Error) => callback(error, null));
  };
}

async function addressesOf(hostname: string, resolve: Resolve): Promise<readonly string[]> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(literal) ? [literal] : await resolve(hostname);
  // Many servers have an IPv6 address that nobody can reach: the older kind goes first.
  return [...addresses].sort((one, other) => isIP(one) - isIP(other));
}

/** Connections of the network itself. A certificate that is not right ends them. */
export function networkConnector(timeoutMs: number): buildConnector.connector {
  return buildConnector({ timeout: timeoutMs, allowH2: false, maxCachedSessions: 0, keepAlive: false });
}
