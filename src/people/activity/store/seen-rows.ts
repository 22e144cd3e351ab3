import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { visibleTo } from '../../../platform/db/queries/visible.js';
import type { SubjectKind } from '../../../platform/db/subjects.js';
import { seesRestricted, type Viewer } from '../../../platform/viewer.js';

// The visible part of a row in a visible event. A restricted copy hides the passages anchored in it and quotations of
// it; an item's position on a list would reveal hidden claims before it. Evaluated by the present state, since a source
// can become restricted later, or cease to be.

type Condition = Expression<SqlBool>;
type Side = 'event_payloads.before' | 'event_payloads.after';

const PASSAGE = [
  'selector_exact',
  'selector_prefix',
  'selector_suffix',
  'selector_start_utf16',
  'selector_end_utf16',
];

/** Columns that reveal a difference from a copy, which may be restricted. */
const AGAINST_A_COPY = ['needs_second', 'answers'];

/** Columns by which an edition with restricted claims differs from that of all others. */
const OF_THE_WHOLE = ['list_version', 'sha256', 'left_sha256'];

/** The row before or after, as JSON text. */
export function rowSeenBy(viewer: Viewer, side: Side): RawBuilder<string | null> {
  const row = sql<string | null>`${sql.ref(side)}`;
  if (seesRestricted(viewer)) return row;
  const visible = visibleTo({ seesRestricted: false });
  const source = sql`json_extract(${row}, '$.source_id')`;
  const ofAttribution = sql<SqlBool>`${isOf('attribution')} and not ${visible.copiesOf(source)}`;
  const ofEvidence = sql<SqlBool>`${isOf('finding_evidence')} and not exists (
    select 1 from finding_evidence where finding_evidence.id = events.subject_id and ${visible.evidence()})`;
  return sql<string | null>`case
    when ${ofAttribution} then ${without(row, ['snapshot_id', ...PASSAGE])}
    when ${ofEvidence} then ${without(row, ['snapshot_id', 'annotation_id', ...PASSAGE])}
    when ${isOf('finding')} then ${without(row, AGAINST_A_COPY)}
    when ${isOf('list_item')} then ${without(row, ['position'])}
    when ${isOf('list_edition')} then ${without(row, OF_THE_WHOLE)}
    else ${row} end`;
}

function isOf(kind: SubjectKind): Condition {
  return sql<SqlBool>`events.subject_kind = ${sql.lit(kind)}`;
}

function without(row: Expression<unknown>, columns: readonly string[]): Expression<unknown> {
  return sql`json_remove(${row}, ${sql.join(columns.map((column) => sql.lit(`$.${column}`)))})`;
}
