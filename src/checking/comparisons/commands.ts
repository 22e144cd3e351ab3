import { type Command, Option } from 'commander';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';
import { FORMS, keysOf } from '../../vocabulary.js';

interface Options {
  readonly quote?: string;
  readonly source?: string;
  readonly form?: string;
  readonly speaker?: readonly string[];
  readonly language?: string;
  readonly cases?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function check(command: Command, terminal: Terminal): void {
  command
    .option('--quote <text>', 'the wording, as it was published', onlyOnce)
    .option('--source <file>', 'the text to compare it with; - reads standard input')
    .addOption(
      new Option(
        '--form <form>',
        'form of the wording: direct (quotation), partial (fragment), mixed, or indirect (reported statement)',
      )
        .choices(keysOf(FORMS))
        .default('direct'),
    )
    .option('--speaker <name>', 'the speaker; repeat the option for other names', added)
    .option('--language <tag>', 'the language of both, such as pt-BR (default: detected)')
    .option('--cases <file>', 'JSON: a list of {id, quote, source_text} to compare')
    .option('--out <file>', 'file for the results of --cases: {id: {verdict, flags, spans}}')
    .option('--json', 'print verdict, flags, spans and alignment as JSON')
    .addHelpText('after', HELP)
    .action((options: Options) => run(options, terminal));
}

const HELP = `
Needs no database. Files are UTF-8, or UTF-16 with a byte order mark. Positions
are UTF-16 code units, end exclusive. A case may also have form, speaker and
language. The verdict is about the wording only, not about whether the source is
right.`;

async function run(options: Options, terminal: Terminal): Promise<void> {
  const { quote, source, cases, out } = options;
  const isOne = quote !== undefined && source !== undefined;
  const isMany = cases !== undefined && out !== undefined;
  const hasOther = isOne
    ? cases !== undefined || out !== undefined
    : quote !== undefined || source !== undefined;
  if (isOne === isMany || hasOther)
    throw new UsageError('give --quote TEXT with --source FILE, or --cases FILE with --out FILE.');
  if (isOne) await checkOne(quote, source, options, terminal);
  else if (isMany) await checkMany(cases, out, terminal);
}

async function checkOne(quote: string, file: string, options: Options, terminal: Terminal): Promise<void> {
  const [{ readTextFile }, { compareWording }, { linesOf }] = await Promise.all([
    import('../../platform/terminal/text-file.js'),
    import('../../engines/fidelity/compare.js'),
    import('./commands/passage.js'),
  ]);
  if (!hasWords(quote)) throw new UsageError('--quote has no words: give the wording as published.');
  const text = await readTextFile(file);
  if (!hasWords(text)) throw new UsageError(`${file} has no words: give the text of the source.`);
  const { form, speaker, language } = options;
  const comparison = compareWording(quote, text, {
    form: keysOf(FORMS).find((one) => one === form) ?? null,
    speakers: speaker ?? [],
    language: language ?? null,
  });
  if (options.json) return terminal.printJson(comparison);
  for (const line of linesOf(quote, text, comparison)) terminal.print(line);
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function added(name: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), name];
}

/** Of repeated options only the last would count. */
function onlyOnce(value: string, before: string | undefined): string {
  if (before === undefined) return value;
  throw new UsageError('--quote is given twice: for several wordings use --cases FILE with --out FILE.');
}

async function checkMany(file: string, out: string, terminal: Terminal): Promise<void> {
  const [{ readTextFile, writeTextFile }, { answerCases, parseCases }] = await Promise.all([
    import('../../platform/terminal/text-file.js'),
    import('./commands/cases.js'),
  ]);
  const cases = parseCases(file, await readTextFile(file));
  await writeTextFile(out, `${JSON.stringify(answerCases(cases))}\n`);
  terminal.note(`${cases.length} results written to ${out}.`);
}
