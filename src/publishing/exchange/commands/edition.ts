import type { Config } from '../../../config.js';
import { inReadSnapshot } from '../../../platform/db/queries/read-snapshot.js';
import type { Db } from '../../../platform/db/schema.js';
import { withReading } from '../../../platform/db/with-reading.js';
import { AppError } from '../../../platform/lib/errors.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import { TERMINAL } from '../../../platform/viewer.js';
import type { Piece } from '../../citations/model/list.js';
import { openStyles } from '../../citations/styles-pool.js';
import { writeEdition } from '../../lists/editions/file-job.js';
import { EDITION_FORMATS, type EditionFormat } from '../../lists/editions/model.js';
import { EditionReader } from '../../lists/editions/store.js';
import { ListReader } from '../../lists/store.js';

export interface KeptEditionFile {
  readonly pieces: readonly Piece[];
  /** Of the edition as an admin gets it. */
  readonly sha256: string;
}

/**
 * An edition of a shared list as it was printed, as an admin gets it on the web.
 * @param said its number
 * @throws UsageError for no number or another format; AppError not_found where there is none
 */
export async function editionFile(config: Config, said: string, format: string): Promise<KeptEditionFile> {
  const editionId = numberIn(said);
  if (!isEditionFormat(format))
    throw new UsageError(`--format: an edition is exported as ${Object.keys(EDITION_FORMATS).join(', ')}.`);
  const pieces: Piece[] = [];
  const { sha256 } = await withReading(config.file, (db) =>
    inReadSnapshot(db, async () => {
      const request = { viewer: TERMINAL, listId: await listOf(db, editionId), editionId, format };
      return writeEdition(db, request, openStyles({ db }), (piece) => void pieces.push(piece));
    }),
  );
  return { pieces, sha256 };
}

function numberIn(said: string): number {
  if (/^[1-9]\d{0,14}$/.test(said)) return Number(said);
  throw new UsageError(`--edition is ‘${said}’: give the number of an edition, as in its address.`);
}

function isEditionFormat(format: string): format is EditionFormat {
  return Object.hasOwn(EDITION_FORMATS, format);
}

async function listOf(db: Db, edition: number): Promise<number> {
  const id = await new EditionReader(db, TERMINAL).listOf(edition);
  const list = id === undefined ? undefined : await new ListReader(db, TERMINAL).byId(id);
  if (list !== undefined) return list.id;
  throw new AppError(
    'not_found',
    `There is no edition ${edition} of a shared list. Editions of private lists can be exported only from their pages.`,
  );
}
