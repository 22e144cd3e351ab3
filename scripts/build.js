// Compiles src and migrations into dist, and leaves there nothing that no longer has a source.
// It never empties dist first: a desk that runs from it, or a test that starts a worker from it,
// must not find its files gone for a second. Run it as often as you like; without changes it is quick.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const bin = join(dist, 'src', 'cli.js');
// The compiler's own record of what it has written. Without it everything is written again.
const record = join(dist, '.tsbuildinfo');

const compiler = findCompiler();
if (compiler === null) {
  leaveAsItIs();
} else {
  removeWithoutSource();
  if (isIncomplete()) rmSync(record, { force: true });
  compile(compiler);
}

function findCompiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return null;
  }
}

/** `npm ci --omit=dev` runs `prepare` without a compiler: that works only where dist exists. */
function leaveAsItIs() {
  if (existsSync(bin)) {
    process.stderr.write('TypeScript is not installed: dist stays as it is.\n');
  } else {
    process.stderr.write(
      'TypeScript is not installed and nothing is built yet: run npm ci with development packages.\n',
    );
    process.exitCode = 1;
  }
}

function removeWithoutSource() {
  for (const file of filesUnder(dist)) {
    const source = relative(dist, file).replace(/\.js(\.map)?$/, '.ts');
    if (/\.js(\.map)?$/.test(file) && !existsSync(join(root, source))) rmSync(file);
  }
}

function isIncomplete() {
  return sources().some((file) => !existsSync(join(dist, relative(root, file).replace(/\.ts$/, '.js'))));
}

/** @param {string} tsc */
function compile(tsc) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (existsSync(bin)) chmodSync(bin, 0o755);
  // The compiler leaves its record alone when nothing changed; its date tells the tests when dist was current.
  const now = new Date();
  if (existsSync(record)) utimesSync(record, now, now);
  process.exitCode = status ?? 1;
}

function sources() {
  const all = [...filesUnder(join(root, 'src')), ...filesUnder(join(root, 'migrations'))];
  return all.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
