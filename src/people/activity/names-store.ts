import { type RawBuilder, sql } from 'kysely';
import { marksFor, withNested } from '../../engines/reading/printed-words.js';
import { beginningOf, DOTS, shortWords } from '../../engines/text/short-words.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { MERGED_TABLES } from '../../platform/db/subjects.js';
import { markdownWords } from '../../platform/lib/text/markdown.js';
import { reaches, seesRestricted, type Viewer } from '../../platform/viewer.js';
import { FORMS, type Form, MOTIVATIONS, type Motivation } from '../../vocabulary.js';
import type { NamedKind, RecordName, RecordNames, Ref } from './names-model.js';
import { ASIDE, BARE, NOUNS } from './names-model.js';

// The names and addresses of records, for sentences that mention them. A record that the viewer may not see has no name
// here; nor has one in the trash, for those below an editor.

interface NameRow {
  readonly id: number;
  readonly text: string;
  readonly lang?: string | null;
  readonly more?: string | number | null;
}

interface Seen {
  readonly visible: Visible;
  readonly userId: number | null;
  /** Whether a trashed record may be named: an SQL condition on the table. */
  readonly untrashed: (table: string) => RawBuilder<unknown>;
}

const QUERIES = {
  claim: ({ visible, untrashed }: Seen) =>
    sql`select claims.id, claims.text, claims.language as lang, claims.form as more from claims where ${visible.claims()} and ${untrashed('claims')} and claims.id in`,
  attribution: ({ visible, untrashed }: Seen) =>
    sql`select attributions.id, sources.title as text, sources.language as lang from attributions join sources on sources.id = attributions.source_id join claims on claims.id = attributions.claim_id where ${visible.ofClaim('attributions.claim_id')} and ${untrashed('claims')} and ${untrashed('attributions')} and attributions.id in`,
  annotation: ({ visible, untrashed }: Seen) =>
    sql`select annotations.id, annotations.body as text, annotations.motivation as more from annotations where ${visible.annotations()} and ${untrashed('annotations')} and annotations.id in`,
  search: ({ visible, untrashed }: Seen) =>
    sql`select searches.id, searches.place as text from searches join claims on claims.id = searches.claim_id where ${visible.claims()} and ${untrashed('claims')} and ${untrashed('searches')} and searches.id in`,
  contact: ({ visible, untrashed }: Seen) =>
    sql`select contacts.id, contacts.asked as text from contacts join claims on claims.id = contacts.claim_id where ${visible.claims()} and ${untrashed('claims')} and ${untrashed('contacts')} and contacts.id in`,
  snapshot: ({ visible, untrashed }: Seen) =>
    sql`select snapshots.id, sources.title as text, sources.language as lang, sources.id as more from snapshots join sources on sources.id = snapshots.source_id where ${visible.snapshots()} and ${visible.sources()} and ${untrashed('snapshots')} and snapshots.id in`,
  speaker: ({ visible, untrashed }: Seen) =>
    sql`select speakers.id, speakers.name as text, speakers.language as lang from speakers where ${visible.speakers()} and ${untrashed('speakers')} and speakers.id in`,
  occasion: ({ visible, untrashed }: Seen) =>
    sql`select occasions.id, occasions.name as text from occasions where ${visible.occasions()} and ${untrashed('occasions')} and occasions.id in`,
  outlet: ({ visible, untrashed }: Seen) =>
    sql`select outlets.id, outlets.name as text from outlets where ${visible.outlets()} and ${untrashed('outlets')} and outlets.id in`,
  source: ({ visible, untrashed }: Seen) =>
    sql`select sources.id, sources.title as text, sources.language as lang from sources where ${visible.sources()} and ${untrashed('sources')} and sources.id in`,
  tag: ({ visible, untrashed }: Seen) =>
    sql`select tags.id, tags.name as text from tags where ${visible.tags()} and ${untrashed('tags')} and tags.id in`,
  list: ({ visible, untrashed, userId }: Seen) =>
    sql`select lists.id, lists.title as text from lists where ${visible.lists(userId)} and ${untrashed('lists')} and lists.id in`,
  view: ({ visible, untrashed, userId }: Seen) =>
    sql`select views.id, views.name as text from views where ${visible.views(userId)} and ${untrashed('views')} and views.id in`,
  style: ({ untrashed }: Seen) =>
    sql`select styles.id, styles.title as text from styles where ${untrashed('styles')} and styles.id in`,
} as const satisfies Record<Exclude<NamedKind, 'user'>, (seen: Seen) => unknown>;

// Below SQLite's limit of 32,766 parameters, and above what a page of a list needs.
const MAX_NAMES = 1000;

export class NamesReader {
  private readonly db: Db | Tx;
  private readonly seen: Seen;

  constructor(db: Db | Tx, viewer: Viewer) {
    const isEditor = reaches(viewer.role, 'editor');
    this.db = db;
    this.seen = {
      visible: visibleTo({ seesRestricted: seesRestricted(viewer) }),
      userId: viewer.userId,
      untrashed: (table) => (isEditor ? sql`1` : standingOrMerged(table)),
    };
  }

  /** The names of these records, with one query per kind. */
  async namesOf(refs: readonly Ref[]): Promise<RecordNames> {
    const kinds = [...new Set(refs.map(({ kind }) => kind))];
    const found = await Promise.all(
      kinds.map((kind) =>
        this.ofKind(
          kind,
          [...new Set(refs.filter((ref) => ref.kind === kind).map(({ id }) => id))].slice(0, MAX_NAMES),
        ),
      ),
    );
    return new Map(found.flat());
  }

  private async ofKind(kind: NamedKind, ids: readonly number[]): Promise<[string, RecordName][]> {
    const query =
      kind === 'user'
        ? sql`select users.id, users.name as text from users where users.id in`
        : QUERIES[kind](this.seen);
    const { rows } = await sql<NameRow>`${query} (${sql.join(ids)})`.execute(this.db);
    return rows.map((row) => [`${kind}:${row.id}`, nameOf(kind, row)]);
  }
}

/** A merged record keeps its name for events from before the merge. */
function standingOrMerged(table: string): RawBuilder<unknown> {
  const standing = sql`${sql.ref(`${table}.trashed_at`)} is null`;
  return MERGED_TABLES.includes(table)
    ? sql`(${standing} or ${sql.ref(`${table}.merged_into_id`)} is not null)`
    : standing;
}

function nameOf(kind: NamedKind, row: NameRow): RecordName {
  // An erased record is identified by its number alone.
  const isErased = row.text === '';
  const words = kind === 'annotation' ? markdownWords(row.text) : row.text;
  const text = isErased ? `number ${row.id}` : shortWords(words);
  const base = { text, lang: isErased ? null : (row.lang ?? null), noun: NOUNS[kind], marks: BARE };
  switch (kind) {
    case 'claim': {
      const form = row.more as Form;
      const noun = FORMS[form].toLowerCase();
      const { words: own, isCut } = isErased ? { words: text, isCut: false } : beginningOf(words);
      const { open, close, nested } = marksFor(isErased ? null : form, own, base.lang);
      return {
        ...base,
        text: withNested(own, nested),
        href: `/claims/${row.id}`,
        noun,
        marks: [open, isCut ? `${close}${DOTS}` : close],
      };
    }
    case 'annotation': {
      const noun = MOTIVATIONS[row.more as Motivation].toLowerCase();
      return { ...base, href: `/annotations/${row.id}`, noun, marks: isErased ? BARE : ASIDE };
    }
    case 'snapshot':
      return { ...base, href: `/sources/${row.more}/snapshots/${row.id}` };
    case 'search':
      return { ...base, href: `/searches/${row.id}` };
    case 'contact':
    case 'user':
      return { ...base, href: null };
    default:
      return { ...base, href: `/${kind}s/${row.id}` };
  }
}
