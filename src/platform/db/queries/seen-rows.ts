import { type Expression, type SqlBool, sql } from 'kysely';
import type { Described } from '../../../nouns.js';
import type { Viewer } from '../../viewer.js';
import { seesRestricted } from '../../viewer.js';
import { type Visible, visibleTo } from './visible.js';

// Which rows of any noun's table a viewer sees, for pages that show records of every kind.

type Condition = Expression<SqlBool>;

/** NOTE: names the table as it is, so the query must not alias it. */
export function seenRows(noun: Described, viewer: Viewer): Condition {
  return seenIn(noun, visibleTo({ seesRestricted: seesRestricted(viewer) }), viewer.userId);
}

function seenIn(noun: Described, visible: Visible, userId: number | null): Condition {
  switch (noun.seen) {
    case 'claim':
      return visible.claims();
    case 'of claim':
      return noun.kind === 'finding' ? visible.findings() : visible.ofClaim(`${noun.table}.claim_id`);
    case 'stored':
      return visible.record(noun.kind);
    case 'owned':
      return visible[noun.table](userId);
    case 'copies':
      return visible.snapshots();
    case 'everybody':
    // Who did something is told to everybody who sees that it was done; their own records have no page here.
    case 'admins':
      return sql<SqlBool>`1`;
  }
}
