import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The root folder of the package, whether this file runs from `src` or from `dist/src`, in a clone or installed.
 * `views`, `public`, `data` and the compiled workers are found only through it.
 */
export const packageRoot: string = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** The version in the package's manifest. */
export function packageVersion(): string {
  return String(read(join(packageRoot, 'package.json')).version);
}

function rootAbove(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && read(manifest).name === 'onrecord') return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json named "onrecord" stands above the program.');
  return rootAbove(parent);
}

function read(manifest: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(manifest, 'utf8'));
}
