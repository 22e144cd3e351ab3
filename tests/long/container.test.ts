import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findProgram, freePort } from '../support/proxy.js';

// The image as the Dockerfile makes it, where a container tool is installed and can fetch what it starts from.

const run = promisify(execFile);
const tool = ['docker', 'podman'].map(findProgram).find((path) => path !== null) ?? null;
const NAME = `onrecord-test-${process.pid}`;

if (tool === null) it.skip('docker or podman is not installed here: the Dockerfile is only linted', () => {});
else {
  const ask = async (...args: string[]) =>
    (await run(tool, args, { maxBuffer: 64 * 1024 * 1024 })).stdout.trim();
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    await ask('build', '--tag', NAME, '.');
    const env = ['--env', `ONRECORD_URL=http://127.0.0.1:${port}`];
    await ask('run', '--detach', '--name', NAME, '--publish', `127.0.0.1:${port}:3000`, ...env, NAME);
  }, 20 * 60_000);
  afterAll(async () => {
    await ask('rm', '--force', '--volumes', NAME);
    await ask('rmi', '--force', NAME);
  });

  it('serves, says that it is well, keeps its data to itself, backs up and ends in order', async () => {
    const alive = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(alive, { timeout: 30_000 }).toBe(200);
    expect(await ask('exec', NAME, 'id', '-u')).toBe('10001');
    expect(await ask('exec', NAME, 'stat', '-c', '%a', '/data')).toBe('700');
    const backup = await ask('exec', NAME, 'onrecord', 'backup', '--keep', '2');
    expect(await ask('exec', NAME, 'onrecord', 'backup', 'verify', backup)).toContain('is sound');
    await ask('stop', NAME);
    expect(await ask('inspect', '--format', '{{.State.ExitCode}}', NAME)).toBe('0');
  });
}
