import type { Command } from 'commander';
import type { Config } from '../../config.js';
import { AppError } from '../../platform/lib/errors.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { type DatabaseOptions, settings, withDatabase } from '../../platform/terminal/command.js';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';
import type { Erased } from './actions.js';
import type { Holder } from './holders-store.js';
import { ERASABLE, parseSubject, type Subject } from './model.js';

// Bounds the list on a terminal; --json has all.
const MAX_SHOWN = 20;

interface Said extends DatabaseOptions {
  readonly reason: string;
  readonly json?: boolean;
}

interface Outcome extends Omit<Erased, 'words' | 'captureHolders'> {
  readonly holders: readonly Holder[];
  readonly files: readonly string[];
}

export function erase(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .argument('<kind:id>', `what to erase, such as claim:42. Kinds: ${Object.keys(ERASABLE).join(', ')}`)
    .requiredOption('--reason <text>', 'the reason; it is kept in the history, so leave the erased text out')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action((text: string, said: Said) => run(subjectOf(text), said, terminal));
}

const HELP = `
This cannot be undone. The text is removed from the rows, the history and the
file; the history records who erased it and when, and can still be verified.
Erasing a claim also erases its attributions, notes and links. Erasing any other
record erases it alone, with the passages marked in it. Other records with the
same text, and files that may have it, are listed but not changed.`;

function subjectOf(text: string): Subject {
  const subject = parseSubject(text);
  if (subject) return subject;
  throw new UsageError(
    `‘${text}’ is not a record: give KIND:ID, such as claim:42. Kinds: ${Object.keys(ERASABLE).join(', ')}.`,
  );
}

async function run(subject: Subject, said: Said, terminal: Terminal): Promise<void> {
  if (said.reason.trim() === '') throw new UsageError('--reason is empty: give the reason.');
  const config = settings(said);
  const { compact, databasesBeside } = await import('../../platform/db/compact.js');
  // The record first, then the file: vacuumed, its log emptied.
  const bar = await terminal.progress('erasing', 2);
  const erased = await eraseFrom(config, subject, said.reason.trim()).catch((error: unknown) => {
    bar.end();
    throw error;
  });
  bar.to(1);
  const uncleaned = await compact(config.file).then(
    () => null,
    (error: unknown) => notCleaned(subject, error),
  );
  bar.end();
  const outcome: Outcome = { ...erased, files: databasesBeside(config.file) };
  if (said.json) terminal.printJson(outcome);
  else for (const line of linesOf(subject, outcome)) terminal.print(line);
  // Thrown only now: the list of holders cannot be computed again, since the erased text is gone.
  if (uncleaned !== null) throw uncleaned;
}

async function eraseFrom(config: Config, subject: Subject, reason: string): Promise<Omit<Outcome, 'files'>> {
  const [{ withContext }, { eraseRecord }, { holdersOf }, { TERMINAL }] = await Promise.all([
    import('../context/with-context.js'),
    import('./actions.js'),
    import('./holders-store.js'),
    import('../../platform/viewer.js'),
  ]);
  return withContext(config, async (ctx) => {
    const actor = { id: TERMINAL.userId ?? 0 };
    const { words, captureHolders, ...erased } = await ctx.transact(actor, (change) =>
      eraseRecord(change, subject, reason),
    );
    const drafts = captureHolders.map(
      (id): Holder => ({ kind: 'capture', id, holds: 'part', where: 'record' }),
    );
    return { ...erased, holders: [...(await holdersOf(words, ctx.db)), ...drafts] };
  });
}

/** The text is erased from the record by then, though not from the file. */
function notCleaned({ kind, id }: Subject, error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const still = `${kind}:${id} is erased, but the file still holds its text: ${error.detail}`;
  return new AppError(error.code, `${still} Run the same command again once that is fixed.`, {
    cause: error,
  });
}

function linesOf({ kind, id }: Subject, { seq, rows, entries, captures, holders, files }: Outcome): string[] {
  const done =
    seq === null
      ? `${kind}:${id} has no text to erase.`
      : `Erased ${kind}:${id}: ${howMany(rows, 'row')} cleared, ${howMany(entries, 'history entry', 'history entries')} emptied (recorded as entry ${seq}).`;
  return [
    done,
    ...(captures === 0 ? [] : [`Deleted ${howMany(captures, 'unfinished capture')} with this text.`]),
    ...listed('These records still have the same text, or part of it:', holders.map(holderLine)),
    ...listed('These files may still have it:', files),
  ];
}

function holderLine({ kind, id, holds, where }: Holder): string {
  const how = holds === 'all' ? 'the text' : 'a passage';
  return `${kind}:${id} (${how}${where === 'history' ? ', in its history' : ''})`;
}

function listed(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MAX_SHOWN).map((item) => `  ${item}`);
  const rest = items.length - shown.length;
  return [title, ...shown, ...(rest > 0 ? [`  … and ${rest} more: --json lists them all`] : [])];
}
