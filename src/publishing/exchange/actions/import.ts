import { FindingReader } from '../../../derived/status/findings-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { DESK } from '../../../platform/viewer.js';
import type { Desk } from '../input/desk.js';
import type { RecordOf } from '../input/shapes.js';
import { KINDS, type Kind } from '../model.js';
import { tieAttribution, writeClaims, writeLink } from './import/claims.js';
import {
  writeMembers,
  writeOccasion,
  writeOutlet,
  writeSource,
  writeSpeaker,
  writeTag,
  writeUser,
} from './import/libraries.js';
import {
  inTimeOrder,
  writeAnnotation,
  writeContact,
  writeFinding,
  writeList,
  writeSearch,
  writeSetAside,
  writeSnapshot,
  writeView,
} from './import/records.js';
import { eachInTurn, Refs } from './import/refs.js';

// Imports a checked database file: every record becomes a new row, except users, who are matched by address, and tags,
// by name. Nothing is merged with existing records.

/** Called with the number of records written so far. */
export type OnProgress = (done: number) => void;

/** So many events take some 100 MB: with more, derived data is updated before the end. */
const MAX_EVENTS = 40_000;

export async function importDesk(
  change: WriteContext,
  desk: Desk,
  onProgress: OnProgress = () => {},
  maxEvents = MAX_EVENTS,
): Promise<void> {
  const refs = new Refs(desk);
  let done = 0;
  async function write<K extends Kind>(
    kind: K,
    writeOne: Write<K>,
    records: Iterable<RecordOf<K>> = desk.each(kind),
  ): Promise<void> {
    const work = (record: RecordOf<K>) => {
      onProgress(++done);
      return writeOne(change, record, refs);
    };
    await eachInTurn(change, records, work, maxEvents);
  }
  await write('users', writeUser);
  await write('tags', writeTag);
  await write('outlets', writeOutlet);
  await write('sources', writeSource);
  await write('speakers', writeSpeaker);
  await eachInTurn(change, desk.each('speakers'), (speaker) => writeMembers(change, speaker, refs));
  await write('occasions', writeOccasion);
  await write('snapshots', writeSnapshot);
  await writeClaims(change, desk, refs, () => onProgress(++done), maxEvents);
  await write('attributions', tieAttribution);
  await write('links', writeLink);
  await write('annotations', writeAnnotation, inTimeOrder(desk));
  await write('searches', writeSearch);
  await write('contacts', writeContact);
  // A superseded finding references a later one.
  refs.number('findings', await new FindingReader(change.tx, DESK).nextId());
  await write('findings', writeFinding);
  await write('set_asides', writeSetAside);
  await write('lists', writeList);
  await write('views', writeView);
}

type Write<K extends Kind> = (change: WriteContext, record: RecordOf<K>, refs: Refs) => Promise<void> | void;

/** The number of records, for measuring progress. */
export function countRecords(desk: Desk): number {
  return KINDS.reduce((sum, kind) => sum + desk.count(kind), 0);
}
