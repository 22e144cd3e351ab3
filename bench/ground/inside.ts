import { Kysely } from 'kysely';
import { claimRoutes } from '../../src/pages/claims/routes.js';
import { OnrecordDialect } from '../../src/platform/db/connection/dialect.js';
import { type Connection, openConnection, type Statement } from '../../src/platform/db/connection/open.js';
import type { Db, Schema } from '../../src/platform/db/schema.js';
import { queryOf } from '../../src/platform/http/query.js';
import type { RequestContext } from '../../src/platform/http/request-context.js';
import type { Handler, Router } from '../../src/platform/http/router.js';
import { DESK, type Viewer } from '../../src/platform/viewer.js';
import { ClaimCounts } from '../../src/record/claims/facets-store.js';
import { type OpenContext, openContext } from '../../src/server/context/open-context.js';

// Calls the program's own routes without HTTP: the cost of reading a page, without that of sending it. The same queries
// can then be run again alone, on statements that are prepared once.

export interface Query {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Inside {
  readonly ctx: OpenContext;
  readonly connection: Connection;
  /** The JSON of an address, not yet serialised. */
  read(path: string, viewer?: Viewer): Promise<unknown>;
  /** The same with an empty cache of counts, as after any change or for a new search. */
  readAnew(path: string): Promise<unknown>;
  /** The queries that an address runs, with or without cached counts. */
  queriesOf(path: string, counts: 'anew' | 'remembered'): Promise<readonly Query[]>;
  /** The queries that some work runs. */
  queriesIn(work: (db: Db) => Promise<unknown>): Promise<readonly Query[]>;
  /** Runs queries by themselves, on cached statements. */
  raw(queries: readonly Query[]): void;
  close(): Promise<void>;
}

export function openInside(file: string): Inside {
  const ctx = openContext({
    ...{
      file,
      host: '127.0.0.1',
      port: 0,
      url: null,
      anonymous: 'none',
      trustProxy: false,
      backups: null,
      heads: null,
      log: 'silent',
    },
    limits: { sign_in: null, search: null, export: null, import: null, fetch: null },
    secondFactor: 'optional',
    checkAt: null,
    mail: null,
    strictPages: false,
  });
  const heard: Query[] = [];
  const connection = openConnection(file, 'read');
  const log = ({ query }: { query: Query }) =>
    void heard.push({ sql: query.sql, parameters: query.parameters });
  const listening = new Kysely<Schema>({ dialect: new OnrecordDialect(connection), log });
  const own = handlersOf(ctx);
  const anew = handlersOf(Object.create(ctx, { counts: { value: countingAnew(ctx.db) } }));
  const db = { value: listening };
  const heardOn = {
    remembered: handlersOf(Object.create(ctx, { db })),
    anew: handlersOf(Object.create(ctx, { db, counts: { value: countingAnew(listening) } })),
  };
  const statements = new Map<string, Statement>();
  return {
    ctx,
    connection,
    read: (path, viewer = DESK) => answer(own, path, viewer),
    readAnew: (path) => answer(anew, path, DESK),
    async queriesOf(path, counts) {
      heard.length = 0;
      await answer(heardOn[counts], path, DESK);
      return [...heard];
    },
    async queriesIn(work) {
      heard.length = 0;
      await work(listening);
      return [...heard];
    },
    raw(queries) {
      for (const { sql, parameters } of queries) {
        const statement = statements.get(sql) ?? connection.prepare(sql);
        statements.set(sql, statement);
        statement.all(parameters);
      }
    },
    async close() {
      connection.close();
      await ctx.close();
    },
  };
}

function countingAnew(db: Db): Pick<ClaimCounts, 'of'> {
  return { of: (filters, viewer) => new ClaimCounts(db).of(filters, viewer) };
}

function handlersOf(ctx: OpenContext): ReadonlyMap<string, Handler> {
  const handlers = new Map<string, Handler>();
  const ignore = () => {};
  const door: Router = {
    get: (path, handler) => void handlers.set(path, handler),
    getByAnybody: ignore,
    getByProgram: ignore,
    post: ignore,
    patch: ignore,
    delete: ignore,
  };
  claimRoutes(door, ctx);
  return handlers;
}

async function answer(
  handlers: ReadonlyMap<string, Handler>,
  path: string,
  viewer: Viewer,
): Promise<unknown> {
  const [, id] = /^\/claims\/(\d+)/.exec(path) ?? [];
  const handler = handlers.get(id === undefined ? '/claims' : '/claims/:id');
  const reply = await handler?.(askFor(path, id, viewer));
  if (reply?.kind !== 'faces' || !reply.json)
    throw new Error(`${path} has no JSON: ${JSON.stringify(reply)}`);
  return reply.json();
}

function askFor(path: string, id: string | undefined, viewer: Viewer): RequestContext {
  const req = {
    params: { id },
    path: path.replace(/\?.*/, ''),
    method: 'GET',
    headers: {},
  } as unknown as RequestContext['raw'];
  return {
    raw: req,
    res: {} as RequestContext['res'],
    viewer,
    representation: 'json',
    query: queryOf(path),
    done: null,
    body: null,
    write: () => Promise.reject(new Error('Nothing is changed here.')),
  };
}
