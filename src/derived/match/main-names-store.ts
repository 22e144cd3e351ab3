import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { CreditedReader } from './credited-store.js';
import type { Credited } from './model/main-names.js';
import { NamesReader, type Recorded } from './names-store.js';

/** Those on record for an attribution, now or by an edit. */
export interface RecordedFor extends Recorded {
  readonly attribution_id: number;
}

/** Reads whom the newest compared copies credit, beside the names of those on record. For the program itself. */
export class MainNamesReader extends UnfilteredReader {
  /** By attribution. Those whose copy credits nobody are left out. */
  async creditedBeside(recorded: readonly RecordedFor[]): Promise<ReadonlyMap<number, Credited>> {
    if (recorded.length === 0) return new Map();
    const copies = await new CreditedReader(this.db).creditsOf(recorded.map((one) => one.attribution_id));
    const credits = new Map(copies.map(({ attribution_id, credit }) => [attribution_id, credit]));
    const namesOf = await new NamesReader(this.db).of(recorded);
    return new Map(
      recorded.flatMap((one) => {
        const credit = credits.get(one.attribution_id);
        return credit === undefined ? [] : [[one.attribution_id, { credit, names: namesOf(one) }]];
      }),
    );
  }
}
