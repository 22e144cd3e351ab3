import type { Command } from 'commander';
import { UsageError } from '../../../platform/terminal/refusals.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';

interface Options {
  readonly dir?: string;
  readonly out?: string;
}

export function extract(command: Command, terminal: Terminal): void {
  command
    .argument('[file]', 'the article, as plain text; - reads standard input')
    .option('--dir <folder>', 'read every .txt file in a folder')
    .option('--out <folder>', 'folder for the results of --dir: NAME.json for each NAME.txt')
    .addHelpText('after', HELP)
    .action((file: string | undefined, options: Options) => run(file, options, terminal));
}

const HELP = `
Needs no database. Files are UTF-8, or UTF-16 with a byte order mark. Prints JSON:
each quotation with its type, spans, speaker, cue and channel. Positions are UTF-16
code units, end exclusive. With --dir, a file that cannot be read is named and the
others are still read; the exit code is then 1.`;

async function run(file: string | undefined, { dir, out }: Options, terminal: Terminal): Promise<void> {
  if (file !== undefined && dir === undefined && out === undefined) return extractFile(file, terminal);
  if (file !== undefined || dir === undefined || out === undefined)
    throw new UsageError('give one FILE (or -), or --dir FOLDER with --out FOLDER.');
  const { extractFolder } = await import('./extract-folder.js');
  await extractFolder(dir, out, terminal);
}

async function extractFile(file: string, terminal: Terminal): Promise<void> {
  const [{ readTextFile }, { findInArticle }] = await Promise.all([
    import('../../../platform/terminal/text-file.js'),
    import('../actions/find-in-article.js'),
  ]);
  terminal.printJson(findInArticle(await readTextFile(file)));
}
