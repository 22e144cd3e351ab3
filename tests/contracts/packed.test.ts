import { execFileSync } from 'node:child_process';
import { readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { serve, temporaryFolder } from '../support/serve.js';

// What `npm pack` makes, unpacked where nothing of the repository is near but the packages it asks for.
let unpacked: string;

beforeAll(() => {
  const folder = temporaryFolder();
  // dist is built already, and must not be built again under the tests that run from it.
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  execFileSync('npm', args, { shell: process.platform === 'win32' });
  const [archive = ''] = readdirSync(folder);
  execFileSync('tar', ['-xzf', join(folder, archive), '-C', folder]);
  unpacked = join(folder, 'package');
  symlinkSync(resolve('node_modules'), join(unpacked, 'node_modules'));
  // To pack asks npm and tar, which are slow to start beside others.
});

describe('the packed package', () => {
  it('holds no source, no test and no database', () => {
    const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !file.startsWith('node_modules'),
    );
    expect(files.filter((file) => /(\.ts|\.tsbuildinfo|\.db(-\w+)?|\.lock|\.backup)$/.test(file))).toEqual(
      [],
    );
    expect(files).toEqual(
      expect.arrayContaining([
        ...['LICENSE', 'THIRD_PARTY_NOTICES.md', 'CHANGELOG.md', 'README.md'],
        ...[join('docs', 'operations.md'), join('docs', 'guide', 'settings.md')],
        ...[join('deploy', 'systemd', 'onrecord.service'), join('deploy', 'onrecord')],
        ...[join('data', 'sample', 'desk.json'), join('data', 'practice', 'desk.json')],
      ]),
    );
  });

  it('serves the sample desk', async () => {
    const desk = await serve({ program: join(unpacked, 'dist', 'src', 'cli.js'), sample: true });
    const page = await fetch(`${desk.url}/claims`);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('Wang Yi');
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1];
    expect((await fetch(new URL(style ?? '/no-style', desk.url))).status).toBe(200);
    expect(await desk.stop()).toBe(0);
  });
});
