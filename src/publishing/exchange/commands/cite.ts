import type { Config } from '../../../config.js';
import { inReadSnapshot } from '../../../platform/db/queries/read-snapshot.js';
import { withReading } from '../../../platform/db/with-reading.js';
import { nowIso, systemClock } from '../../../platform/lib/clock.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import { TERMINAL } from '../../../platform/viewer.js';
import type { CitedList } from '../../citations/cite-job.js';
import { startCiteproc } from '../../citations/citeproc/pool.js';
import type { Piece } from '../../citations/model/list.js';
import { openStyles, type Styles } from '../../citations/styles-pool.js';
import { writeExport } from '../../lists/export-job.js';
import { parseExport } from '../../lists/input.js';
import { type SelectionOptions, selectedClaims } from './selection.js';

/** Which claims to cite, and how. */
export interface CiteOptions extends SelectionOptions {
  readonly format: string;
  readonly style?: string;
  readonly locale?: string;
  readonly kind?: string;
  readonly group?: string;
}

/**
 * A citation list as an admin gets it on the web: restricted claims are omitted, and counted.
 * @throws UsageError for an invalid list or filter
 */
export async function cite(
  config: Config,
  said: CiteOptions,
): Promise<Pick<CitedList, 'counts' | 'losses'> & { readonly pieces: readonly Piece[] }> {
  const { format, style = null, locale = null, kind = null, group = null } = said;
  const options = parseExport({ format, style, locale, kind, group });
  if (!options.ok)
    throw new UsageError(options.errors.map(({ path, message }) => `--${path}: ${message}.`).join(' '));
  const of = { viewer: TERMINAL, options: options.value, madeAt: nowIso(systemClock), deskUrl: config.url };
  const citeproc = startCiteproc();
  const pieces: Piece[] = [];
  try {
    const { counts, losses } = await withReading(config.file, (db) =>
      inReadSnapshot(db, async () => {
        const wanted = await selectedClaims(db, said);
        const styles = openStyles({ db, citeproc });
        const options = { ...of.options, style: await styleIdOf(of.options.style, styles) };
        return writeExport(db, { ...of, options, wanted }, styles, (piece) => void pieces.push(piece));
      }),
    );
    return { pieces, counts, losses };
  } finally {
    await citeproc.close();
  }
}

/** The id of the style that was named. @throws UsageError for none, or several */
async function styleIdOf(named: string | null, styles: Styles): Promise<string | null> {
  if (named === null) return null;
  const style = await styles.idOf(named);
  if (style.ok) return style.value;
  throw new UsageError(`--style: ${style.errors.message}.`);
}
