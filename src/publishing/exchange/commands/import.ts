import { basename } from 'node:path';
import type { Command } from 'commander';
import type { WithContext } from '../../../platform/context.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { AppError } from '../../../platform/lib/errors.js';
import { clip } from '../../../platform/lib/fields/values.js';
import { howMany, howManyOf } from '../../../platform/lib/text/how-many.js';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import type { ImportFormat } from '../../../vocabulary.js';
import type { HeldFound } from '../actions/import/held.js';
import type { StagedDesk } from '../desk-job/staged-desk.js';
import { byRef, type Desk } from '../input/desk.js';
import { IMPORT_FORMATS } from '../model/import-formats.js';
import { KINDS } from '../model.js';
import { recogniseReferences } from '../references/model/recognise.js';
import type { ImportContext, TableCommandOptions } from './import-table.js';
import { headOf, piecesOf } from './read-file.js';

interface Said extends DatabaseOptions, TableCommandOptions {
  readonly format?: ImportFormat;
}

export function importCommand(
  command: Command,
  terminal: Terminal,
  withContext: WithContext<ImportContext>,
): void {
  withDatabase(command)
    .argument('<file>', 'the file to import; - reads standard input')
    .addOption(
      command
        .createOption('--format <format>', 'format of the file (default: by its name and content)')
        .choices(IMPORT_FORMATS),
    )
    .option('--dry-run', 'check everything, change nothing, and print what would be done')
    .option('--json', 'print the report as JSON; not for onrecord-json')
    .option('--map <theirs=ours...>', 'CSV: map a column of the file to a known column; THEIRS= skips it')
    .option('--delimiter <sign>', 'CSV: comma, semicolon or tab (default: detected)')
    .option(
      '--duplicates <what>',
      'if records are already saved: refuse, add or skip (default: skip; for onrecord-json refuse)',
    )
    .addHelpText('after', HELP)
    .action((file: string, said: Said) => run(file, said, terminal, withContext));
}

const HELP = `
Either the whole file is imported or nothing. Errors are listed by record.
Standard input and pipes are onrecord-json unless --format is given.

csv            one quotation or source per row, below a header row with the
               column names (docs/guide/csv.md). Existing speakers, occasions,
               sources and tags are reused. Rows that are already saved (same
               wording, speaker and source) are skipped and listed.
onrecord-json  every record is added as new, except users with the same address
               and tags with the same name. A file with quotations that are
               already saved is refused, unless you give --duplicates add. New
               users cannot sign in until an admin enables them.
csl-json, ris, bibtex
               sources from Zotero and other reference managers; bibtex is also
               BibLaTeX (docs/guide/references.md). Sources that are already
               saved are skipped and listed. What has no field here is kept in
               the note of the source, and named.`;

async function run(
  file: string,
  said: Said,
  terminal: Terminal,
  withContext: WithContext<ImportContext>,
): Promise<void> {
  const config = settings(said);
  const format = said.format ?? (await formatOf(file));
  if (format !== 'onrecord-json') {
    const { importTableFile } = await import('./import-table.js');
    return withContext(config, (ctx) => importTableFile(ctx, { file, format }, said, terminal));
  }
  if (said.json) throw new UsageError('--json: an onrecord-json file has no report as JSON; leave it out.');
  const duplicates = duplicatesOf(said);
  const desk = await readDeskFile(file, terminal);
  try {
    await withContext(config, (ctx) =>
      write(ctx, { file, desk, duplicates, dryRun: said.dryRun === true }, terminal),
    );
    terminal.print(`${said.dryRun ? 'Would import' : 'Imported'} ${countsOf(desk)}.`);
    for (const line of privateIn(desk)) terminal.print(line);
  } finally {
    desk.close();
  }
}

/** By its name, or else by its beginning. What is nothing else is onrecord-json, whose reader says what is wrong. */
async function formatOf(file: string): Promise<ImportFormat> {
  if (/\.(csv|tsv|tab)$/i.test(file)) return 'csv';
  return recogniseReferences(await headOf(file)) ?? 'onrecord-json';
}

/** A whole database is imported in full: the notes and findings of an omitted claim would have no claim. */
function duplicatesOf({ duplicates = 'refuse' }: Said): 'refuse' | 'add' {
  if (duplicates === 'refuse' || duplicates === 'add') return duplicates;
  throw new UsageError(
    `--duplicates: ${clip(duplicates)} is not refuse or add; other formats also take skip.`,
  );
}

async function readDeskFile(file: string, terminal: Terminal): Promise<StagedDesk> {
  const { checkDesk } = await import('../desk-job/check.js');
  const read = await checkDesk(piecesOf(file));
  if (read.ok) return read.value;
  for (const error of read.errors) terminal.note(error);
  const count = howMany(read.errors.length, 'error');
  throw new AppError('invalid', `${file} cannot be imported (${count}, listed above). Nothing was changed.`);
}

interface Wanted {
  readonly file: string;
  readonly desk: Desk;
  readonly duplicates: 'refuse' | 'add';
  readonly dryRun: boolean;
}

async function write(ctx: ImportContext, wanted: Wanted, terminal: Terminal): Promise<void> {
  const [{ checkDeskFile, importDeskFile }, { countRecords }, { stoppable }, { TERMINAL }] =
    await Promise.all([
      import('../actions/desk.js'),
      import('../actions/import.js'),
      import('./stoppable.js'),
      import('../../../platform/viewer.js'),
    ]);
  const { file, desk } = wanted;
  const check = wanted.duplicates === 'add' ? null : await checkFor(wanted, terminal);
  const actor = TERMINAL.userId ?? 0;
  const bar = await terminal.progress('import', countRecords(desk));
  await stoppable(ctx, terminal, async ({ begun, inPortions, isStopped }) => {
    if (wanted.dryRun) return void (await checkDeskFile(ctx.config.file, { desk, check }));
    await importDeskFile(ctx.config.file, {
      ...{ desk, actor, check },
      change: (work) =>
        ctx.transact({ id: actor }, (change) => {
          begun(change);
          return work(change);
        }),
      onProgress: (done) => bar.to(done),
      beside: {
        open: ctx.openPortions,
        name: file === '-' ? null : basename(file),
        isStopped,
        onBegun: inPortions,
        onWait: () => terminal.note('Waiting until another import has ended.'),
      },
    });
  }).finally(() => bar.end());
}

/** Refuses records that are saved already, and names possible duplicates once, however often it is called. */
async function checkFor({ file, desk }: Wanted, terminal: Terminal) {
  const [{ heldAlready }, { likelyHeld }] = await Promise.all([
    import('../actions/import/held.js'),
    import('../actions/import/alike.js'),
  ]);
  let isTold = false;
  return async (db: Db | Tx) => {
    refuseHeld(await heldAlready(db, desk, MAX_PRINTED_ROWS), file, terminal);
    if (!isTold) tellLikely(await likelyHeld(db, desk), terminal);
    isTold = true;
  };
}

/** Enough to identify them. */
const MAX_PRINTED_ROWS = 50;

function refuseHeld({ count, first }: HeldFound, file: string, terminal: Terminal): void {
  if (count === 0) return;
  for (const { kind, at, ref, id } of first)
    terminal.note(`${kind} ${at} (ref ${ref}): already saved, number ${id}.`);
  if (count > first.length) terminal.note(`… and ${count - first.length} more.`);
  throw new AppError(
    'conflict',
    `${file}: ${howMany(count, 'record')} already saved (listed above). Nothing was changed; use --duplicates add to import everything again.`,
  );
}

function tellLikely(sentences: readonly string[], terminal: Terminal): void {
  for (const sentence of sentences.slice(0, MAX_PRINTED_ROWS)) terminal.note(sentence);
  const more = sentences.length - MAX_PRINTED_ROWS;
  if (more > 0) terminal.note(`… and ${howMany(more, 'more record')} that may already be saved.`);
}

/** The lists and saved views that only their owner can open, and what the owner needs for that. */
function privateIn(desk: Desk): string[] {
  const named = [
    ...Array.from(desk.each('lists'), ({ title, owner }) => ({ what: `list “${title}”`, owner })),
    ...Array.from(desk.each('views'), ({ name, owner }) => ({ what: `saved view “${name}”`, owner })),
  ].flatMap(({ what, owner }) => {
    const user = byRef(desk, 'users', owner);
    return user === undefined
      ? []
      : [`Private: ${what} of ${user.name}${user.email ? `, ${user.email}` : ''}.`];
  });
  if (named.length === 0) return [];
  const more = named.length - MAX_PRINTED_ROWS;
  return [
    ...named.slice(0, MAX_PRINTED_ROWS),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    'Only its owner can open it, not even an admin. A new owner must be enabled first (onrecord user enable EMAIL, then onrecord user link EMAIL), and can then share it.',
  ];
}

function countsOf(desk: Desk): string {
  const counts = KINDS.map((kind) => {
    const many = kind.replaceAll('_', ' ');
    return [desk.count(kind), many.replace(/(?<=ch)es$|s$/, ''), many] as const;
  });
  return howManyOf(counts) ?? 'nothing: the file is empty';
}
