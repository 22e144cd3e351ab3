import { type RawBuilder, sql } from 'kysely';
import { marksFor, withNested } from '../../engines/reading/printed-words.js';
import { beginningOf, DOTS, shortWords } from '../../engines/text/short-words.js';
import { type Named, nounOf } from '../../nouns.js';
import { seenRows } from '../../platform/db/queries/seen-rows.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { MERGED_TABLES } from '../../platform/db/subjects.js';
import { markdownWords } from '../../platform/lib/text/markdown.js';
import type { NamedBy, Noun, OwnName } from '../../platform/noun.js';
import { reaches, type Viewer } from '../../platform/viewer.js';
import { FORMS, type Form, MOTIVATIONS, type Motivation } from '../../vocabulary.js';
import type { NamedKind, RecordName, RecordNames, Ref } from './names-model.js';
import { ASIDE, BARE, introductionOf } from './names-model.js';

// The names and addresses of records, for sentences that mention them. A record that the viewer may not see has no name
// here; nor has one in the trash, for those below an editor.

interface NameRow {
  readonly id: number;
  readonly text: string;
  readonly lang?: string | null;
  readonly more?: string | number | null;
}

// Below SQLite's limit of 32,766 parameters, and above what a page of a list needs.
const MAX_NAMES = 1000;

export class NamesReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
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
    const { rows } = await sql<NameRow>`${this.namesOfAll(nounOf(kind))} in (${sql.join(ids)})`.execute(
      this.db,
    );
    return rows.map((row) => [`${kind}:${row.id}`, nameOf(kind, row)]);
  }

  /** The beginning of a query for the names of a noun's records that may be named, to be followed by their numbers. */
  private namesOfAll(noun: Named): RawBuilder<unknown> {
    const { table, seen, stamps }: Noun = noun;
    const name: OwnName | NamedBy = noun.name;
    const id = sql.ref(`${table}.id`);
    const naming = 'by' in name ? nounOf(name.of as NamedKind) : noun;
    const { column, language, more } = naming.name as OwnName;
    const at = (of: string | undefined) => (of === undefined ? sql`null` : sql.ref(`${naming.table}.${of}`));
    const further = 'by' in name && name.more !== undefined ? sql.ref(`${table}.${name.more}`) : at(more);
    const joins = [
      ...('by' in name
        ? [sql`join ${sql.table(naming.table)} on ${at('id')} = ${sql.ref(`${table}.${name.by}`)}`]
        : []),
      ...(seen === 'of claim' ? [sql`join claims on claims.id = ${sql.ref(`${table}.claim_id`)}`] : []),
    ];
    const conditions = [
      seenRows(noun, this.viewer),
      ...(naming !== noun && seen !== 'of claim' ? [seenRows(naming, this.viewer)] : []),
      ...(seen === 'of claim' ? [this.untrashed('claims')] : []),
      ...(stamps.includes('trashed_at') ? [this.untrashed(table)] : []),
    ];
    return sql`select ${id}, ${at(column)} as text, ${at(language)} as lang, ${further} as more
      from ${sql.table(table)} ${sql.join(joins, sql` `)} where ${sql.join(conditions, sql` and `)} and ${id}`;
  }

  /** Whether a record in the trash may be named. */
  private untrashed(table: string): RawBuilder<unknown> {
    return reaches(this.viewer.role, 'editor') ? sql`1` : standingOrMerged(table);
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
  const base = { text, lang: isErased ? null : (row.lang ?? null), noun: introductionOf(kind), marks: BARE };
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
    default: {
      const { address } = nounOf(kind);
      return { ...base, href: address && `${address}/${row.id}` };
    }
  }
}
