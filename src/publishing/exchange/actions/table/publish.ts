import type { Staged } from '../../../../platform/db/staging.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import type { FieldError } from '../../../../platform/lib/result.js';
import type { ResolvedAttribution } from '../../../../record/attributions/actions.js';
import { recordQuotation } from '../../../../record/capture/actions.js';
import { addSource } from '../../../../record/sources/actions.js';
import type { CsvFault } from '../../model/faults.js';
import {
  KINDS,
  type StagedAttribution,
  type StagedClaim,
  type StagedName,
  type StagedSource,
} from '../../table-job/staged.js';
import { NamedRows } from './named-rows.js';

// Imports what a check has staged, all of it in one change.

/** The import failed, since its basis has changed since the check. */
export class NotPublished extends Error {
  /** Where a single row cannot be added. */
  readonly faults: readonly CsvFault[];

  constructor(faults: readonly CsvFault[] = []) {
    super('The data has changed since the file was checked.');
    this.faults = faults;
  }
}

/** @throws NotPublished, after which the change must be rolled back */
export async function publishCsv(
  change: WriteContext,
  staged: Iterable<Staged>,
  onRowsImported: (rows: number) => void = () => {},
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
    if (kind === KINDS.claim) await addClaim(change, body as StagedClaim, names);
    else {
      const added = await addSource(change, body as StagedSource);
      if (!added.ok) throw new NotPublished(faultsIn(added.errors));
    }
    rows += 1;
    onRowsImported(rows);
  }
}

async function addClaim(
  change: WriteContext,
  { claim, speaker, occasion, tags, attribution }: StagedClaim,
  names: NamedRows,
): Promise<void> {
  await recordQuotation(change, {
    claim: {
      ...claim,
      speaker_id: names.id(speaker),
      occasion_id: names.maybe(occasion),
      tag_ids: tags.map((tag) => names.id(tag)),
    },
    fragment_of: null,
    attributions: attribution ? [resolved(attribution, names)] : [],
  });
}

function resolved(
  { columns, source, voiced_by, relayed_from }: StagedAttribution,
  names: NamedRows,
): ResolvedAttribution {
  return {
    columns: { ...columns, source_id: names.id(source), voiced_by_id: names.maybe(voiced_by) },
    named_source_id: names.maybe(relayed_from),
  };
}
