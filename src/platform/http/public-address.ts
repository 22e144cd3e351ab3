import type { Request } from 'express';
import type { Config } from '../../config.js';
import { isLoopbackHost } from './hosts.js';

/**
 * The desk's address for a link that is handed to somebody else. The request's own word for it is taken
 * only where it names this machine: anything else in its Host header may be made up.
 */
export function publicAddress(config: Config, req: Request): string {
  if (config.url !== null) return config.url;
  const host = req.headers.host ?? '';
  if (isLoopbackHost(host)) return `http://${host}`;
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
}
