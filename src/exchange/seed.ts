import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DESK_ACTOR } from '../accounts/model.js';
import type { Context } from '../context.js';
import { packageRoot } from '../lib/package-root.js';
import type { Desk } from './input/shapes.js';
import { ExchangeReader } from './store.js';

/** The real story first: its claims have the numbers 1 to 10. Then the invented one, to practise on. */
const FILES = ['data/sample/desk.json', 'data/sample/practice/desk.json'];

/** Fills a desk that never had a claim with the sample. Answers whether it did. */
export async function seedSample(ctx: Pick<Context, 'db' | 'transact'>): Promise<boolean> {
  // Asked first beside writers, so that a desk in use is not held up, and once more within the change.
  if (!(await new ExchangeReader(ctx.db).hasNoClaims())) return false;
  // A desk that is in use already starts without it.
  const { importDesk } = await import('./import.js');
  const desks = await Promise.all(FILES.map(readDesk));
  return ctx.transact(DESK_ACTOR, async (change) => {
    if (!(await new ExchangeReader(change.tx).hasNoClaims())) return false;
    for (const desk of desks) await importDesk(change, desk);
    return true;
  });
}

async function readDesk(file: string): Promise<Desk> {
  const { parseDeskText } = await import('./input.js');
  const desk = parseDeskText(await readFile(join(packageRoot, file), 'utf8'));
  if (!desk.ok) throw new Error(`The sample in ${file} is not right: ${desk.errors.join(' ')}`);
  return desk.value;
}
