import type { Staged } from '../../../../platform/db/staging.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import type { FieldError } from '../../../../platform/lib/result.js';
import type { ResolvedAttribution } from '../../../../record/attributions/actions.js';
import { recordQuotation } from '../../../../record/entry/actions.js';
import { addSource } from '../../../../record/sources/actions.js';
import type { FileFault } from '../../model/faults.js';
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
  readonly faults: readonly FileFault[];

  constructor(faults: readonly FileFault[] = []) {
    super('The data has changed since the file was checked.');
    this.faults = faults;
  }
}

/**
 * Adds all rows.
 * @throws NotPublished, after which the change must be rolled back
 */
export async function publishCsv(
  change: WriteContext,
  staged: Iterable<Staged>,
  onRowsImported: (rows: number) => void = () => {},
): Promise<void> {
  const names = new NamedRows();
  let rows = 0;
  for (const one of staged) {
    if (!(await addStaged(change, one, names))) continue;
    rows += 1;
    onRowsImported(rows);
  }
}

/**
 * Adds a row, or what later rows name. @returns whether it is a row
 * @throws NotPublished
 */
export async function addStaged(
  change: WriteContext,
  { kind, line, body }: Staged,
  names: NamedRows,
): Promise<boolean> {
  const refuse = (errors: readonly FieldError[], column: string | null = null) => {
    throw new NotPublished(errors.map(({ path, message }) => ({ line, column: column ?? path, message })));
  };
  if (kind === KINDS.name) {
    const name = body as StagedName;
    const errors = await names.add(change, name);
    if (errors) refuse(errors, name.column);
    return false;
  }
  if (kind === KINDS.claim) await addClaim(change, body as StagedClaim, names);
  else {
    const added = await addSource(change, body as StagedSource);
    if (!added.ok) refuse(added.errors);
  }
  return true;
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
  { columns, source, speaker, voiced_by, recounted_by, relayed_from }: StagedAttribution,
  names: NamedRows,
): ResolvedAttribution {
  return {
    columns: {
      ...columns,
      source_id: names.id(source),
      speaker_id: names.maybe(speaker),
      voiced_by_id: names.maybe(voiced_by),
      recounted_by_id: names.maybe(recounted_by),
    },
    named_source_id: names.maybe(relayed_from),
  };
}
