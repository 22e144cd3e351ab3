import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { isAllowed, type TestHosts } from './addresses.js';

// Connects with protection against DNS rebinding: the name is resolved once, every address is checked, and the
// connection uses the checked address.

/** All IP addresses of a name. @throws where it has none */
export type Resolve = (name: string) => Promise<readonly string[]>;

export interface ConnectSettings {
  readonly resolve: Resolve;
  readonly connect: buildConnector.connector;
  readonly testHosts: TestHosts;
}

/** The address may not be fetched; the message does not depend on the reason. */
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
      // One private address among public ones is an attack or a mistake, and refused in either case.
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
      // Errors go to the callback, since nothing else awaits the promise.
      .catch((error: Error) => callback(error, null));
  };
}

async function addressesOf(hostname: string, resolve: Resolve): Promise<readonly string[]> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(literal) ? [literal] : await resolve(hostname);
  // IPv4 first: many servers have an unreachable IPv6 address.
  return [...addresses].sort((one, other) => isIP(one) - isIP(other));
}

/** Opens network connections; an invalid certificate ends them. */
export function networkConnector(timeoutMs: number): buildConnector.connector {
  return buildConnector({ timeout: timeoutMs, allowH2: false, maxCachedSessions: 0, keepAlive: false });
}
