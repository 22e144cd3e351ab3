import { Readable } from 'node:stream';
import express from 'express';
import { expect, it } from 'vitest';
import { errorHandler } from '../../../src/platform/http/errors.js';
import { logRequests } from '../../../src/platform/http/log-requests.js';
import { respond } from '../../../src/platform/http/respond.js';
import { listen } from '../../../src/platform/http/serve.js';
import { AppError } from '../../../src/platform/lib/errors.js';

/** A download that begins, and then cannot go on; and what the log says of it. */
async function linesOfOneThatBreaksWith(fault: Error): Promise<readonly object[]> {
  const lines: object[] = [];
  const say = (fields: object, message: string) => void lines.push({ ...fields, message });
  const log = { info: say, warn: say, error: say };
  async function* parts() {
    yield 'id,text\r\n';
    await new Promise(setImmediate);
    throw fault;
  }
  const app = express();
  app.use(logRequests(log, () => {}));
  app.get('/table', (req, res, next) => {
    const download = { mediaType: 'text/csv', filename: 'table.csv', parts: Readable.from(parts()) };
    respond({ req, res } as never, { kind: 'file', download }, null as never).catch(next);
  });
  app.use(errorHandler(() => Promise.reject(new Error('There is no page to show.')), log));
  const { port, stop } = await listen(app, '127.0.0.1', 0);
  await expect(fetch(`http://127.0.0.1:${port}/table`).then((answer) => answer.text())).rejects.toThrow();
  await stop();
  return lines;
}

it('a download that fails after it began is logged as one that broke off', async () => {
  expect(await linesOfOneThatBreaksWith(new AppError('bad_request', 'Words of a record.'))).toEqual([
    { requestId: expect.any(String), code: 'bad_request', message: 'response aborted' },
    expect.objectContaining({ message: 'request', status: 200, cut: true }),
  ]);
});

it('a fault of ours in the middle of one is logged whole', async () => {
  const fault = new TypeError('no such thing');
  expect(await linesOfOneThatBreaksWith(fault)).toEqual([
    { requestId: expect.any(String), err: fault, message: 'bug' },
    expect.objectContaining({ message: 'request', cut: true }),
  ]);
});
