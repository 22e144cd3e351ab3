import type { Command } from 'commander';
import type { Context } from '../../context.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { AppError } from '../../platform/lib/errors.js';
import type { FieldError, Result } from '../../platform/lib/result.js';
import { type DatabaseOptions, settings, withDatabase } from '../../platform/terminal/command.js';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';
import { TERMINAL } from '../../platform/viewer.js';
import { ROLES } from '../../vocabulary.js';
import type { UserChange } from './actions.js';
import type { User } from './store/users.js';

const ROLE_LIST = Object.keys(ROLES).join(', ');

interface Said extends DatabaseOptions {
  readonly json?: boolean;
}

export function userAdd(command: Command, terminal: Terminal): void {
  person(command)
    .requiredOption('--name <name>', 'the name shown beside their changes')
    .requiredOption('--role <role>', `what they may do: ${ROLE_LIST}`)
    .option('--json', 'print the user as JSON')
    .addHelpText(
      'after',
      '\nThe user has no password yet: onrecord user link prints a link to sign in and choose one.',
    )
    .action(async (email: string, said: Said & { readonly name: string; readonly role: string }) => {
      const [{ addUser }, { parseNewUser }] = await Promise.all([
        import('./actions.js'),
        import('./input.js'),
      ]);
      const user = given(parseNewUser({ email, name: said.name, role: said.role }));
      const added = await changing(said, async (change) => granted(await addUser(change, user)));
      if (said.json) terminal.printJson(userJson(added));
      else
        terminal.print(
          `Added ${added.name} <${added.email}> as ${ROLES[added.role].toLowerCase()} (user ${added.id}).`,
        );
    });
}

export function userLink(command: Command, terminal: Terminal): void {
  person(command)
    .option('--json', 'print the link as JSON')
    .addHelpText(
      'after',
      '\nIt works once, within a day, and replaces earlier links. Keep it secret. A user with a second factor also needs a code.',
    )
    .action(async (email: string, said: Said) => {
      const { makeLink } = await import('./actions.js');
      const config = settings(said);
      const link = await changing(said, async (change) =>
        granted(await makeLink(change, (await userOf(change, email)).id)),
      );
      const { addressServed } = await import('../../platform/db/connection/server-lock.js');
      const url = `${config.url ?? addressServed(config.file) ?? addressOf(config)}${link.path}`;
      if (said.json) return terminal.printJson({ url, expires_at: link.expiresAt });
      terminal.print(url);
      terminal.note(`It can be used once, until ${link.expiresAt}.`);
    });
}

export function userRole(command: Command, terminal: Terminal): void {
  person(command)
    .argument('<role>', `the new role: ${ROLE_LIST}`)
    .addHelpText('after', '\nTheir sessions and tokens end.')
    .action(async (email: string, role: string, said: Said) => {
      const [{ changeRole }, { parseUserEdit }] = await Promise.all([
        import('./actions.js'),
        import('./input.js'),
      ]);
      const { role: wanted } = given(parseUserEdit('json', { role }));
      if (wanted === undefined) throw new UsageError(`‘${role}’ is not a role: give one of ${ROLE_LIST}.`);
      await changing(said, async (change) =>
        settled(await changeRole(change, (await userOf(change, email)).id, wanted)),
      );
      terminal.print(`${email} is ${ROLES[wanted].toLowerCase()}.`);
    });
}

export function userDisable(command: Command, terminal: Terminal): void {
  person(command)
    .addHelpText('after', '\nTheir sessions, tokens and links end. What they wrote stays, under their name.')
    .action(async (email: string, said: Said) => {
      const { disableUser } = await import('./actions.js');
      await changing(said, async (change) =>
        settled(await disableUser(change, (await userOf(change, email)).id)),
      );
      terminal.print(`${email} can no longer sign in.`);
    });
}

export function userEnable(command: Command, terminal: Terminal): void {
  person(command)
    .addHelpText(
      'after',
      '\nEarlier sessions, tokens and links stay revoked: make a new link and new tokens.',
    )
    .action(async (email: string, said: Said) => {
      const { enableUser } = await import('./actions.js');
      await changing(said, async (change) =>
        settled(await enableUser(change, (await userOf(change, email)).id)),
      );
      terminal.print(`${email} can sign in again.`);
    });
}

export function userResetSecondFactor(command: Command, terminal: Terminal): void {
  person(command)
    .addHelpText(
      'after',
      '\nFor somebody who has lost both the authenticator app and the recovery codes. Signs them out everywhere.\nUntil they set up a new second factor, a password or a link is enough.',
    )
    .action(async (email: string, said: Said) => {
      const { resetSecondFactor } = await import('./actions/second-factor.js');
      const was = await changing(said, async (change) =>
        resetSecondFactor(change, (await userOf(change, email)).id),
      );
      if (!was) throw new AppError('conflict', `${email} has no second factor.`);
      terminal.print(`${email} no longer has a second factor.`);
    });
}

export function tokenAdd(command: Command, terminal: Terminal): void {
  person(command)
    .requiredOption('--name <name>', 'what the token is for')
    .option('--scope <scope>', 'what it allows, within its owner’s role: read or write', 'read')
    .option('--days <number>', 'how long it can be used, up to 366 days', '90')
    .option('--json', 'print the token as JSON')
    .addHelpText(
      'after',
      '\nThe token is printed once and not stored. Send it as Authorization: Bearer <token>.',
    )
    .action(
      async (
        email: string,
        said: Said & { readonly name: string; readonly scope: string; readonly days: string },
      ) => {
        const [{ addToken }, { parseToken }] = await Promise.all([
          import('./actions.js'),
          import('./input.js'),
        ]);
        const wanted = given(parseToken({ name: said.name, scope: said.scope, days: Number(said.days) }));
        const { token, secret } = await changing(said, async (change) => {
          const user = await userOf(change, email);
          if (user.disabled_at !== null)
            throw new AppError('conflict', `${email} is disabled: a token would not work.`);
          return addToken(change, user.id, wanted);
        });
        if (said.json) return terminal.printJson({ ...token, token: secret });
        terminal.print(secret);
        terminal.note(`It is shown only once, and can be used until ${token.expires_at}.`);
      },
    );
}

function person(command: Command): Command {
  return withDatabase(command).argument('<email>', 'their e-mail address');
}

/** Runs one change as the terminal user. */
async function changing<T>(said: Said, work: (change: WriteContext) => Promise<T>): Promise<T> {
  const { withContext } = await import('../../context.js');
  return withContext(settings(said), (ctx: Context) => ctx.transact({ id: TERMINAL.userId ?? 0 }, work));
}

async function userOf(change: WriteContext, email: string): Promise<User> {
  const { UserReader } = await import('./store/users.js');
  const user = await new UserReader(change.tx).byEmail(email.toLowerCase());
  if (user) return user;
  throw new AppError('not_found', `No user has the address ${email}. Add them with onrecord user add.`);
}

/** The parsed input. @throws UsageError with one line for each error */
function given<T>(parsed: Result<T>): T {
  if (parsed.ok) return parsed.value;
  throw new UsageError(
    ...parsed.errors.map(({ path, message }) => `${path === '' ? '' : `${path}: `}${message}.`),
  );
}

/** @throws AppError conflict where the operation is refused */
function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw refusal(result.errors);
}

function settled(outcome: UserChange): void {
  if (outcome.kind === 'refused') throw refusal(outcome.errors);
}

function refusal(errors: readonly FieldError[]): AppError {
  return new AppError('conflict', errors.map(({ message }) => `${message}.`).join(' '));
}

function userJson({ id, name, email, role, created_at }: User): object {
  return { id, name, email, role, created_at };
}

/** The address of a server that is started with these settings. */
function addressOf({ host, port }: ReturnType<typeof settings>): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
