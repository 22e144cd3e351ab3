import { Kysely } from 'kysely';
import { buildApp } from '../../src/app.js';
import { OnrecordDialect } from '../../src/platform/db/connection/dialect.js';
import { type Connection, openConnection } from '../../src/platform/db/connection/open.js';
import type { Schema } from '../../src/platform/db/schema.js';
import { listen } from '../../src/platform/http/serve.js';
import type { Sends, TestDesk } from './desk.js';

// The same server on a second port, where every query of a page is recorded.

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Listening {
  /** The page's status and body, and the queries that made it, in order; signing in is among them. */
  read(path: string, sends: Sends): Promise<{ status: number; body: string; statements: Statement[] }>;
  /** How SQLite runs a query: the lines of EXPLAIN QUERY PLAN. */
  planOf(statement: Statement): string[];
  close(): Promise<void>;
}

export async function listenTo(desk: TestDesk): Promise<Listening> {
  const connection = openConnection(desk.ctx.config.file, 'read');
  const heard: Statement[] = [];
  const db = new Kysely<Schema>({
    dialect: new OnrecordDialect(connection),
    log: ({ query }) => void heard.push({ sql: query.sql, parameters: query.parameters }),
  });
  const ctx = Object.create(desk.ctx, { db: { value: db } }) as typeof desk.ctx;
  const serving = await listen(buildApp(ctx), '127.0.0.1', 0);
  return {
    async read(path, sends) {
      heard.length = 0;
      const answer = await fetch(`http://127.0.0.1:${serving.port}${path}`, { headers: sends });
      return { status: answer.status, body: await answer.text(), statements: [...heard] };
    },
    planOf: (statement) => planOf(connection, statement),
    async close() {
      await serving.stop();
      connection.close();
    },
  };
}

function planOf(connection: Connection, { sql, parameters }: Statement): string[] {
  const rows = connection.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[];
  return rows.map(({ detail }) => detail);
}
