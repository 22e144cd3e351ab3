import { IMPORT_STATES, REFERENCE_FORMATS, WITHDRAWAL_REASONS } from '../../../vocabulary.js';
import type { NamedImport } from '../imports-store.js';

// An import that is written in portions: how far it is, and what became of it.

export function runPage(run: NamedImport) {
  const { id, state, rows_done: done, rows_total: total, who, started_at, ended_at, cancelled_by } = run;
  const isRunning = state === 'running';
  const unit = run.kind === 'records' || run.format in REFERENCE_FORMATS ? 'records' : 'rows';
  return {
    title: titleOf(run),
    name: run.name,
    who,
    startedAt: started_at,
    endedAt: ended_at,
    isRunning,
    isCancelled: cancelled_by !== null,
    progress: { done: String(done), total, words: `${counted(done)} of ${counted(total)} ${unit}` },
    reason: isRunning || run.reason === null ? null : WITHDRAWAL_REASONS[run.reason],
    canceller: run.canceller,
    cancelAt: isRunning && cancelled_by === null ? `/imports/${id}/cancellation` : null,
    resultHref: state === 'done' && run.first_seq !== null ? `/import?taken=${run.first_seq}` : null,
  };
}

const NOUNS = { claims: 'quotations', sources: 'sources', records: 'records' } as const;

function titleOf({ state, cancelled_by, rows_total, kind }: NamedImport): string {
  const rows = `${counted(rows_total)} ${NOUNS[kind]}`;
  if (state === 'done') return `Imported ${rows}`;
  if (state === 'withdrawn') return `Import of ${rows}: nothing imported`;
  return cancelled_by === null ? `Importing ${rows}` : `Cancelling the import of ${rows}`;
}

/** Imports in a list, newest first. */
export function runRows(runs: readonly NamedImport[]) {
  return runs.map((run) => ({
    href: `/imports/${run.id}`,
    text: titleOf(run),
    state: IMPORT_STATES[run.state],
    who: run.who,
    at: run.started_at,
  }));
}

export function runJson(run: NamedImport) {
  const { id, state, format, kind, name, who, rows_done, rows_total, started_at, ended_at, reason } = run;
  const cancelled = run.cancelled_by !== null;
  return {
    ...{ id, state, format, kind, name, who, rows_done, rows_total, started_at, ended_at, cancelled, reason },
    taken: state === 'done' && run.first_seq !== null ? `/import.json?taken=${run.first_seq}` : null,
  };
}

function counted(rows: number): string {
  return rows.toLocaleString('en-GB');
}
