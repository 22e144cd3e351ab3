import { type SqlBool, sql } from 'kysely';
import { ClaimIndexReader } from '../../derived/search/index-store.js';
import { compileInWords } from '../../derived/search/model/compile-query.js';
import { claimOf } from '../../derived/search/model/entry.js';
import { misattributionOn } from '../../derived/status/status-store.js';
import { soughtKeys } from '../../engines/alike/claim-keys.js';
import { type AlikeKind, type Comparable, comparable, compareTexts } from '../../engines/alike/compare.js';
import { fold } from '../../engines/text/fold.js';
import { searchWords } from '../../engines/text/search-words.js';
import { isCharacterWord } from '../../engines/text/tokens.js';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { AlikeClaim } from '../duplicates/model.js';

/** The words of a claim about to be added. */
export interface NewWords {
  readonly text: string;
  /** Null where the speaker is unknown. */
  readonly speaker: string | null;
}

/** Maximum number of similar claims shown; a search finds the rest. */
export const MAX_ALIKE = 10;
/**
 * Maximum number of claims read per key. A more common key distinguishes little, and the full-text index finds those
 * claims.
 */
const MAX_OF_KEY = 100;
/** Maximum number of claims, and of characters, that are compared with the text: some tens of milliseconds. */
const MAX_COMPARED = 200;
const MAX_CHARACTERS = 200_000;
/** Maximum number of candidates by shared trigrams. */
const MAX_SHARING = 60;
/** Maximum number of pieces, and of words of a piece, in a full-text query; the words are compared afterwards. */
const MAX_PIECES = 4;
const MAX_WORDS_ASKED = 8;

/** Finds claims with the same or nearly the same words, a part of them or more, as one viewer may see them. */
export class AlikeClaimReader extends ViewerReader {
  /** Whether any claim can be compared. */
  async hasClaims(): Promise<boolean> {
    return (await this.db.selectFrom('claims').select('id').limit(1).executeTakeFirst()) !== undefined;
  }

  /** Similar claims: those of the same speaker first, then by similarity. At most `MAX_ALIKE`. */
  async alike(words: NewWords): Promise<AlikeClaim[]> {
    const sought = comparable(words.text);
    const found: { readonly id: number; readonly kind: AlikeKind; readonly rank: number }[] = [];
    let characters = 0;
    const timer = new YieldTimer();
    for (const claim of await this.texts(await this.candidates(words.text, sought))) {
      characters += claim.text.length;
      if (characters > MAX_CHARACTERS) break;
      if (timer.isDue) await timer.yield();
      const other = comparable(claim.text);
      const kind = compareTexts(sought, other);
      const isTheirs = words.speaker !== null && fold(words.speaker) === fold(claim.speaker_name);
      if (kind === null || (kind === 'contains' && !isDistinctive(other) && !isTheirs)) continue;
      const distance = Math.abs(claim.text.length - words.text.length);
      const rank = ORDER[kind] + (isTheirs ? 0 : FAR / 2) + Math.min(distance, FAR / 4);
      found.push({ id: claim.id, kind, rank });
    }
    const nearest = found.sort((a, b) => a.rank - b.rank || b.id - a.id).slice(0, MAX_ALIKE);
    return this.described(nearest);
  }

  /** Ids of claims to compare, most likely first. */
  private async candidates(text: string, { pieces }: Comparable): Promise<readonly number[]> {
    const keys = soughtKeys(text);
    const all = [...new Set([keys.whole, ...keys.parts, ...keys.shingles, ...keys.windows.flat()])];
    const claimsOf = await this.claimsOf(all);
    const idsOf = (key: number) => claimsOf.get(key) ?? [];
    const containing = rarestWindow(keys.windows, idsOf) ?? (await this.containing(pieces));
    const parts = keys.parts.map(idsOf).sort((a, b) => a.length - b.length);
    const sharing = mostSharing(keys.shingles.map(idsOf));
    const ids = [
      ...idsOf(keys.whole).slice(0, MAX_OF_KEY / 2),
      ...sharing,
      ...containing.slice(0, MAX_SHARING),
      ...parts.flat(),
    ];
    return [...new Set(ids)].slice(0, MAX_COMPARED);
  }

  /** For each key the newest claims that have it. */
  private async claimsOf(keys: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
    const { rows } = await sql<{ key: number; ids: string }>`
      SELECT keys.value AS key, (SELECT json_group_array(claim_id) FROM (
        SELECT claim_id FROM claim_shingles WHERE shingle = keys.value
        ORDER BY claim_id DESC LIMIT ${sql.lit(MAX_OF_KEY)})) AS ids
      FROM json_each(${JSON.stringify(keys)}) AS keys`.execute(this.db);
    const having = rows.filter(({ ids }) => ids !== '[]');
    return new Map(having.map(({ key, ids }) => [key, JSON.parse(ids) as number[]]));
  }

  /** Claims that may contain every piece, for pieces too short or too common for windows of trigrams. */
  private async containing(pieces: Comparable['pieces']): Promise<number[]> {
    const asked = pieces
      .slice(0, MAX_PIECES)
      .map((piece) => searchWords(piece.slice(0, MAX_WORDS_ASKED).join(' ')));
    const all = asked
      .filter((words) => words.length > 0)
      .map((words) => [{ words, prefix: false, field: null }]);
    if (all.length === 0) return [];
    const match = compileInWords(this.sees ? [] : ['_public'], { all, none: [] });
    const span = { match, publicOnly: !this.sees, from: null, before: null, reaching: null, late: null };
    const entries = await new ClaimIndexReader(this.db).entries(span, 'desc', MAX_SHARING);
    return entries.map(claimOf);
  }

  /** What is compared, in the order of the given ids. */
  private async texts(ids: readonly number[]) {
    const rows = await this.seen(ids).select(['claims.id', 'claims.text']).execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private async described(
    found: readonly { readonly id: number; readonly kind: AlikeKind }[],
  ): Promise<AlikeClaim[]> {
    if (found.length === 0) return [];
    const rows = await this.seen(found.map(({ id }) => id))
      .select(['claims.id', 'claims.text', 'claims.language', 'claims.form', 'claims.said_on'])
      .select(misattributionOn('claims.id'))
      .select((eb) =>
        eb
          .selectFrom('attributions')
          .innerJoin('sources', 'sources.id', 'attributions.source_id')
          .select('sources.title')
          .whereRef('attributions.claim_id', '=', 'claims.id')
          .where('attributions.trashed_at', 'is', null)
          .orderBy(sql`attributions.id is not claims.reference_attribution_id`)
          .orderBy(sql`attributions.wording is null`)
          .orderBy('attributions.id')
          .limit(1)
          .as('source_title'),
      )
      .execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return found.flatMap(({ id, kind }) => {
      const row = byId.get(id);
      return row === undefined ? [] : [{ ...row, kind }];
    });
  }

  private seen(ids: readonly number[]) {
    return (
      this.db
        .selectFrom('claims')
        .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
        .select('speakers.name as speaker_name')
        .where(among('claims.id', ids))
        .where('claims.trashed_at', 'is', null)
        .where('claims.erased_by', 'is', null)
        .where(this.visible.claims())
        // Within a change, the rows of a running import are there.
        .where(sql<SqlBool>`${sql.raw(isSeen('claims', 'claims.id'))}`)
    );
  }
}

/** More than any difference of lengths within one kind. */
const FAR = 1_000_000;
const ORDER: Readonly<Record<AlikeKind, number>> = {
  same: 0,
  nearly: FAR,
  part_of: 2 * FAR,
  contains: 3 * FAR,
};

/** A part of one word, or of one or two characters, occurs in too many texts to be evidence. */
function isDistinctive({ words }: Comparable): boolean {
  return words.length >= (isCharacterWord(words[0] ?? '') ? 3 : 2);
}

/**
 * The claims with a key of the window that fewest have: among them are all that contain the text. Null where every
 * window has a common key, of which not all claims are known.
 */
function rarestWindow(
  windows: readonly (readonly number[])[],
  idsOf: (key: number) => readonly number[],
): readonly number[] | null {
  const known = windows
    .map((keys) => keys.map(idsOf))
    .filter((lists) => lists.every((ids) => ids.length < MAX_OF_KEY));
  const [rarest] = known.map((lists) => [...new Set(lists.flat())]).sort((a, b) => a.length - b.length);
  return rarest ?? null;
}

/** Claims that share the most trigrams, each weighted by the inverse of its frequency. */
function mostSharing(lists: readonly (readonly number[])[]): number[] {
  const shared = new Map<number, number>();
  for (const ids of lists) for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + 1 / ids.length);
  return [...shared]
    .sort(([a, x], [b, y]) => y - x || b - a)
    .slice(0, MAX_SHARING)
    .map(([id]) => id);
}
