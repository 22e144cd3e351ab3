import type { WriteContext } from '../../../platform/db/transact.js';
import type { Desk, Kind, RecordOf } from '../input/shapes.js';
import { tieAttribution, writeClaims, writeLink } from './import/claims.js';
import { numberFindings, writeContact, writeFinding, writeSearch, writeView } from './import/findings.js';
import { writeOccasion, writeOutlet, writeSource, writeTag, writeUser } from './import/libraries.js';
import { inTimeOrder, writeAnnotation, writeList, writeSnapshot } from './import/notes.js';
import { Refs } from './import/refs.js';
import { writeSetAside } from './import/set-asides.js';
import { writeMembers, writeSpeaker } from './import/speakers.js';

// Imports a parsed database file: every record becomes a new row, except users, who are matched by address, and tags,
// by name. Nothing is merged with existing records.

/** Called with the number of records written so far. */
export type OnProgress = (done: number) => void;

export async function importDesk(
  change: WriteContext,
  desk: Desk,
  tell: OnProgress = () => {},
): Promise<void> {
  const refs = new Refs();
  let done = 0;
  async function write<K extends Kind>(
    kind: K,
    writeOne: Write<K>,
    records = desk[kind] as readonly RecordOf<K>[],
  ): Promise<void> {
    await eachInTurn(change, records, (record) => {
      tell(++done);
      return writeOne(change, record, refs);
    });
  }
  await write('users', writeUser);
  await write('tags', writeTag);
  await write('outlets', writeOutlet);
  await write('sources', writeSource);
  await write('speakers', writeSpeaker);
  for (const speaker of desk.speakers) await writeMembers(change, speaker, refs);
  await write('occasions', writeOccasion);
  await write('snapshots', writeSnapshot);
  await writeClaims(change, desk, refs, () => tell(++done));
  await write('attributions', tieAttribution);
  await write('links', writeLink);
  await write('annotations', writeAnnotation, inTimeOrder(desk.annotations));
  await write('searches', writeSearch);
  await write('contacts', writeContact);
  await numberFindings(change, desk, refs);
  await write('findings', writeFinding);
  await write('set_asides', writeSetAside);
  await write('lists', writeList);
  await write('views', writeView);
}

type Write<K extends Kind> = (change: WriteContext, record: RecordOf<K>, refs: Refs) => Writing;

/** A promise to await; most records are written synchronously. */
type Writing = Promise<void> | void;

async function eachInTurn<T>(change: WriteContext, records: readonly T[], work: (record: T) => Writing) {
  for (const record of records) {
    const writing = work(record);
    if (writing) await writing;
    const othersTurn = change.rows.yieldIfDue();
    if (othersTurn !== null) await othersTurn;
  }
}

/** The number of records, for measuring progress. */
export function countRecords(desk: Desk): number {
  return Object.values(desk).reduce((sum, records) => sum + records.length, 0);
}
