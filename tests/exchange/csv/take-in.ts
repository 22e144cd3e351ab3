import { Staging } from '../../../src/db/staging.js';
import { selectCsv } from '../../../src/exchange/commands/export-csv.js';
import { type CsvReport, checkCsv } from '../../../src/exchange/csv/check.js';
import type { Duplicates } from '../../../src/exchange/csv/checked-rows.js';
import { publishCsv } from '../../../src/exchange/csv/publish.js';
import { parseWish } from '../../../src/exchange/csv/wish.js';
import type { TestDatabase } from '../../support/database.js';
import { unwrap } from '../../support/unwrap.js';

type Desk = Pick<TestDatabase, 'db' | 'transact'>;

export interface Asked {
  readonly duplicates?: Duplicates;
  readonly mapping?: readonly string[];
  readonly delimiter?: string;
  /** What happens on the desk between the check and the publication. */
  readonly between?: () => Promise<void>;
}

/** Checks a file and, where nothing is wrong with it, takes it in. */
export async function takeInCsv(desk: Desk, file: string | Buffer, asked: Asked = {}): Promise<CsvReport> {
  const wish = unwrap(parseWish({ mapping: [], ...asked }));
  const staging = new Staging();
  try {
    const report = await checkCsv(Buffer.from(file as string), wish, { db: desk.db, actor: 1, staging });
    await asked.between?.();
    if (report.faultCount > 0) return report;
    await desk.transact({ id: 1 }, (change) => publishCsv(change, staging.all(), report));
    return report;
  } finally {
    staging.close();
  }
}

/** The whole desk as a file. */
export async function asCsv({ db }: Desk, table: 'claims' | 'sources' = 'claims'): Promise<string> {
  const { pieces } = await selectCsv(db, { table });
  let text = '';
  for await (const piece of pieces(() => {})) text += piece;
  return text;
}
