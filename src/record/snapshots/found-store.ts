import { ViewerReader } from '../../platform/db/queries/reader.js';
import { OutletReader } from '../outlets/store.js';
import type { SourceRow } from '../sources/store.js';
import { hasOffers, type Offers, offersFor } from './model/found.js';
import { type Snapshot, SnapshotReader } from './store.js';

/** What the newest copy of a source has for its empty fields. */
export interface FoundDetails {
  readonly source: SourceRow;
  readonly copyId: number;
  readonly offers: Offers;
  /** The names of outlets among the offers that are saved already. */
  readonly savedOutlets: ReadonlySet<string>;
}

/** Reads what kept pages say of themselves. */
export class FoundReader extends ViewerReader {
  /** Null where there is nothing to fill in. @param copies newest first; by default read */
  async ofSource(source: SourceRow, copies?: readonly Snapshot[]): Promise<FoundDetails | null> {
    const [newest] = copies ?? (await new SnapshotReader(this.db, this.viewer).ofSource(source.id));
    if (newest === undefined || newest.headers === null || source.trashed_at !== null) return null;
    const offers = offersFor(source, newest);
    if (!hasOffers(offers)) return null;
    return { source, copyId: newest.id, offers, savedOutlets: await this.saved(offers.outlet) };
  }

  private async saved(outlets: Offers['outlet']): Promise<ReadonlySet<string>> {
    const reader = new OutletReader(this.db, this.viewer);
    const saved = new Set<string>();
    for (const { value } of outlets) if ((await reader.named(value)).length > 0) saved.add(value);
    return saved;
  }
}
