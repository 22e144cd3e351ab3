import type { Command } from 'commander';
import { headPlacesOf } from '../../config.js';
import { describeHeadFault, type HeadFault, LOST_ENTRIES_ADVICE } from '../../platform/db/heads/compare.js';
import { AppError } from '../../platform/lib/errors.js';
import { type DatabaseOptions, settings, withDatabase } from '../../platform/terminal/command.js';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';
import type { ChainVerdict } from './chain-store.js';

interface Said extends DatabaseOptions {
  readonly head?: string;
  readonly json?: boolean;
}

export function auditVerify(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--head <seq:hash>', 'a head stored earlier by audit head; the history must contain it')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nPrints the first entry that was changed or removed, and exits with 1. Text\nremoved by `onrecord erase` is not an error. The history must contain every head\nthat is stored beside the database, beside the backups (ONRECORD_BACKUPS) and in\nONRECORD_HEADS.',
    )
    .action((said: Said) => verify(said, terminal));
}

async function verify(said: Said, terminal: Terminal): Promise<void> {
  const [{ withReading }, { formatHead, verifyChain }, { parseHead }, { compareStored }] = await loaded();
  const head = said.head === undefined ? null : parseHead(said.head);
  if (said.head !== undefined && head === null) {
    throw new UsageError(
      `--head ‘${said.head}’ is not a head: give SEQ:HASH, as printed by onrecord audit head.`,
    );
  }
  const config = settings(said);
  const bar = await terminal.progress('history', 100);
  const progress = (done: number, total: number) => bar.to((100 * done) / total);
  const chain = await withReading(config.file, (db) => verifyChain(db, { head, progress })).finally(() =>
    bar.end(),
  );
  const { faults, unread } = await compareStored(headPlacesOf(config));
  for (const line of unread) terminal.note(line);
  const [fault] = chain.ok ? faults : [];
  const verdict = fault === undefined ? chain : brokenAt(fault);
  if (said.json) terminal.printJson(verdict);
  if (fault !== undefined)
    throw new AppError(
      'database_unusable',
      `${describeHeadFault(fault, config.file)} ${LOST_ENTRIES_ADVICE}`,
    );
  if (!verdict.ok) {
    throw new AppError(
      'database_unusable',
      `The history of ${config.file} is broken at entry ${verdict.seq}: ${verdict.what}.`,
    );
  }
  if (said.json) return;
  const end = verdict.head === null ? '' : `. Head: ${formatHead(verdict.head)}`;
  terminal.print(
    `The history is intact: ${verdict.count} ${verdict.count === 1 ? 'entry' : 'entries'}${end}`,
  );
}

function brokenAt(fault: HeadFault): ChainVerdict {
  const seq = fault.what === 'missing' ? fault.end + 1 : fault.head.seq;
  return { ok: false, seq, what: describeHeadFault(fault, 'this database') };
}

export function auditHead(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nStore it on another machine. `onrecord audit verify --head` then shows whether\nentries were removed or rewritten.',
    )
    .action(async (said: Said) => {
      const [{ withReading }, { formatHead, readHead }] = await loaded();
      const head = await withReading(settings(said).file, readHead);
      if (said.json) return terminal.printJson(head);
      if (head === null) throw new AppError('not_found', 'The history is empty: there is no head.');
      terminal.print(formatHead(head));
    });
}

function loaded() {
  return Promise.all([
    import('../../platform/db/with-reading.js'),
    import('./chain-store.js'),
    import('../../platform/db/heads/head.js'),
    import('../../platform/db/heads/continue.js'),
  ]);
}
