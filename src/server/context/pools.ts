import { CollationThread } from '../../checking/collation/pool.js';
import { Texts } from '../../checking/comparison-queue/pool.js';
import type { Config } from '../../config.js';
import { CaptureThread } from '../../pages/capture/pool.js';
import { LookupThread } from '../../pages/lookup/pool.js';
import type { Transact } from '../../platform/db/transact.js';
import type { Log } from '../../platform/lib/log.js';
import { openLongWork } from '../../platform/workers/worker-pool.js';
import { FailingStyles } from '../../publishing/citations/styles/failing-actions.js';
import type { OnPrinted } from '../../publishing/citations/styles/watched-pool.js';
import type { Styles, StylesOptions } from '../../publishing/citations/styles-pool.js';
import { type Imports, type ImportsParts, openImports } from '../../publishing/exchange/import-pool.js';
import { type Exports, openExports } from '../../publishing/lists/export-pool.js';
import { type FileReader, openFileReader } from '../../record/snapshots/file-pool.js';

// What works beside the main thread. Every thread and process starts on first use.

export interface Pools {
  /** For pages; opened on first use. */
  readonly styles: () => Promise<Styles>;
  /** Writes citation files. */
  readonly exports: Exports;
  /** Imports large tables. */
  readonly imports: Imports;
  /** Compares texts on request, long ones in a thread. */
  readonly texts: Texts;
  /** Compares the wordings of a quotation with each other, long ones in a thread. */
  readonly collation: CollationThread;
  /** Finds the quotations of articles. */
  readonly captures: CaptureThread;
  /** Reads and compares texts that are looked up. */
  readonly lookups: LookupThread;
  /** Reads foreign files, each in its own process. */
  readonly reader: FileReader;
}

/** Limits that only tests set, in milliseconds. */
export interface PoolLimits {
  readonly trialMs?: number | undefined;
  readonly printMs?: number | undefined;
}

export interface PoolsParts extends Pick<ImportsParts, 'db' | 'clock' | 'note'> {
  readonly config: Config;
  readonly transact: Transact;
  readonly log: Log;
}

/** `close` leaves `texts` open: their comparer closes them after its last comparison. */
export function openPools(
  { config, transact, log, ...parts }: PoolsParts,
  { trialMs, printMs }: PoolLimits,
): Pools & { close(): Promise<void> } {
  const { file: database } = config;
  const { db } = parts;
  const longWork = openLongWork();
  const failing = new FailingStyles(transact, log);
  const onPrinted: OnPrinted = (printed) => failing.note(printed);
  const styles = stylesOnce({ db, onPrinted, trialMs, timeLimitMs: printMs });
  const texts = new Texts({ db, database, longWork });
  const closing = {
    reader: openFileReader(log),
    collation: new CollationThread(),
    captures: new CaptureThread(longWork),
    lookups: new LookupThread(),
    exports: openExports(database, { onPrinted, printMs }),
    imports: openImports({ database, ...parts }),
  };
  return {
    ...closing,
    styles: styles.open,
    texts,
    async close() {
      await Promise.all(Object.values(closing).map((one) => one.close()));
      await styles.close();
    },
  };
}

function stylesOnce(options: StylesOptions) {
  let styles: Promise<Styles> | null = null;
  return {
    open() {
      styles ??= openStyles(options);
      return styles;
    },
    close: async () => (await styles)?.close(),
  };
}

async function openStyles(options: StylesOptions): Promise<Styles> {
  return (await import('../../publishing/citations/styles-pool.js')).openStyles(options);
}
