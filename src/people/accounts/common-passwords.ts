import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../platform/lib/package-root.js';

/** The most common passwords, in lower case. Reads a file: call it once, at start. */
export function readCommonPasswords(): ReadonlySet<string> {
  const text = readFileSync(join(packageRoot, 'data', 'reference', 'common-passwords.txt'), 'utf8');
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
