import { afterEach, beforeEach, expect, it } from 'vitest';
import { notify } from '../../../src/people/notices/actions.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { runCommand } from '../../support/run-command.js';

const env = {
  ONRECORD_SMTP_URL: 'smtp://127.0.0.1:9',
  ONRECORD_MAIL_FROM: 'onrecord@desk.example',
  ONRECORD_MAIL_TO: 'ada@desk.example',
};

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
  await desk.transact({ id: 1 }, (change) =>
    notify(change, { kind: 'backup', subject: 'A backup failed', detail: '' }),
  );
});
afterEach(() => desk.close());

const notices = (options: readonly string[], settings: object = env) =>
  runCommand(['notices', '--db', desk.file, ...options], { env: { ...settings } });

it('lists notices, and says why admins may miss them', async () => {
  expect((await notices([])).out).toMatch(/^1 {2}\S+ {2}A backup failed {2}\(not sent yet\)\n$/);
  expect((await notices([], {})).err).toContain('no mail is set up');
  expect(JSON.parse((await notices(['--json'])).out)).toMatchObject({ notices: [{ id: 1, state: 'none' }] });
});

it('queues a test mail, and refuses where nobody would get it', async () => {
  expect((await notices(['--test'])).out).toBe('Queued a test mail (notice 2).\n');
  const refused = await notices(['--test'], {});
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('ONRECORD_SMTP_URL')]);
});

it('refuses to send again what does not exist or has no mail', async () => {
  expect([(await notices(['--retry', '9'])).code, (await notices(['--retry', '1'])).code]).toEqual([1, 1]);
  expect([(await notices(['--retry', 'x'])).code, (await notices(['--retry', '1', '--test'])).code]).toEqual([
    2, 2,
  ]);
});
