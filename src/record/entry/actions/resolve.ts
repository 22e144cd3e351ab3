import { guessLanguage } from '../../../engines/language/guess.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { errorsAt } from '../../../platform/lib/fields/picks.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { revealedBy } from '../../attributions/actions/hidden-sources.js';
import { hiddenSpeakerFaults } from '../../attributions/actions/hidden-speakers.js';
import { type ResolvedAttribution, resolveAttribution } from '../../attributions/actions.js';
import { recountFaults } from '../../attributions/model.js';
import { type ResolvedClaim, resolveClaim } from '../../claims/actions/resolve.js';
import { missingClaim } from '../../claims/actions.js';
import { SnapshotReader } from '../../snapshots/store.js';
import { SourceReader } from '../../sources/store.js';
import type { NewQuotation } from '../input.js';

/**
 * A quotation whose references are ids of saved records, whether from a form, a row of a table or an imported file.
 */
export interface ResolvedQuotation {
  readonly claim: ResolvedClaim;
  readonly attributions: readonly ResolvedAttribution[];
  /** The claim of which this one is a fragment: the two get linked. */
  readonly fragment_of: number | null;
  /**
   * The index, from 0, of the reference among its attributions, or null for none. If absent, the first attribution
   * with the claim's wording becomes its reference.
   */
  readonly reference?: number | null;
}

/** Finds or creates the records that a quotation names, and guesses its language where none is given. */
export async function resolveReferences(
  change: WriteContext,
  { attribution, fragment_of, ...claim }: Omit<NewQuotation, 'snapshot_text'>,
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
  const rule = resolved.value.ground_rule ?? 'on_record';
  const faults = attributed.ok
    ? [
        ...recountFaults(attributed.value.columns, resolved.value),
        ...(await revealedBy(change, rule, attribution, attributed.value)),
        ...(await hiddenSpeakerFaults(change, rule, null, attributed.value.columns)),
      ]
    : attributed.errors;
  if (!attributed.ok || faults.length > 0) return refused(errorsAt('attribution', faults));
  return ok({ claim: resolved.value, fragment_of, attributions: [attributed.value] });
}

/** The language guessed from the words themselves, or else that of their source or copy. */
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
