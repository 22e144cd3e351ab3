import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ACCEPTED, ACCEPTED_IN_WORDS } from '../../engines/documents/kinds.js';
import type { WithContext } from '../../platform/context.js';
import { AppError } from '../../platform/lib/errors.js';
import { type DatabaseOptions, settings, withDatabase } from '../../platform/terminal/command.js';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';
import { GROUND_RULES, TEXT_OWNERS } from '../../vocabulary.js';
import type { CapturingParts, FileReport } from './actions/capture-file.js';
import type { SentTerms } from './actions/terms.js';
import { linesOf, reportJson } from './commands/report.js';
import { parseTerms } from './input.js';

interface Options extends DatabaseOptions {
  readonly dir?: string;
  readonly dryRun?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly whose?: string;
  readonly groundRule?: string;
  readonly embargoedUntil?: string;
}

export function capture(
  command: Command,
  terminal: Terminal,
  withContext: WithContext<CapturingParts>,
): void {
  withDatabase(command)
    .argument('[file]', `the article: ${ACCEPTED_IN_WORDS}`)
    .option('--dir <folder>', 'every such file in a folder, in order of name')
    .option('--dry-run', 'print what would be saved, and change nothing')
    .option('--all', 'also save what is not certain, with the speakers as found')
    .option('--whose <whose>', `whose text it is: ${Object.keys(TEXT_OWNERS).join(', ')}`, 'theirs')
    .option('--ground-rule <rule>', `under which it was given: ${Object.keys(GROUND_RULES).join(', ')}`)
    .option('--embargoed-until <time>', 'when the embargo ends: 2026-10-05T00:01+02:00')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', HELP)
    .action((file: string | undefined, options: Options) => run(file, options, terminal, withContext));
}

const HELP = `
Finds the quotations in each article and saves them with their source, a copy of
its text, speakers and cited sources: one change for each article. Only what is
certain is saved: the speaker is named beside the quotation, and is already saved
under that name or new under a full one. The rest is listed with what needs to be
decided; to decide, capture the article on the page /capture. --all saves the rest
too, except for quotations without a speaker. What was given under a ground rule is
saved under it; our own draft is not a source, so nothing is saved from it. An
article that is already saved adds only what is new in it. A file that cannot be
read is named and the others are still read; the exit code is then 1.`;

async function run(
  file: string | undefined,
  options: Options,
  terminal: Terminal,
  withContext: WithContext<CapturingParts>,
): Promise<void> {
  const sent = sentTerms(options);
  const files = await filesOf(file, options.dir);
  const { captureFile } = await import('./actions/capture-file.js');
  const reports: FileReport[] = [];
  const wanted = { all: options.all === true, dryRun: options.dryRun === true, sent };
  await withContext(settings(options), async (ctx) => {
    const bar = await terminal.progress('capturing', files.length);
    for (const path of files) {
      reports.push(await captureFile(ctx, path, wanted));
      bar.to(reports.length);
    }
    bar.end();
  });
  if (options.json) terminal.printJson(reports.map(reportJson));
  else for (const report of reports) for (const line of linesOf(report, wanted)) terminal.print(line);
  const failed = reports.filter(({ fault }) => fault !== null).length;
  if (failed > 0)
    throw new AppError('invalid', `${failed} of ${files.length} articles could not be captured.`);
}

/** @throws UsageError */
function sentTerms({ whose, groundRule: ground_rule, embargoedUntil: embargoed_until }: Options): SentTerms {
  const terms = parseTerms({ whose, ground_rule, embargoed_until });
  if (!terms.ok) throw new UsageError(terms.errors.map(({ message }) => message).join(' '));
  if (terms.value.whose === 'ours')
    throw new UsageError('our own draft is not a source. Check its quotations with onrecord lookup.');
  return terms.value;
}

const KINDS = new RegExp(`(?:${ACCEPTED.replaceAll(',', '|').replaceAll('.', '\\.')})$`, 'i');

async function filesOf(file: string | undefined, dir: string | undefined): Promise<string[]> {
  if ((file === undefined) === (dir === undefined)) throw new UsageError('give one FILE, or --dir FOLDER.');
  if (dir === undefined) return [file ?? ''];
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${dir} cannot be read (${error.code}): give a folder with --dir.`);
  });
  const names = entries.filter((entry) => !entry.isDirectory() && KINDS.test(entry.name));
  if (names.length === 0) throw new UsageError(`${dir} has no articles: ${ACCEPTED_IN_WORDS}.`);
  return names.map(({ name }) => join(dir, name)).toSorted();
}
