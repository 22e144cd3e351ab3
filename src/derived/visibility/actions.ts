import type { WriteContext } from '../../platform/db/transact.js';
import { PublicRecords } from './public-store.js';

/** What claims of a running import can show once readers see these, which hide nothing they did not hide before. */
const SHOWN_BY_CLAIMS = [
  'speaker',
  'occasion',
  'source',
  'outlet',
  'tag',
  'annotation',
  'list',
  'view',
] as const;

/** Shows records that only claims of a running import show, whose rows readers are about to see. */
export async function showUsedByImport({ tx }: WriteContext): Promise<void> {
  const shown = new PublicRecords(tx);
  for (const kind of SHOWN_BY_CLAIMS) await shown.showHidden(kind);
}
