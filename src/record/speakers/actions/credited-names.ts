import { SilencedReader } from '../../../derived/match/silenced-store.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import type { AwaitingName } from '../awaiting-store.js';
import type { CreditedName } from '../names-section.js';
import { renamedOf } from './renamed.js';

/** Those that somebody has to agree to, with the copies that each would silence: in force, it is one that copies credit. */
export async function creditedNames(db: Db | Tx, names: readonly AwaitingName[]): Promise<CreditedName[]> {
  const silenced = new SilencedReader(db);
  const found: CreditedName[] = [];
  for (const one of names) {
    const now = await renamedOf({ tx: db }, one.speaker_id);
    const copies = await silenced.by({ ...now, names: [...now.names, one.name] });
    if (copies.length > 0 || one.is_in_force === 0) found.push({ ...one, copies });
  }
  return found;
}
