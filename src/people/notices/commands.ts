import type { Command } from 'commander';
import type { Context, WithContext } from '../../platform/context.js';
import { AppError } from '../../platform/lib/errors.js';
import { type DatabaseOptions, settings, withDatabase } from '../../platform/terminal/command.js';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';
import { TERMINAL } from '../../platform/viewer.js';
import type { ListedNotice } from './list-store.js';

interface Options extends DatabaseOptions {
  readonly retry?: string;
  readonly test?: boolean;
  readonly json?: boolean;
}

export function notices(command: Command, terminal: Terminal, withContext: WithContext): void {
  withDatabase(command)
    .option('--retry <id>', 'send the mails of this notice again that wait or were given up')
    .option('--test', 'send a test mail to every recipient')
    .option('--json', 'print as JSON')
    .addHelpText('after', HELP)
    .action((options: Options) => run(options, terminal, withContext));
}

const HELP = `
Without an option, lists the newest 50 notices with the state of their mails. The
running server sends the mails, within half a minute; this command only queues them.`;

async function run(options: Options, terminal: Terminal, withContext: WithContext): Promise<void> {
  if (options.retry !== undefined && options.test)
    throw new UsageError('give --retry ID or --test, not both.');
  const retried = options.retry === undefined ? null : idIn(options.retry);
  await withContext(settings(options), async (ctx) => {
    if (retried !== null) return terminal.print(await queueAgain(ctx, retried));
    if (options.test) return terminal.print(await queueTest(ctx));
    await list(ctx, options.json === true, terminal);
  });
}

function idIn(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError(`‘${text}’ is not the number of a notice: give one such as --retry 9.`);
}

async function queueAgain({ db, config, transact }: Context, id: number): Promise<string> {
  const [{ retryNotice }, { requireRecipients }] = await loaded();
  await requireRecipients(db, config.mail);
  const queued = await transact({ id: TERMINAL.userId ?? 0 }, (change) => retryNotice(change, id));
  if (queued === null) throw new AppError('not_found', `There is no notice ${id}.`);
  if (queued === 0) throw new AppError('not_now', `No mail of notice ${id} waits or was given up.`);
  return `Queued ${queued === 1 ? 'one mail' : `${queued} mails`} of notice ${id}.`;
}

async function queueTest({ db, config, transact }: Context): Promise<string> {
  const [{ addTestNotice }, { requireRecipients }] = await loaded();
  await requireRecipients(db, config.mail);
  const id = await transact({ id: TERMINAL.userId ?? 0 }, addTestNotice);
  return `Queued a test mail (notice ${id}).`;
}

function loaded() {
  return Promise.all([import('./actions.js'), import('./actions/reach.js')]);
}

const LISTED = 50;

async function list({ db, config }: Context, asJson: boolean, terminal: Terminal): Promise<void> {
  const [{ NoticeListReader }, { findUnreached }, { UNREACHED }, { noticeJson }] = await Promise.all([
    import('./list-store.js'),
    import('./actions/reach.js'),
    import('./model/unreached.js'),
    import('./json.js'),
  ]);
  const { rows } = await new NoticeListReader(db).page(null, LISTED);
  const unreached = await findUnreached(db, config.mail);
  if (unreached !== null) terminal.note(`Admins may miss notices: ${UNREACHED[unreached]}.`);
  if (asJson) return terminal.printJson({ unreached, notices: rows.map(noticeJson) });
  if (rows.length === 0) terminal.note('There are no notices.');
  for (const line of rows.flatMap((row) => linesOf(row, noticeJson(row).state))) terminal.print(line);
}

function linesOf({ id, created_at, subject, resolved_at, mails }: ListedNotice, state: string): string[] {
  const resolved = resolved_at === null ? '' : `; resolved ${resolved_at}`;
  return [
    `${id}  ${created_at}  ${subject}  (${STATE_WORDS[state] ?? state}${resolved})`,
    ...mails.map(({ recipient, state: of, answer }) =>
      `    ${recipient}: ${STATE_WORDS[of] ?? of} ${answer ?? ''}`.trimEnd(),
    ),
  ];
}

const STATE_WORDS: Readonly<Record<string, string>> = { none: 'not sent yet', given_up: 'given up' };
