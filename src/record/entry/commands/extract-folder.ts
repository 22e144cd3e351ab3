import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../platform/lib/errors.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { readTextFile, writeTextFile } from '../../../platform/terminal/text-file.js';
import { findInArticle } from '../actions/find-in-article.js';

/**
 * Writes NAME.json for each NAME.txt of a folder.
 * @throws UsageError where a folder cannot be used; AppError where files could not be read
 */
export async function extractFolder(dir: string, out: string, terminal: Terminal): Promise<void> {
  const names = await textFilesIn(dir);
  await mkdir(out, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${out} cannot be created (${error.code}): choose another with --out.`);
  });
  const progress = await terminal.progress('Articles', names.length);
  const faults: string[] = [];
  for (const [done, name] of names.entries()) {
    const fault = await extractInto(join(dir, name), join(out, name.replace(/\.txt$/i, '.json')));
    if (fault !== null) faults.push(fault);
    progress.to(done + 1);
  }
  progress.end();
  for (const fault of faults) terminal.note(fault);
  const written = names.length - faults.length;
  if (faults.length > 0)
    throw new AppError('invalid', `${faults.length} of ${names.length} articles could not be read.`);
  terminal.note(`${written} results written to ${out}.`);
}

async function textFilesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${dir} cannot be read (${error.code}): give a folder with --dir.`);
  });
  const names = entries.filter((entry) => !entry.isDirectory() && /\.txt$/i.test(entry.name));
  if (names.length === 0) throw new UsageError(`${dir} has no .txt file.`);
  return names.map(({ name }) => name).toSorted();
}

/** The reason why a file could not be read, or null. */
async function extractInto(file: string, out: string): Promise<string | null> {
  try {
    const found = findInArticle(await readTextFile(file));
    await writeTextFile(out, `${JSON.stringify(found)}\n`);
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}
