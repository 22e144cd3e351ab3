import { addRow, type NewRow } from '../../src/people/activity/row-store.js';
import type { RowOf } from '../../src/platform/db/row-change.js';
import type { WriteContext } from '../../src/platform/db/transact.js';

/** Adds a claim past the web, with what matters to a test and nothing else. */
export async function addTestClaim(
  change: WriteContext,
  claim: Pick<NewRow<'claims'>, 'speaker_id'> & Partial<NewRow<'claims'>>,
): Promise<RowOf<'claims'>> {
  return addRow(change, 'claims', { ...BARE, ...claim });
}

const BARE = {
  text: 'We told each other plainly.',
  language: 'en',
  form: 'direct',
  occasion_id: null,
  said_on: null,
  said_on_min: null,
  said_on_max: null,
  ground_rule: 'on_record',
  embargoed_until: null,
  embargo_lifts_at: null,
  summary: null,
  note: null,
  reference_attribution_id: null,
  erased_by: null,
} as const satisfies Omit<NewRow<'claims'>, 'speaker_id'>;

/** Adds a person to say it. */
export async function addTestSpeaker(change: WriteContext, name: string): Promise<RowOf<'speakers'>> {
  return addRow(change, 'speakers', {
    kind: 'person',
    name,
    sort_name: null,
    language: null,
    description: null,
    wikidata_id: null,
  });
}
