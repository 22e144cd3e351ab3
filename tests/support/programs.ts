import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of a program that may be run, under the first of these names that is on PATH; null where there is none. */
export function findProgram(names: readonly string[], path: string = process.env.PATH ?? ''): string | null {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

/** The readers of reference files with which the tests read exports back, that are not on this machine. */
export function missingReaders(): readonly string[] {
  return ['ris2xml', 'bib2xml', 'biblatex2xml', 'pandoc'].filter((name) => findProgram([name]) === null);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
