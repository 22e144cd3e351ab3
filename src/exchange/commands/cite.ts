import { TERMINAL } from '../../accounts/model.js';
import { FORMATS } from '../../citations/formats.js';
import type { Counts } from '../../citations/model.js';
import { openStyles } from '../../citations/styles.js';
import { parseFilters } from '../../claims/input.js';
import type { Config } from '../../config.js';
import { withReading } from '../../context.js';
import { atOneMoment } from '../../db/one-moment.js';
import type { Db } from '../../db/schema.js';
import { nowIso, systemClock } from '../../lib/clock.js';
import type { Wanted } from '../../lists/export-job.js';
import { parseExport } from '../../lists/input.js';
import { writeExport } from '../../lists/write-export.js';
import { UsageError } from '../../terminal/refusals.js';
import { askedList } from './asked-list.js';

/** Which claims to cite, and how. */
export interface CiteSaid {
  readonly format: string;
  readonly list?: string;
  readonly query?: string;
  readonly style?: string;
  readonly locale?: string;
}

/** The formats of citation lists. CSV is a table that an import reads again (export-csv.ts). */
export const CITED: readonly string[] = FORMATS.map(({ name }) => name).filter((name) => name !== 'csv');

/**
 * A citation list as the web would give it to an admin: restricted claims stay out, and are counted.
 * @throws UsageError for a list or filter that is not one
 */
export async function cite(
  config: Config,
  said: CiteSaid,
): Promise<{ readonly pieces: readonly string[]; readonly counts: Counts }> {
  const { format, style = null, locale = null } = said;
  const wish = parseExport({ format, style, locale });
  if (!wish.ok)
    throw new UsageError(wish.errors.map(({ path, message }) => `--${path}: ${message}.`).join(' '));
  const of = { viewer: TERMINAL, wish: wish.value, madeAt: nowIso(systemClock), deskUrl: config.url };
  const styles = openStyles();
  const pieces: string[] = [];
  try {
    const { counts } = await withReading(config.file, (db) =>
      atOneMoment(db, async () => {
        const wanted = await wantedBy(db, said);
        return writeExport(db, { ...of, wanted }, styles, (piece) => void pieces.push(piece));
      }),
    );
    return { pieces, counts };
  } finally {
    await styles.close();
  }
}

async function wantedBy(db: Db, { list, query }: CiteSaid): Promise<Wanted> {
  if (list !== undefined && query !== undefined) throw new UsageError('Give --list or --query, not both.');
  if (list !== undefined) return { kind: 'list', id: await askedList(db, list) };
  const filters = parseFilters(Object.fromEntries(new URLSearchParams(query ?? '')));
  if (!filters.ok)
    throw new UsageError(
      filters.errors.map(({ path, message }) => `--query: ${path}: ${message}.`).join(' '),
    );
  return { kind: 'filters', filters: filters.value };
}
