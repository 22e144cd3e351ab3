import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/platform/lib/package-root.js';

// Directus in a folder of its own, which Git ignores: it is no dependency of the project.

/** The newest version that runs on Node 20. */
export const DIRECTUS_VERSION = '11.3.5';
const SQLITE_DRIVER_VERSION = '5.1.7';

export const PEER_FOLDER = join(packageRoot, '.peer');

/** Without Directus's command of its own, which asks the network for a newer version each time. */
export const DIRECTUS_CLI = join(PEER_FOLDER, 'node_modules', '@directus', 'api', 'dist', 'cli', 'run.js');

/** Written last, so that an installation that broke off is not taken for a whole one. */
const MARK = join(PEER_FOLDER, `installed-${DIRECTUS_VERSION}`);

/** Installs Directus unless it is there: three of its packages are compiled, which takes 5 to 15 minutes. */
export function installDirectus(tell: (line: string) => void): void {
  if (existsSync(MARK)) return;
  tell(`Installing Directus ${DIRECTUS_VERSION} in ${PEER_FOLDER}: this takes 5 to 15 minutes, once`);
  mkdirSync(PEER_FOLDER, { recursive: true });
  const about = {
    name: 'onrecord-bench-peer',
    private: true,
    dependencies: { directus: DIRECTUS_VERSION, sqlite3: SQLITE_DRIVER_VERSION },
  };
  writeFileSync(join(PEER_FOLDER, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEER_FOLDER,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (npm.status !== 0)
    throw new Error('Directus was not installed. It needs Python 3, make and a C++ compiler; see above.');
  writeFileSync(MARK, '');
}
