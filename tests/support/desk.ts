import { rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { dirname } from 'node:path';
import { buildApp } from '../../src/app.js';
import type { Config } from '../../src/config.js';
import { setPassword } from '../../src/people/accounts/actions.js';
import { addRow } from '../../src/people/activity/row-store.js';
import { hashPassword } from '../../src/platform/credentials/passwords.js';
import { hashSecret, newSecret } from '../../src/platform/credentials/secrets.js';
import type { WriteContext } from '../../src/platform/db/transact.js';
import type { FetchSettings } from '../../src/platform/fetching/fetcher.js';
import { listen } from '../../src/platform/http/serve.js';
import { type OpenContext, openContext } from '../../src/server/context/open-context.js';
import type { Role, Scope } from '../../src/vocabulary.js';
import { type FakeClock, fakeClock, freshFile } from './database.js';
import { type KeptAnswers, keptAnswers } from './kept-answers.js';

// A whole desk on a port of its own, with one user of each role, for tests that ask over HTTP.

export interface DeskUser {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** Headers that a request sends along. */
export type Sends = Readonly<Record<string, string>>;

export interface TestDesk {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly ctx: OpenContext;
  readonly clock: FakeClock;
  readonly users: Readonly<Record<Role, DeskUser>>;
  /** Headers of a browser that is signed in as the user of this role: a session of its own each time. */
  signIn(role: Role): Promise<Sends>;
  /** Headers of a script with a token of that user. */
  token(role: Role, scope?: Scope): Promise<Sends>;
  /** Lets the user of a role sign in at /sign-in; ends the sessions and tokens they had. */
  givePassword(role: Role, password: string): Promise<void>;
  /** Runs a change as the user of a role, past the web. */
  as<T>(role: Role, work: (change: WriteContext) => Promise<T>): Promise<T>;
  get(path: string, sends?: Sends): Promise<Response>;
  /**
   * Sends a form as a page of the desk would. A list is a name given several times. The address of the next page comes
   * without the change that it confirms.
   */
  form(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    sends?: Sends,
  ): Promise<Response>;
  /** The same, with the change that the next page confirms in the address: `?done=123`. */
  submit: TestDesk['form'];
  json(method: 'POST' | 'PATCH' | 'DELETE', path: string, body: unknown, sends?: Sends): Promise<Response>;
  /** Lets a browser look at an answer that was given already. */
  readonly keepAnswer: KeptAnswers['keep'];
  close(): Promise<void>;
}

/** What a browser adds to a form that a page of the desk sends. */
const FROM_A_PAGE: Sends = { 'sec-fetch-site': 'same-origin' };

export const CONFIG: Omit<Config, 'file'> = {
  host: '127.0.0.1',
  port: 0,
  url: null,
  anonymous: 'none',
  secondFactor: 'optional',
  trustProxy: false,
  backups: null,
  heads: null,
  limits: { sign_in: null, search: null, export: null, import: null, fetch: null },
  checkAt: null,
  // Set up, so that nothing warns; nothing is sent.
  mail: {
    host: '127.0.0.1',
    port: 9,
    tls: 'none',
    login: null,
    from: 'onrecord@desk.example',
    to: ['ada@desk.example'],
  },
  log: 'silent',
  strictPages: true,
};

/** No test of a page may reach for the network, whatever it types into a form. */
const NO_NETWORK: FetchSettings = {
  resolve: (name) => Promise.reject(new Error(`A test looked up ${name}.`)),
  connect: (_options, callback) => callback(new Error('A test connected to somewhere.'), null),
};

/** A change is answered once its wordings are compared, however slow the machine is. */
const UNTIL_COMPARED_MS = 60_000;

/** Opens a desk that nobody can read without signing in, unless the settings say otherwise. Close it after the test. */
export async function openDesk(
  settings: Partial<Config> = {},
  fetching: FetchSettings = NO_NETWORK,
  limits: { readonly printMs?: number } = {},
): Promise<TestDesk> {
  const file = await freshFile();
  const clock = fakeClock();
  const ctx = openContext({ ...CONFIG, file, ...settings }, clock, {
    fetching,
    maxWaitMs: UNTIL_COMPARED_MS,
    trialMs: UNTIL_COMPARED_MS,
    ...limits,
  });
  const users = await ctx.transact({ id: 1 }, seedUsers);
  const answers = keptAnswers();
  const app = behindName(buildApp(ctx), ctx.config.url);
  const serving = await listen(answers.before(app), '127.0.0.1', 0);
  const url = `http://127.0.0.1:${serving.port}`;
  const ask = (path: string, init: RequestInit) => fetch(url + path, { redirect: 'manual', ...init });
  return {
    url,
    ctx,
    clock,
    users,
    signIn: (role) => ctx.transact({ id: 1 }, (change) => beginSession(change, users[role].id)),
    token: (role, scope = 'write') =>
      ctx.transact({ id: users[role].id }, (change) => makeToken(change, users[role].id, scope)),
    async givePassword(role, password) {
      const hash = await hashPassword(password);
      await ctx.transact({ id: users[role].id }, (change) =>
        setPassword(change, users[role].id, { hash, endsTokens: true }),
      );
    },
    as: (role, work) => ctx.transact({ id: users[role].id }, work),
    get: (path, sends = {}) => ask(path, { headers: sends }),
    form: async (path, fields, sends = {}) =>
      withoutDone(
        await ask(path, { method: 'POST', body: formOf(fields), headers: { ...FROM_A_PAGE, ...sends } }),
      ),
    submit: (path, fields, sends = {}) =>
      ask(path, { method: 'POST', body: formOf(fields), headers: { ...FROM_A_PAGE, ...sends } }),
    json: (method, path, body, sends = {}) =>
      ask(path, {
        method,
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(!('authorization' in sends) && FROM_A_PAGE),
          ...sends,
        },
      }),
    keepAnswer: answers.keep,
    async close() {
      await serving.stop();
      await ctx.close();
      rmSync(dirname(file), { recursive: true, force: true });
    },
  };
}

/** A desk with a public address answers to no other, and `fetch` names the one it connects to: as a proxy would, mend that. */
function behindName(app: RequestListener, url: string | null): RequestListener {
  if (url === null) return app;
  return (req, res) => {
    const { localAddress, localPort } = req.socket;
    if (req.headers.host === `${localAddress}:${localPort}`) req.headers.host = new URL(url).host;
    app(req, res);
  };
}

/** An answer whose next page comes without the change that it confirms, as `form` of a desk gives it. */
export function withoutDone(answer: Response): Response {
  const location = answer.headers.get('location');
  const plain = location?.replace(/(?:[?]done=\d+(?:&|(?=#|$))|&done=\d+)/, (pair) =>
    pair.startsWith('?') && pair.endsWith('&') ? '?' : '',
  );
  if (!plain || plain === location) return answer;
  const headers = new Headers(answer.headers);
  headers.set('location', plain);
  return new Response(null, { status: answer.status, headers });
}

/** The cookie an answer set, as a browser would send it from then on. Empty where it was taken away. */
export function cookieFrom(answer: Response): Sends {
  const pair = answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? '';
  return { cookie: pair };
}

async function seedUsers(change: WriteContext): Promise<Record<Role, DeskUser>> {
  const add = async (role: Role, name: string): Promise<DeskUser> => {
    const email = `${role}@desk.example`;
    const { id } = await addRow(change, 'users', {
      kind: 'person',
      name,
      email,
      role,
      password_hash: null,
      disabled_at: null,
    });
    return { id, name, email };
  };
  return {
    viewer: await add('viewer', 'Vera Viewer'),
    checker: await add('checker', 'Chris Checker'),
    editor: await add('editor', 'Eddie Editor'),
    admin: await add('admin', 'Ada Admin'),
  };
}

async function beginSession(change: WriteContext, userId: number): Promise<Sends> {
  const secret = newSecret();
  const row = { id_hash: hashSecret(secret), user_id: userId, created_at: change.at, seen_at: change.at };
  await change.tx.insertInto('sessions').values(row).execute();
  return { cookie: `onrecord=${secret}` };
}

async function makeToken(change: WriteContext, userId: number, scope: Scope): Promise<Sends> {
  const secret = newSecret();
  const expires = new Date(Date.parse(change.at) + 90 * 86_400_000).toISOString();
  await addRow(change, 'tokens', {
    user_id: userId,
    name: `A ${scope} token`,
    scope,
    token_hash: hashSecret(secret),
    expires_at: expires,
    last_used_at: null,
    revoked_at: null,
  });
  return { authorization: `Bearer ${secret}` };
}

function formOf(fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  }
  return form;
}
