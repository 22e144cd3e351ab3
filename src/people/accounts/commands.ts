import type { Command } from 'commander';
import type { WithContext } from '../../platform/context.js';
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

interface Options extends DatabaseOptions {
  readonly json?: boolean;
}

export function userAdd(command: Command, terminal: Terminal, withContext: WithContext): void {
  person(command)
    .requiredOption('--name <name>', 'the name, shown beside their changes')
    .requiredOption('--role <role>', `the role: ${ROLE_LIST}`)
    .option('--json', 'print the user as JSON')
    .addHelpText(
      'after',
      '\nThe user has no password yet. Run `onrecord user link` for a link to sign in with\nand choose one.',
    )
    .action(async (email: string, options: Options & { readonly name: string; readonly role: string }) => {
      const [{ addUser }, { parseNewUser }] = await loaded();
      const user = given(parseNewUser({ email, name: options.name, role: options.role }));
      const added = await changing({ options, withContext }, async (change) =>
        granted(await addUser(change, user)),
      );
      if (options.json) terminal.printJson(userJson(added));
      else
        terminal.print(
          `Added ${added.name} <${added.email}> as ${ROLES[added.role].toLowerCase()} (user ${added.id}).`,
        );
    });
}

export function userLink(command: Command, terminal: Terminal, withContext: WithContext): void {
  person(command)
    .option('--json', 'print the link as JSON')
    .addHelpText(
      'after',
      '\nThe link works once, within a day, and replaces earlier links. Keep it secret. With\ntwo-factor authentication, the user also needs a code.',
    )
    .action(async (email: string, options: Options) => {
      const { makeLink } = await import('./actions/links.js');
      const config = settings(options);
      const link = await changing({ options, withContext }, async (change) =>
        granted(await makeLink(change, (await userOf(change, email)).id)),
      );
      const { addressServed } = await import('../../platform/db/connection/server-lock.js');
      const url = `${config.url ?? addressServed(config.file) ?? addressOf(config)}${link.path}`;
      if (options.json) return terminal.printJson({ url, expires_at: link.expiresAt });
      terminal.print(url);
      terminal.note(`It works once and expires at ${link.expiresAt}.`);
    });
}

export function userRole(command: Command, terminal: Terminal, withContext: WithContext): void {
  person(command)
    .argument('<role>', `the new role: ${ROLE_LIST}`)
    .addHelpText('after', '\nEnds their sessions and revokes their tokens.')
    .action(async (email: string, role: string, options: Options) => {
      const [{ editUser }, { parseUserEdit }] = await loaded();
      const { role: wanted } = given(parseUserEdit('json', { role }));
      if (wanted === undefined) throw new UsageError(`‘${role}’ is not a role: give one of ${ROLE_LIST}.`);
      await changing({ options, withContext }, async (change) =>
        unlessRefused(await editUser(change, (await userOf(change, email)).id, null, { role: wanted })),
      );
      terminal.print(`The role of ${email} is now ${ROLES[wanted].toLowerCase()}.`);
    });
}

export function userDisable(command: Command, terminal: Terminal, withContext: WithContext): void {
  const help = 'Their sessions, tokens and links end. What they wrote stays, under their name.';
  setDisabled({ command, withContext, disabled: true, help }, (email) =>
    terminal.print(`${email} can no longer sign in.`),
  );
}

export function userEnable(command: Command, terminal: Terminal, withContext: WithContext): void {
  const help = 'Earlier sessions, tokens and links stay revoked: make a new link and new tokens.';
  setDisabled({ command, withContext, disabled: false, help }, (email) =>
    terminal.print(`${email} can sign in again.`),
  );
}

interface Disabling {
  readonly command: Command;
  readonly withContext: WithContext;
  readonly disabled: boolean;
  readonly help: string;
}

function setDisabled(
  { command, withContext, disabled, help }: Disabling,
  done: (email: string) => void,
): void {
  person(command)
    .addHelpText('after', `\n${help}`)
    .action(async (email: string, options: Options) => {
      const { editUser } = await import('./actions.js');
      await changing({ options, withContext }, async (change) =>
        unlessRefused(await editUser(change, (await userOf(change, email)).id, null, { disabled })),
      );
      done(email);
    });
}

export function userResetSecondFactor(command: Command, terminal: Terminal, withContext: WithContext): void {
  person(command)
    .addHelpText(
      'after',
      '\nFor a user who has lost both the authenticator app and the recovery codes. Signs\nthem out everywhere. Until they set up two-factor authentication again, a password\nor a link is enough.',
    )
    .action(async (email: string, options: Options) => {
      const { resetSecondFactor } = await import('./actions/second-factor.js');
      const was = await changing({ options, withContext }, async (change) =>
        resetSecondFactor(change, (await userOf(change, email)).id),
      );
      if (!was) throw new AppError('conflict', `${email} does not use two-factor authentication.`);
      terminal.print(`Two-factor authentication of ${email} is reset.`);
    });
}

export function tokenAdd(command: Command, terminal: Terminal, withContext: WithContext): void {
  person(command)
    .requiredOption('--name <name>', 'what the token is for')
    .option('--scope <scope>', 'read or write, within the role of the user', 'read')
    .option('--days <number>', 'days until it expires, at most 366', '90')
    .option('--json', 'print the token as JSON')
    .addHelpText(
      'after',
      '\nThe token is printed once and not stored. Send it in the header\nAuthorization: Bearer <token>.',
    )
    .action(
      async (
        email: string,
        options: Options & { readonly name: string; readonly scope: string; readonly days: string },
      ) => {
        const [{ addToken }, { parseToken }] = await loaded();
        const wanted = given(
          parseToken({ name: options.name, scope: options.scope, days: Number(options.days) }),
        );
        const { token, secret } = await changing({ options, withContext }, async (change) => {
          const user = await userOf(change, email);
          if (user.disabled_at !== null)
            throw new AppError('conflict', `${email} is disabled. Enable the user first.`);
          return addToken(change, user.id, wanted);
        });
        if (options.json) return terminal.printJson({ ...token, token: secret });
        terminal.print(secret);
        terminal.note(`It is shown only once and expires at ${token.expires_at}.`);
      },
    );
}

function loaded() {
  return Promise.all([import('./actions.js'), import('./input.js')]);
}

function person(command: Command): Command {
  return withDatabase(command).argument('<email>', 'the e-mail address of the user');
}

/** Runs one change as the terminal user. */
async function changing<T>(
  { options, withContext }: { readonly options: Options; readonly withContext: WithContext },
  work: (change: WriteContext) => Promise<T>,
): Promise<T> {
  return withContext(settings(options), (ctx) => ctx.transact({ id: TERMINAL.userId ?? 0 }, work));
}

async function userOf(change: WriteContext, email: string): Promise<User> {
  const { UserReader } = await import('./store/users.js');
  const user = await new UserReader(change.tx).byEmail(email.toLowerCase());
  if (user) return user;
  throw new AppError('not_found', `No user has the address ${email}. Add one with onrecord user add.`);
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

function unlessRefused(outcome: UserChange): void {
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
