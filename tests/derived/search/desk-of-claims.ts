import { addRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { parseFilters } from '../../../src/record/claims/input.js';
import type { ClaimFilters } from '../../../src/record/claims/model.js';
import { ClaimReader } from '../../../src/record/claims/store.js';
import type { Role } from '../../../src/vocabulary.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import type { TestDatabase } from '../../support/database.js';

/** Somebody of a role, who reads. */
export function reader(role: Role) {
  return { userId: 2, name: 'A reader', role, scope: 'read' } as const;
}

export function filtersOf(query: Readonly<Record<string, string>>): ClaimFilters {
  const filters = parseFilters(query);
  if (!filters.ok) throw new Error(JSON.stringify(filters.errors));
  return filters.value;
}

/** Numbers of all claims that a filter finds, page by page. */
export async function found(
  desk: TestDatabase,
  query: Readonly<Record<string, string>>,
  { role = 'editor', limit = 50 }: { readonly role?: Role; readonly limit?: number } = {},
): Promise<number[]> {
  const claims = new ClaimReader(desk.db, reader(role));
  const ids: number[] = [];
  let after: string | null = null;
  do {
    const page = await claims.page({ ...filtersOf(query), after }, limit);
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  return ids;
}

/** One claim with its speaker, its source and a note on it. */
export async function addFound(
  change: WriteContext,
  text: string,
  more: {
    readonly speaker?: string;
    readonly said_on?: string | null;
    readonly said_until?: string;
    readonly form?: 'direct' | 'partial' | 'indirect';
    readonly language?: string;
    readonly ground_rule?: 'on_record' | 'background';
    readonly source?: string;
    readonly note?: string;
  } = {},
): Promise<number> {
  const { speaker = 'Wang Yi', said_on = null, said_until = said_on, source, note, ...claim } = more;
  const known = await change.tx
    .selectFrom('speakers')
    .select('id')
    .where('name', '=', speaker)
    .executeTakeFirst();
  const by = known ?? (await addTestSpeaker(change, speaker));
  const dates = { said_on, said_on_min: said_on, said_on_max: said_until };
  const { id } = await addTestClaim(change, { text, speaker_id: by.id, ...dates, ...claim });
  if (source !== undefined) {
    const { id: source_id } = await addRow(change, 'sources', {
      shown: 'when_cited',
      type: 'webpage',
      title: source,
    });
    await addRow(change, 'attributions', { claim_id: id, source_id, wording: text });
  }
  if (note !== undefined)
    await addRow(change, 'annotations', { claim_id: id, motivation: 'commenting', body: note, author_id: 2 });
  return id;
}
