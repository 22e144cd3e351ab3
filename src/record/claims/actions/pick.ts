import { printedShort } from '../../../engines/reading/printed-words.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { filtersOf } from '../input.js';
import type { PickNames } from '../model.js';
import type { ClaimReader } from '../store.js';

// How a form names a claim: words of it, its number or its address. Words only offer claims; a person chooses.

const MAX_CHOICES = 20;

/** The form's fields with the id of the claim and without the words. Fails with choices where words are given. */
export async function pickClaim(
  claims: ClaimReader,
  fields: unknown,
  names: PickNames,
): Promise<Result<unknown>> {
  const { [names.words]: words, ...given } = fields as Readonly<Record<string, unknown>>;
  if (typeof words !== 'string' || words.trim() === '' || given[names.id]) return ok(given);
  const id = idTyped(words);
  if (id !== null) return ok({ ...given, [names.id]: id });
  const rows = await claimsWith(claims, words);
  if (rows.length === 0)
    return refused([{ path: names.words, message: 'No quotation has all these words. Try fewer' }]);
  const choices = rows.map((row) => ({
    value: String(row.id),
    label: [
      printedShort(row.form, row.text, row.language),
      ...[row.speaker_name, row.said_on, `number ${row.id}`].filter(Boolean),
    ].join(', '),
  }));
  return refused([{ path: names.words, message: 'Choose one of these quotations, then save', choices }]);
}

/** The id in `42`, `/claims/42` or a whole address. */
function idTyped(words: string): string | null {
  return /^(?:\S*\/claims\/)?([1-9]\d{0,14})(?:[?#]\S*)?$/.exec(words.trim())?.[1] ?? null;
}

/** Every word must be found; nothing typed is read as an operator of searches. */
async function claimsWith(claims: ClaimReader, words: string) {
  const q = (words.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, 30).join(' ');
  if (q === '') return [];
  return (await claims.page(filtersOf({ q }), MAX_CHOICES)).rows;
}
