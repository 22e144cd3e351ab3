// `npm run migrate:new -- noun_change`: writes the next numbered migration, empty but for its frame.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../migrations', import.meta.url));
const name = process.argv[2] ?? '';

const FRAME = `import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql\`\`.execute(db);
}
`;

if (/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(name)) {
  create(`${nextNumber()}_${name}`);
} else {
  process.stderr.write(
    `"${name}" does not name a migration. Say noun_change in snake_case: npm run migrate:new -- sources_add_isbn\n`,
  );
  process.exitCode = 2;
}

function nextNumber() {
  const taken = readdirSync(folder).map((file) => Number(/^(\d{4})_.+\.ts$/.exec(file)?.[1] ?? 0));
  return String(Math.max(0, ...taken) + 1).padStart(4, '0');
}

/** @param {string} migration */
function create(migration) {
  writeFileSync(join(folder, `${migration}.ts`), FRAME, { flag: 'wx' });
  process.stdout.write(
    `Made migrations/${migration}.ts. Now:\n` +
      `  1. fill it in, and list it last in migrations/index.ts: nothing runs that is not listed there;\n` +
      `  2. bring src/platform/db/schema.ts and docs/schema.sql to the same state;\n` +
      `  3. never edit it once it has been released.\n`,
  );
}
