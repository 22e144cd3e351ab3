import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type TestDesk } from '../../support/desk.js';

// A client keeps its connection for the next request: it is there still, or the answer before said that it is not.

let desk: TestDesk;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  agent.destroy();
  await desk.close();
});

interface Got {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly keepAlive: string | undefined;
  readonly page: string;
  readonly wasUsedBefore: boolean;
}

function ask(method: string, path: string, body = ''): Promise<Got> {
  return new Promise((go, fail) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const sent = request(desk.url + path, { agent, method, headers }, async (answer: IncomingMessage) => {
      const { connection, 'keep-alive': keepAlive } = answer.headers;
      const page = await text(answer);
      go({
        status: answer.statusCode,
        connection,
        keepAlive: String(keepAlive),
        page,
        wasUsedBefore: sent.reusedSocket,
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

it('a connection is kept for longer than a proxy uses it again', async () => {
  const { keepAlive } = await ask('GET', '/healthz');
  expect(Number(/timeout=(\d+)/.exec(keepAlive ?? '')?.[1])).toBeGreaterThan(120);
});

it('after a short form that is refused unread, the same connection serves the next request', async () => {
  for (const length of [3, 60_000, 3]) {
    expect(await ask('POST', '/nowhere', 'x'.repeat(length))).toMatchObject({ status: 404 });
    expect(await ask('GET', '/healthz')).toMatchObject({ status: 200, wasUsedBefore: true });
  }
});

it('after a long one, the whole answer says that the connection ends, and the next request has another', async () => {
  const refused = await ask('POST', '/sign-in', 'x'.repeat(4_000_000));
  expect(refused).toMatchObject({ status: 413, connection: 'close' });
  expect(refused.page).toContain('</html>');
  expect(await ask('GET', '/healthz')).toMatchObject({ status: 200, wasUsedBefore: false });
  expect(await ask('GET', '/healthz')).toMatchObject({ status: 200, wasUsedBefore: true });
});
