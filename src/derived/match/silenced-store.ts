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
    const open = await this.open(await this.concerned(renamed));
    const silenced: CreditingCopy[] = [];
    for await (const copy of this.among(open, undefined, renamed)) silenced.push(copy);
    return silenced;
  }

  /** Whether a copy agrees with a speaker of the one names, and credits somebody else by the other. */
  async isNeeded(without: RenamedSpeaker, renamed: RenamedSpeaker): Promise<boolean> {
    for await (const _ of this.among(await this.concerned(renamed), without, renamed)) return true;
    return false;
  }

  private async concerned({ id }: RenamedSpeaker): Promise<readonly number[]> {
    const credited = new CreditedReader(this.db);
    return credited.attributionsOf(await credited.withBodies([id]));
  }

  private async *among(
    attributionIds: readonly number[],
    before: RenamedSpeaker | undefined,
    after: RenamedSpeaker,
  ): AsyncGenerator<CreditingCopy> {
    const [credited, names, timer] = [
      new CreditedReader(this.db),
      new NamesReader(this.db),
      new YieldTimer(),
    ];
    for (let at = 0; at < attributionIds.length; at += BATCH) {
      const copies = await credited.creditsOf(attributionIds.slice(at, at + BATCH));
      const [was, is] = [await names.of(copies, before), await names.of(copies, after)];
      for (const copy of copies) {
        if (isSilenced(copy.credit, was(copy), is(copy))) yield copy;
        if (timer.isDue) await timer.yield();
      }
    }
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
