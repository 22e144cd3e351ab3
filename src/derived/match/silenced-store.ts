import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { among } from '../../platform/db/queries/among.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { CreditedReader, type CreditingCopy } from './credited-store.js';
import { isSilenced } from './model/spoken.js';
import { NamesReader, type RenamedSpeaker } from './names-store.js';

/** Attributions whose copies are read at once. */
const BATCH = 200;

/** Reads which mismatches other names of a speaker would silence. For editors and checkers, who see every copy. */
export class SilencedReader extends UnfilteredReader {
  /** The copies that credit somebody else until then, which nobody accepted. */
  async by(renamed: RenamedSpeaker): Promise<CreditingCopy[]> {
    const credited = new CreditedReader(this.db);
    const open = await this.open(await credited.attributionsOf(await credited.withBodies([renamed.id])));
    const [names, timer] = [new NamesReader(this.db), new YieldTimer()];
    const silenced: CreditingCopy[] = [];
    for (let at = 0; at < open.length; at += BATCH) {
      const copies = await credited.creditsOf(open.slice(at, at + BATCH));
      const [before, after] = [await names.of(copies), await names.of(copies, renamed)];
      for (const copy of copies) {
        if (isSilenced(copy.credit, before(copy), after(copy))) silenced.push(copy);
        if (timer.isDue) await timer.yield();
      }
    }
    return silenced;
  }

  /** Those of claims of which a copy says otherwise, or would if it were restored from the trash. */
  private async open(attributionIds: readonly number[]): Promise<number[]> {
    const rows = await this.db
      .selectFrom('attributions')
      .leftJoin('claim_match', (join) =>
        join.onRef('claim_match.claim_id', '=', 'attributions.claim_id').on('claim_match.audience', '=', 1),
      )
      .select('attributions.id')
      .where(among('attributions.id', attributionIds))
      .where((eb) =>
        eb.or([
          eb('claim_match.standing', '<>', 'accepted'),
          eb('claim_match.claim_id', 'is', null),
          eb('attributions.trashed_at', 'is not', null),
        ]),
      )
      .orderBy('attributions.id')
      .execute();
    return rows.map(({ id }) => id);
  }
}
