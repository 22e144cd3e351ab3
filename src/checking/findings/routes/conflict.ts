import type { FindingRow } from '../../../derived/status/findings-store.js';
import { belongsTo, valueWords } from '../../../derived/status/model/values.js';
import { conflictWith } from '../../../platform/http/outcomes.js';
import { FACETS, type Facet } from '../../../vocabulary.js';
import { isLeftAlone, markOf, type TypedRow } from '../form-input.js';
import { type OnClaim, openedRow } from '../page/opened-rows.js';

// The page for a form whose findings or claim changed meanwhile: the present state and the typed values side by side,
// and a form based on the present state.

export interface Conflict {
  /** The rows to show: typed values where there are any, the present state elsewhere. */
  readonly rows: readonly TypedRow[];
  readonly differences: ReturnType<typeof conflictWith>;
}

export function conflictOf(
  sent: readonly TypedRow[],
  standing: readonly FindingRow[],
  on: OnClaim,
): Conflict {
  const rows = sent.map((row) => {
    const { typed } = openedRow(row.facet, standing, on);
    const touched = isLeftAlone(row) ? typed : seenNow(row, typed);
    return { row: touched, isTheirs: row.supersedes !== typed.supersedes && !isLeftAlone(row), now: typed };
  });
  const theirs = rows.filter(({ isTheirs }) => isTheirs);
  const fields = theirs.map(({ row }) => ({
    name: row.facet,
    label: FACETS[row.facet],
    value: inWords(row),
    error: null,
  }));
  const saved = Object.fromEntries(theirs.map(({ now }) => [now.facet, inWords(now)]));
  return { rows: rows.map(({ row }) => row), differences: conflictWith(fields, saved) };
}

/** Typed values on top of the present state. Where another person found the same, it is still to be recorded. */
function seenNow(row: TypedRow, { supersedes, was }: TypedRow): TypedRow {
  return { ...row, supersedes, was, again: markOf(row) === was ? 'on' : row.again };
}

function inWords({ facet, value, rationale, mechanism, speaker }: TypedRow): string {
  const words = valueOr(facet, value);
  return [words, rationale, mechanism, speaker.name].filter(Boolean).join('. ');
}

function valueOr(facet: Facet, value: string): string {
  return belongsTo(facet, value) ? valueWords(facet, value) : value;
}
