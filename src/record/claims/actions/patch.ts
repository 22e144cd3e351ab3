import { guessLanguage } from '../../../engines/language/guess.js';
import type { NewRow, Patch } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { EdtfDate } from '../../../platform/lib/edtf/edtf.js';
import { ok, type Result } from '../../../platform/lib/result.js';
import type { ClaimEdit } from '../input.js';
import { DEFAULT_FORM } from '../model.js';
import type { Claim } from '../store.js';
import { type ResolvedClaim, resolveReferences } from './resolve.js';

// Converts a claim to columns, for a new one and for an edit.

/** The columns that an edit changes. */
export async function patchOf(
  change: WriteContext,
  edit: ClaimEdit,
  before: Claim,
): Promise<Result<Patch<'claims'>>> {
  const {
    speaker,
    speaker_id,
    occasion,
    occasion_id,
    said_on,
    tags,
    embargoed_until,
    form,
    ground_rule,
    language_guessed,
    set_aside_reason,
    ...plain
  } = edit;
  const found = await resolveReferences(change, edit, before);
  if (!found.ok) return found;
  const { said_on: day, ...references } = found.value;
  return ok({
    ...plain,
    ...guessOf(edit, before),
    ...(form && { form }),
    ...(ground_rule && { ground_rule }),
    ...references,
    ...dayColumns(day),
    ...embargoOf(edit),
  });
}

type Guessing = Pick<ClaimEdit, 'text' | 'language' | 'language_guessed'>;

/**
 * The language, and whether it is guessed: naming one confirms it unless it is marked as guessed. Leaving it empty in
 * a form asks for a new guess.
 */
function guessOf(
  { text, language, language_guessed: guessed }: Guessing,
  before: Pick<Claim, 'text' | 'language' | 'language_guessed'>,
): Patch<'claims'> {
  if (before.language_guessed === 1 && asksForGuess(language, guessed) && isNoOther(language, before))
    return { language: guessAgain(text, before), language_guessed: 1 };
  if (language === undefined && guessed === undefined) return {};
  const now = language === undefined ? before.language : language;
  const isGuess = guessed === true && now !== null && before.language === now;
  return { language_guessed: isGuess ? 1 : 0 };
}

/** Both unchanged, both empty in a form, or marked as guessed. */
function asksForGuess(language: string | null | undefined, guessed: boolean | null | undefined): boolean {
  return (
    guessed === true ||
    (guessed === undefined && language === undefined) ||
    (guessed === null && language === null)
  );
}

function isNoOther(language: string | null | undefined, before: Pick<Claim, 'language'>): boolean {
  return (language ?? before.language) === before.language;
}

function guessAgain(text: string | undefined, before: Pick<Claim, 'text' | 'language'>): string | null {
  return text === undefined || text === before.text
    ? before.language
    : (guessLanguage(text) ?? before.language);
}

/** The columns of an embargo; empty where the edit does not mention it. */
function embargoOf({ ground_rule, embargoed_until }: ClaimEdit): Patch<'claims'> {
  if (embargoed_until)
    return { embargoed_until: embargoed_until.text, embargo_lifts_at: embargoed_until.utc };
  return ground_rule && ground_rule !== 'embargoed' ? { embargoed_until: null, embargo_lifts_at: null } : {};
}

function dayColumns(day: EdtfDate | null) {
  return { said_on: day?.text ?? null, said_on_min: day?.min ?? null, said_on_max: day?.max ?? null };
}

/** Every column of a new claim but its reference. */
export function columnsOf(claim: ResolvedClaim): NewRow<'claims'> {
  const { language, embargoed_until: embargo } = claim;
  return {
    text: claim.text,
    language,
    language_guessed: language !== null && claim.language_guessed ? 1 : 0,
    form: claim.form ?? DEFAULT_FORM,
    speaker_id: claim.speaker_id,
    occasion_id: claim.occasion_id,
    ...dayColumns(claim.said_on),
    ground_rule: claim.ground_rule ?? 'on_record',
    embargoed_until: embargo?.text ?? null,
    embargo_lifts_at: embargo?.utc ?? null,
    summary: claim.summary,
    note: claim.note,
  };
}
