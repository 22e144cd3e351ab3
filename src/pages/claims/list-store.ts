import { openQuestionsAmong } from '../../checking/annotations/questions-store.js';
import { ReadCache } from '../../platform/db/queries/read-cache.js';
import type { Db } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { type CitedFor, citedFor } from '../../publishing/citations/cited-store.js';
import { coinsOfSource } from '../../publishing/citations/model/web-meta.js';
import { foundAmong } from '../../record/claims/found-in-store.js';
import type { FoundIn } from '../../record/claims/model/found-in.js';
import type { ClaimFilters } from '../../record/claims/model.js';
import { ClaimReader, type ListedClaim } from '../../record/claims/store.js';

/** A page of claims as it is shown; cached, and therefore immutable. */
export interface ClaimList {
  readonly rows: readonly ListedClaim[];
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
  /** Why each claim matched, by its id; empty without a search. */
  readonly found: ReadonlyMap<number, FoundIn>;
  /** The source cited for each claim, by its id; absent where nobody saw one. */
  readonly sources: ReadonlyMap<number, ListedSource>;
  /** The number of open questions of each claim, by its id; absent where there is none. */
  readonly questions: ReadonlyMap<number, number>;
  /** The COinS metadata of claims with a source that somebody saw, in order. */
  readonly coins: readonly string[];
}

export interface ListedSource {
  readonly id: number;
  readonly title: string;
  readonly language: string | null;
  readonly outlet: string | null;
  readonly isOwnPiece: boolean;
}

/** Maximum number of cached pages: some 50 KB each, with 50 claims. */
const MAX_KEPT = 100;

/** Reads pages of claims, and caches them. */
export class ClaimLists {
  private readonly db: Db;
  private readonly kept: ReadCache<ClaimList>;

  constructor(db: Db) {
    this.db = db;
    this.kept = new ReadCache(db, MAX_KEPT);
  }

  /** @throws AppError bad_request for a malformed cursor */
  async of(filters: ClaimFilters, viewer: Viewer): Promise<ClaimList> {
    const key = JSON.stringify([seesRestricted(viewer), filters]);
    return this.kept.getOrRead(key, () => this.read(filters, viewer));
  }

  private async read(filters: ClaimFilters, viewer: Viewer): Promise<ClaimList> {
    const { rows, next } = await new ClaimReader(this.db, viewer).listed(filters);
    const found = await foundAmong(this.db, filters.q, rows);
    const cited = await citedFor(this.db, rows);
    return {
      rows,
      next,
      found,
      sources: new Map(cited.map((one) => [one.claimId, listedSource(one)])),
      questions: await openQuestionsAmong(
        this.db,
        rows.map(({ id }) => id),
      ),
      coins: cited.map(({ source, saidOn }) => coinsOfSource(source, saidOn)),
    };
  }
}

function listedSource({ source, isOwnPiece }: CitedFor): ListedSource {
  const { id, title, language, outlet_name: outlet } = source;
  return { id, title, language, outlet, isOwnPiece };
}
