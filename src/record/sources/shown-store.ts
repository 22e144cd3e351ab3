import { citationsOfSource } from '../../derived/visibility/uses-store.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';

/** Whether readers see a source, and whether a quotation that they see cites it. */
export interface ShownToReaders {
  readonly isShown: boolean;
  readonly isCited: boolean;
}

/** For pages and actions of checkers and up. */
export class ShownReader extends UnfilteredReader {
  async of(sourceId: number): Promise<ShownToReaders> {
    const ofSource = this.db.selectFrom('sources').select('sources.id').where('sources.id', '=', sourceId);
    const isShown = visibleTo({ seesRestricted: false }).record('source');
    return {
      isShown: (await ofSource.where(isShown).executeTakeFirst()) !== undefined,
      isCited: (await ofSource.where(citationsOfSource()).executeTakeFirst()) !== undefined,
    };
  }
}
