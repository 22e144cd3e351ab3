import { addRow, changeRow } from '../../activity/rows.js';
import { dayWithin, embargoOf, guessOf } from '../../claims/actions/patch.js';
import type { Staged } from '../../db/staging.js';
import type { Change } from '../../db/transact.js';
import { type FieldError, ok, type Result } from '../../lib/result.js';
import { addSource } from '../../sources/actions.js';
import type { CsvFault } from './faults.js';
import { NamedRows } from './named-rows.js';
import {
  KINDS,
  type StagedAttribution,
  type StagedClaim,
  type StagedName,
  type StagedSource,
} from './staged.js';

// Takes in what a check has staged, all of it in one change. The rows come out as `recordQuotation` would make
// them and leave the same events.

/** What cannot be taken in as things stand: what the table rests on has changed since it was checked. */
export class NotPublished extends Error {
  /** Where it is one row that cannot be added. */
  readonly faults: readonly CsvFault[];

  constructor(faults: readonly CsvFault[] = []) {
    super('The desk has changed since the file was checked.');
    this.faults = faults;
  }
}

/** @throws NotPublished, and then the change is to be undone */
export async function publishCsv(
  change: Change,
  staged: Iterable<Staged>,
  tell: (rows: number) => void = () => {},
): Promise<void> {
  const names = new NamedRows(change);
  let rows = 0;
  for (const { kind, line, body } of staged) {
    const faultsIn = (errors: readonly FieldError[], column: string | null = null) =>
      errors.map(({ path, message }) => ({ line, column: column ?? path, message }));
    if (kind === KINDS.name) {
      const name = body as StagedName;
      const errors = await names.add(name);
      if (errors) throw new NotPublished(faultsIn(errors, name.column));
      continue;
    }
    const added =
      kind === KINDS.claim
        ? await addClaim(change, body as StagedClaim, names)
        : await addSource(change, body as StagedSource);
    if (!added.ok) throw new NotPublished(faultsIn(added.errors));
    rows += 1;
    tell(rows);
  }
}

async function addClaim(change: Change, staged: StagedClaim, names: NamedRows): Promise<Result<null>> {
  const { claim, attribution } = staged;
  const { embargoed_until, said_on, form, ground_rule, language_guessed, ...plain } = claim;
  const day = dayWithin(said_on, names.dateOf(staged.occasion));
  if (!day.ok) return day;
  const { id } = await addRow(change, 'claims', {
    ...plain,
    ...guessOf({ language: plain.language, language_guessed }, null),
    form: form ?? 'direct',
    ground_rule: ground_rule ?? 'on_record',
    ...embargoOf({ ground_rule, embargoed_until }),
    speaker_id: names.id(staged.speaker),
    occasion_id: names.maybe(staged.occasion),
    ...day.value,
  });
  for (const tag of staged.tags) await addRow(change, 'claim_tags', { claim_id: id, tag_id: names.id(tag) });
  if (attribution)
    await addAttribution(change, { id, text: claim.text, form: form ?? 'direct' }, attribution, names);
  return ok(null);
}

async function addAttribution(
  change: Change,
  claim: {
    readonly id: number;
    readonly text: string;
    readonly form: NonNullable<StagedClaim['claim']['form']>;
  },
  { source, voiced_by, relayed_from, form, rank, ...plain }: StagedAttribution,
  names: NamedRows,
): Promise<void> {
  const seen = { claim_id: claim.id };
  const origin =
    relayed_from === null
      ? null
      : await addRow(change, 'attributions', { ...seen, source_id: names.id(relayed_from), wording: null });
  const { id } = await addRow(change, 'attributions', {
    ...plain,
    ...seen,
    source_id: names.id(source),
    wording: claim.text,
    form: form ?? claim.form,
    rank: rank ?? 'normal',
    voiced_by_id: names.maybe(voiced_by),
    relayed_from_id: origin?.id ?? null,
  });
  await changeRow(change, 'claims', claim.id, null, { reference_attribution_id: id });
}
