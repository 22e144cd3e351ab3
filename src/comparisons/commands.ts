import type { Command } from 'commander';
import { UsageError } from '../terminal/refusals.js';
import type { Terminal } from '../terminal/terminal.js';

interface Said {
  readonly quote?: string;
  readonly source?: string;
  readonly cases?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function check(command: Command, terminal: Terminal): void {
  command
    .option('--quote <text>', 'the wording, as it was published', onlyOnce)
    .option('--source <file>', 'the text it is held against; - reads what is piped in')
    .option('--cases <file>', 'JSON: a list of {id, quote, source_text}, answered all at once')
    .option('--out <file>', 'where the answers to --cases go: {id: {verdict, flags, spans}}')
    .option('--json', 'print verdict, flags, spans and alignment for a program')
    .addHelpText('after', HELP)
    .action((said: Said) => run(said, terminal));
}

const HELP = `
Needs no database. Files are UTF-8, or UTF-16 with a byte order mark; positions are UTF-16 code units, the end
exclusive. The verdict is about words alone: it does not say whether the source has what was said.`;

async function run(said: Said, terminal: Terminal): Promise<void> {
  const { quote, source, cases, out } = said;
  const isOne = quote !== undefined && source !== undefined;
  const isMany = cases !== undefined && out !== undefined;
  const hasOther = isOne
    ? cases !== undefined || out !== undefined
    : quote !== undefined || source !== undefined;
  if (isOne === isMany || hasOther)
    throw new UsageError('give --quote TEXT with --source FILE, or --cases FILE with --out FILE.');
  if (isOne) await checkOne(quote, source, said.json === true, terminal);
  else if (isMany) await checkMany(cases, out, terminal);
}

async function checkOne(quote: string, file: string, json: boolean, terminal: Terminal): Promise<void> {
  const [{ readTextFile }, { compareWording }, { linesOf }] = await Promise.all([
    import('./text-file.js'),
    import('../engines/fidelity/compare.js'),
    import('./passage.js'),
  ]);
  if (!hasWords(quote))
    throw new UsageError('--quote has no word in it: give the wording as it was published.');
  const text = await readTextFile(file);
  if (!hasWords(text)) throw new UsageError(`${file} has no word in it: name the text of the source.`);
  const comparison = compareWording(quote, text);
  if (json) return terminal.printJson(comparison);
  for (const line of linesOf(quote, text, comparison)) terminal.print(line);
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The last of several would silently stand for all. */
function onlyOnce(value: string, before: string | undefined): string {
  if (before === undefined) return value;
  throw new UsageError('give --quote once; for several wordings use --cases FILE with --out FILE.');
}

async function checkMany(file: string, out: string, terminal: Terminal): Promise<void> {
  const [{ readTextFile, writeTextFile }, { answerCases, parseCases }] = await Promise.all([
    import('./text-file.js'),
    import('./cases.js'),
  ]);
  const cases = parseCases(file, await readTextFile(file));
  await writeTextFile(out, `${JSON.stringify(answerCases(cases))}\n`);
  terminal.note(`${cases.length} answered in ${out}.`);
}
