import { once } from 'node:events';
import { createServer } from 'node:net';

/** Listens on an address and stops at once. Rejects as Node does where it cannot. */
export async function tryListening(host: string, port: number): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
