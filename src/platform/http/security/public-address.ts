import type { Request } from 'express';
import type { Config } from '../../../config.js';
import { isLoopbackHost } from './hosts.js';

/**
 * The public address, for links that are sent to somebody. The Host header is trusted only where it names this machine:
 * anything else in it may be forged.
 */
export function publicAddress(config: Config, req: Request): string {
  if (config.url !== null) return config.url;
  const host = req.headers.host ?? '';
  if (isLoopbackHost(host)) return `http://${host}`;
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
}
