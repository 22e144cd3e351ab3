import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/platform/lib/errors.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { commitsEnd } from '../../support/failing-commits.js';
import { carried, importing } from './importing.js';

// A large import that meets a fault of the disk in its own thread.

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const TABLE = `text,speaker\n${Array.from({ length: 201 }, (_, at) => `Said${at} of${at},Wang Yi`).join('\n')}`;

it('whoever sent it is told that it is not known, and gets the form again under its key', async () => {
  const { paste, takeIn } = importing(desk, await desk.signIn('editor'));
  const fields = await carried(await paste(TABLE));
  const met = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
  const unknown = new AppError('outcome_unknown', 'It is not known whether this was saved.', { cause: met });
  const take = vi.spyOn(desk.ctx.imports, 'take').mockRejectedValueOnce(unknown);
  const answer = await takeIn(fields);
  const page = await answer.text();
  expect(answer.status).toBe(500);
  expect(page).toContain('It is not known whether this was saved');
  expect(page).toContain(`value="${fields.key}"`);
  take.mockRestore();
});

it('the desk says that it is not ready until something was written', async () => {
  const met = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
  desk.ctx.disk.note(new AppError('unavailable', 'Not now.', { cause: met }));
  const disk = commitsEnd('unkept');
  expect((await desk.get('/readyz')).status).toBe(503);
  disk.restore();
  expect((await desk.get('/readyz')).status).toBe(200);
});
