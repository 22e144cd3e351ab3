import { importTable } from '../../../../src/publishing/exchange/actions.js';
import { selectCsv } from '../../../../src/publishing/exchange/commands/export-table.js';
import { parseCsvOptions } from '../../../../src/publishing/exchange/input/table-options.js';
import type { CsvReport } from '../../../../src/publishing/exchange/model/csv-report.js';
import type { Duplicates } from '../../../../src/publishing/exchange/model/options.js';
import type { TestDatabase } from '../../../support/database.js';
import { unwrap } from '../../../support/unwrap.js';

type Desk = Pick<TestDatabase, 'db' | 'transact' | 'file'>;

export interface Asked {
  readonly duplicates?: Duplicates;
  readonly mapping?: readonly string[];
  readonly delimiter?: string;
  /** What happens on the desk between the check and the publication. */
  readonly between?: () => Promise<void>;
}

/** Checks a file and, where nothing is wrong with it, takes it in. */
export async function takeInCsv(desk: Desk, file: string | Buffer, asked: Asked = {}): Promise<CsvReport> {
  const options = unwrap(parseCsvOptions({ mapping: [], ...asked }));
  let isFirst = true;
  const outcome = await importTable(desk.file, {
    ...{ bytes: Buffer.from(file as string), options, actor: 1 },
    change: (work) => desk.transact({ id: 1 }, work),
    agrees: () => true,
    async onChecked() {
      if (isFirst) await asked.between?.();
      isFirst = false;
    },
  });
  if (outcome.kind === 'repeated') throw new Error('It was never sent before.');
  if (outcome.report.format !== 'csv') throw new Error('It was no table.');
  return outcome.report;
}

/** The whole desk as a file. */
export async function asCsv({ db }: Desk, table: 'claims' | 'sources' = 'claims'): Promise<string> {
  const { pieces } = await selectCsv(db, { table });
  let text = '';
  for await (const piece of pieces(() => {})) text += piece;
  return text;
}
