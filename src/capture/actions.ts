import { DESK } from '../accounts/model.js';
import { addAttribution } from '../attributions/actions.js';
import { addClaim, linkClaims } from '../claims/actions.js';
import { type Claim, ClaimReader } from '../claims/store.js';
import type { Change } from '../db/transact.js';
import { guessLanguage } from '../engines/language/guess.js';
import { errorsAt } from '../lib/picks.js';
import { ok, type Result, refused } from '../lib/result.js';
import { SnapshotReader } from '../snapshots/store.js';
import { SourceReader } from '../sources/store.js';
import type { NewQuotation } from './input.js';

/** The language of words of which nobody named one: by themselves, or else that of their source or copy. */
async function guessFor(
  change: Change,
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

/** Records a quotation in one go; form, capture and import all come through here. */
export async function recordQuotation(
  change: Change,
  { attribution, fragment_of: whole, ...claim }: NewQuotation,
): Promise<Result<Claim>> {
  const guess = claim.language === null ? await guessFor(change, claim.text, attribution) : null;
  const added = await addClaim(
    change,
    guess === null ? claim : { ...claim, language: guess, language_guessed: true },
  );
  if (!added.ok) return added;
  if (whole !== null) {
    const link = { kind: 'fragment_of', other_claim_id: whole, note: null } as const;
    const linked = await linkClaims(change, added.value.id, link);
    if (!linked.ok) return refused(linked.errors.map((error) => ({ ...error, path: 'fragment_of' })));
  }
  if (!attribution) return added;
  const form = attribution.form ?? added.value.form;
  const attributed = await addAttribution(change, added.value.id, { ...attribution, form });
  if (!attributed.ok) return refused(errorsAt('attribution', attributed.errors));
  // Read again: an attribution that became its reference has given the claim another version.
  return ok((await new ClaimReader(change.tx, DESK).byId(added.value.id)) ?? added.value);
}
