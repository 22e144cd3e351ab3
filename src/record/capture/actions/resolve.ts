import { guessLanguage } from '../../../engines/language/guess.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { errorsAt } from '../../../platform/lib/picks.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { type ResolvedAttribution, resolveAttribution } from '../../attributions/actions.js';
import { type ResolvedClaim, resolveClaim } from '../../claims/actions/resolve.js';
import { missingClaim } from '../../claims/actions.js';
import { SnapshotReader } from '../../snapshots/store.js';
import { SourceReader } from '../../sources/store.js';
import type { NewQuotation } from '../input.js';

/** A quotation whose references are numbers of saved records: of a form, a row of a table or a record of a file. */
export interface ResolvedQuotation {
  readonly claim: ResolvedClaim;
  readonly attributions: readonly ResolvedAttribution[];
  /** The claim of which it is a part: the two are linked. */
  readonly fragment_of: number | null;
  /**
   * Its attribution, counted from 0, that has the claim's words, or null for none, where that is known already.
   * Left out, the first with the same words becomes its reference.
   */
  readonly reference?: number | null;
}

/** Finds or creates all that a quotation names, and guesses its language where none is named. */
export async function resolveReferences(
  change: WriteContext,
  { attribution, fragment_of, ...claim }: NewQuotation,
): Promise<Result<ResolvedQuotation>> {
  const guess = claim.language === null ? await guessFor(change, claim.text, attribution) : null;
  const resolved = await resolveClaim(
    change,
    guess === null ? claim : { ...claim, language: guess, language_guessed: true },
  );
  if (!resolved.ok) return resolved;
  const missing = fragment_of === null ? null : await missingClaim(change, fragment_of);
  if (missing !== null) return refused([{ path: 'fragment_of', message: missing }]);
  if (!attribution) return ok({ claim: resolved.value, fragment_of, attributions: [] });
  const attributed = await resolveAttribution(change, null, attribution);
  return attributed.ok
    ? ok({ claim: resolved.value, fragment_of, attributions: [attributed.value] })
    : refused(errorsAt('attribution', attributed.errors));
}

/** The language of words of which nobody named one: by themselves, or else that of their source or copy. */
async function guessFor(
  change: WriteContext,
  text: string,
  attribution: NewQuotation['attribution'],
): Promise<string | null> {
  const byWords = guessLanguage(text);
  if (byWords !== null || !attribution) return byWords;
  const { source_id, source, snapshot_id } = attribution;
  if (source?.language) return source.language;
  const id = source_id ?? (typeof source?.id === 'number' ? source.id : null);
  if (id === null) return null;
  const language = (await new SourceReader(change.tx, DESK).byId(id))?.language ?? null;
  if (language !== null || snapshot_id === null) return language;
  return guessLanguage((await new SnapshotReader(change.tx, DESK).byId(id, snapshot_id))?.text ?? '');
}
