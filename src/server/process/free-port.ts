import { once } from 'node:events';
import { createServer } from 'node:net';

/** Takes an address and gives it back at once. Rejects as Node does where it cannot be had. */
export async function tryListening(host: string, port: number): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
