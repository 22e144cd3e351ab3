import { type Config, headPlacesOf } from '../../../config.js';
import type { ComparedHeads } from '../../../platform/db/heads/continue.js';

/** Holds the history against every stored head and every backup in the folder of backups. */
export async function compareAll(config: Config): Promise<ComparedHeads> {
  const [{ compareStored }, { compareCopies }, { withConnection }] = await Promise.all([
    import('../../../platform/db/heads/continue.js'),
    import('../../../platform/db/backups/earlier-copies.js'),
    import('../../../platform/db/connection/open.js'),
  ]);
  const compared = await compareStored(headPlacesOf(config));
  const { file, backups } = config;
  if (backups === null) return compared;
  const fault = withConnection(file, 'read', (connection) => compareCopies(connection, backups, file));
  return fault === null ? compared : { ...compared, faults: [...compared.faults, fault] };
}
