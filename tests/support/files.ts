import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface TextFile {
  /** From the root of the package, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every file in a folder and those below it whose name ends so, by path; none where there is no such folder. */
export function filesIn(folder: string, ending: string): readonly TextFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name).split(sep).join('/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** "path:line: text" of each line that matches, but for comments; the pattern must not be sticky or global. */
export function linesMatching(files: readonly TextFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ line: line.trim(), place: `${path}:${index + 1}` }))
      .filter(({ line }) => !/^(\/\/|\*|\/\*)/.test(line) && pattern.test(line))
      .map(({ line, place }) => `${place}: ${line}`),
  );
}
