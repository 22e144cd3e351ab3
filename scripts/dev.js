// `npm run dev`: the compiler watches the sources, Node watches what the compiler writes.
// Both end together, whichever ends first.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

// Build once before the desk starts, so that it does not start from nothing.
spawnSync(process.execPath, ['scripts/build.js'], { cwd: root, stdio: 'inherit' });

const children = [
  [tsc, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  ['--watch', '--enable-source-maps', 'dist/src/cli.js', 'serve', '--sample', '--db', 'data/onrecord.db'],
].map((args) => spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }));

for (const child of children) child.once('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, endAll);

function endAll() {
  for (const child of children) child.kill('SIGTERM');
}
