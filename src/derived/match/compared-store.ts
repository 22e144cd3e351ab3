import { createHash } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import type { Credit } from '../../engines/context/credit.js';
import { among } from '../../platform/db/queries/among.js';
import { isOwnPiece } from '../../platform/db/queries/own-pieces.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { copiesUnrestricted } from '../../platform/db/queries/visible.js';
import { grouped } from '../../platform/lib/grouped.js';
import { mismatchesIn } from './model/answers.js';
import type { Mismatch } from './model/mismatch.js';
import { isForeign, partedAmong } from './model/parted.js';
import { creditsAnother } from './model/recorded-credit.js';
import { type Names, PLAINLY_SPOKEN, spokenOf } from './model/spoken.js';
import type { ClaimWordings, ComparedWording, CreditedElsewhere } from './model/state.js';
import { NamesReader } from './names-store.js';

/**
 * Reads the comparisons of claims' wordings with saved copies, and whom sources credit instead. For the program
 * itself: nothing is hidden.
 */
export class ComparedReader extends UnfilteredReader {
  /** For each of these claims, in order. */
  async ofClaims(claimIds: readonly number[]): Promise<ClaimWordings[]> {
    const rows = await this.wordings(claimIds);
    const wordings = grouped(rows, ({ claim_id }) => claim_id);
    const newest = await this.newest(claimIds);
    const names = await new NamesReader(this.db).of(rows);
    return claimIds.map((claim_id) => {
      const all = wordings.get(claim_id) ?? [];
      const own = all.filter(hasWording);
      return {
        claim_id,
        has_its_text: own.length === 0 || own.some(({ wording, text }) => wording === text),
        compared: comparedOf(own, newest, names),
        credited: all.filter(creditsAnother).map(creditedElsewhere),
      };
    });
  }

  /** Every present mismatch of a claim, over all copies: what a finding that contradicts the comparison answers. */
  async mismatchesOf(claimId: number): Promise<readonly Mismatch[]> {
    const [claim] = await this.ofClaims([claimId]);
    return claim === undefined ? [] : mismatchesIn(claim, 1);
  }

  private wordings(claimIds: readonly number[]): Promise<WordingRow[]> {
    return this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .select(['attributions.claim_id', 'attributions.id as attribution_id', 'claims.text'])
      .select(['attributions.version', 'claims.reference_attribution_id'])
      .select(['claims.speaker_id', 'attributions.voiced_by_id', 'attributions.recounted_by_id'])
      .select(['attributions.language', 'claims.language as claim_language', 'claims.language_guessed'])
      .select((eb) =>
        eb
          .selectFrom('sources')
          .select('sources.language')
          .whereRef('sources.id', '=', 'attributions.source_id')
          .as('source_language'),
      )
      .leftJoin('speakers as credited', 'credited.id', 'attributions.speaker_id')
      .select(['attributions.wording', 'attributions.speaker_id as credited_id', 'credited.name as credited'])
      .select((eb) => eb.fn.coalesce('attributions.form', 'claims.form').as('form'))
      .select(isOwnPiece(sql.ref('attributions.source_id')).as('is_own_piece'))
      .where(among('attributions.claim_id', claimIds))
      .where('attributions.trashed_at', 'is', null)
      .where((eb) =>
        eb.or([eb('attributions.wording', 'is not', null), eb('attributions.speaker_id', 'is not', null)]),
      )
      .orderBy('attributions.id')
      .execute();
  }

  /** By attribution: the comparison with the newest copy. */
  private async newest(claimIds: readonly number[]): Promise<ReadonlyMap<number, ComparisonRow>> {
    const rows = await this.db
      .selectFrom('attributions')
      .innerJoin('comparisons', 'comparisons.attribution_id', 'attributions.id')
      .innerJoin('snapshots', 'snapshots.id', 'comparisons.snapshot_id')
      .select(['comparisons.attribution_id', 'comparisons.snapshot_id'])
      .select(['comparisons.verdict', 'comparisons.flags', 'comparisons.credit'])
      .select(sql<0 | 1>`${copiesUnrestricted(sql.ref('snapshots.source_id'))}`.as('is_public'))
      .where(among('attributions.claim_id', claimIds))
      .where('comparisons.verdict', '<>', 'not_compared')
      .where('snapshots.trashed_at', 'is', null)
      .orderBy('snapshots.captured_at')
      .orderBy('snapshots.id')
      .execute();
    return new Map(rows.map((row) => [row.attribution_id, row]));
  }
}

interface WordingRow extends Pick<ComparedWording, 'attribution_id' | 'version' | 'form'> {
  readonly claim_id: number;
  readonly text: string;
  /** Null for a source that is only cited. */
  readonly wording: string | null;
  /** Whom the source is recorded to credit; null for the claim's speaker. */
  readonly credited_id: number | null;
  readonly credited: string | null;
  readonly reference_attribution_id: number | null;
  readonly speaker_id: number;
  readonly voiced_by_id: number | null;
  readonly recounted_by_id: number | null;
  readonly language: string | null;
  readonly claim_language: string | null;
  readonly language_guessed: 0 | 1;
  readonly source_language: string | null;
  readonly is_own_piece: SqlBool;
}

type Worded = WordingRow & { readonly wording: string };

function hasWording(row: WordingRow): row is Worded {
  return row.wording !== null;
}

interface ComparisonRow extends Pick<ComparedWording, 'attribution_id' | 'snapshot_id' | 'verdict'> {
  readonly flags: string;
  readonly credit: string | null;
  readonly is_public: 0 | 1;
}

/** Those of a claim's wordings that were compared, in their order. */
function comparedOf(
  wordings: readonly Worded[],
  newest: ReadonlyMap<number, ComparisonRow>,
  names: (of: WordingRow) => Names,
): ComparedWording[] {
  const compared = wordings.flatMap((row) => {
    const comparison = newest.get(row.attribution_id);
    return comparison === undefined ? [] : [{ row, comparison, beside: besideClaim(row) }];
  });
  const parted = partedAmong(compared.map(({ beside }) => beside));
  return compared.map(({ row, comparison, beside }, at) => ({
    ...comparedWording(row, comparison, names(row)),
    is_parted: parted[at] === true,
    is_foreign: isForeign(beside),
  }));
}

function besideClaim({ language_guessed, is_own_piece, ...row }: Worded) {
  return { ...row, claim_language_guessed: language_guessed === 1, is_own_piece: Boolean(is_own_piece) };
}

function comparedWording(
  row: Worded,
  { snapshot_id, verdict, flags, credit, is_public }: ComparisonRow,
  names: Names,
): Omit<ComparedWording, 'is_parted' | 'is_foreign'> {
  return {
    ...ownOf(row),
    wording_sha256: sha256(row.wording),
    snapshot_id,
    verdict,
    flags: JSON.parse(flags) as string[],
    spoken: spokenOf(credit === null ? null : (JSON.parse(credit) as Credit), names),
    is_public: is_public === 1,
  };
}

function creditedElsewhere(row: WordingRow): CreditedElsewhere {
  return {
    ...ownOf(row),
    wording_sha256: row.wording === null ? null : sha256(row.wording),
    snapshot_id: null,
    verdict: 'not_compared',
    flags: [],
    spoken: { ...PLAINLY_SPOKEN, mouth: 'another', credited: row.credited },
    is_parted: false,
    is_foreign: false,
    is_public: true,
  };
}

function ownOf(row: WordingRow) {
  return {
    attribution_id: row.attribution_id,
    version: row.version,
    speaker_id: row.speaker_id,
    form: row.form,
    is_reference: row.reference_attribution_id === row.attribution_id,
    is_own_piece: Boolean(row.is_own_piece),
  };
}

function sha256(wording: string): string {
  return createHash('sha256').update(wording).digest('hex');
}
