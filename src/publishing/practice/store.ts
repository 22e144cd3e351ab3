import { among } from '../../platform/db/queries/among.js';
import { nocase } from '../../platform/db/queries/nocase.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import type { SubjectKind } from '../../platform/db/subjects.js';
import type { Story, StoryNames, StoryRow } from './model.js';

/** How many of the names identify the change that added the story. No form adds so many records at once. */
const MIN_NAMED = 7;

type Named = StoryRow & { readonly change: string };

/** Finds the records of the practice story, trashed or not, without scanning others. */
export class PracticeReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** Null where no change ever added the story. Renamed and erased records no longer belong to it. */
  async find(names: StoryNames): Promise<Story | null> {
    const speakers = await this.named('speakers', names.speakers);
    const sources = await this.named('sources', names.sources);
    const outlets = await this.named('outlets', names.outlets);
    const changes = storyChanges([...speakers, ...sources, ...outlets]);
    if (changes.size === 0) return null;
    const ofStory = (rows: readonly Named[]) => rows.filter(({ change }) => changes.has(change));
    const claims = ofStory(await this.claimsOf(ofStory(speakers)));
    const among = (rows: readonly Named[], known: readonly string[]) =>
      ofStory(rows).filter(({ name }) => known.includes(name));
    return {
      lists: among(await this.listsWith(claims), names.lists),
      claims,
      occasions: among(await this.occasionsFrom(ofStory(sources)), names.occasions),
      speakers: ofStory(speakers),
      sources: ofStory(sources),
      outlets: ofStory(outlets),
      tags: among(await this.tagsOn(claims), names.tags),
    };
  }

  private async named(
    table: 'speakers' | 'sources' | 'outlets',
    names: readonly string[],
  ): Promise<readonly Named[]> {
    const column = table === 'sources' ? 'title' : 'name';
    // The three tables differ only in the name of this column, which the query builder cannot follow.
    const rows = await this.db
      .selectFrom(table as 'speakers')
      .select(['id', `${column} as name` as 'name', 'trashed_at'])
      .where(nocase(`${table}.${column}`), 'in', [...names])
      // A merged record no longer belongs to the story.
      .where('merged_into_id', 'is', null)
      .orderBy('id')
      .execute();
    return this.withChange(
      KINDS[table],
      rows.filter(({ name }) => names.includes(name)),
    );
  }

  private async claimsOf(speakers: readonly Named[]): Promise<readonly Named[]> {
    const rows = await this.db
      .selectFrom('claims')
      .select(['id', 'text as name', 'trashed_at'])
      .where(among('claims.speaker_id', idsOf(speakers)))
      .where('erased_by', 'is', null)
      .orderBy('id')
      .execute();
    return this.withChange('claim', rows);
  }

  private async occasionsFrom(sources: readonly Named[]): Promise<readonly Named[]> {
    const rows = await this.db
      .selectFrom('occasions')
      .select(['id', 'name', 'trashed_at'])
      .where(among('occasions.source_id', idsOf(sources)))
      .where('merged_into_id', 'is', null)
      .orderBy('id')
      .execute();
    return this.withChange('occasion', rows);
  }

  private async tagsOn(claims: readonly Named[]): Promise<readonly Named[]> {
    const rows = await this.db
      .selectFrom('claim_tags')
      .innerJoin('tags', 'tags.id', 'claim_tags.tag_id')
      .select(['tags.id', 'tags.name', 'tags.trashed_at'])
      .distinct()
      .where(among('claim_tags.claim_id', idsOf(claims)))
      .orderBy('tags.id')
      .execute();
    return this.withChange('tag', rows);
  }

  private async listsWith(claims: readonly Named[]): Promise<readonly Named[]> {
    const rows = await this.db
      .selectFrom('list_items')
      .innerJoin('lists', 'lists.id', 'list_items.list_id')
      .select(['lists.id', 'lists.title as name', 'lists.trashed_at'])
      .distinct()
      .where(among('list_items.claim_id', idsOf(claims)))
      .orderBy('lists.id')
      .execute();
    return this.withChange('list', rows);
  }

  /** Each with the change that added it. */
  private async withChange(
    kind: SubjectKind,
    rows: readonly { readonly id: number; readonly name: string; readonly trashed_at: string | null }[],
  ): Promise<readonly Named[]> {
    const events = await this.db
      .selectFrom('events')
      .select(['subject_id', 'change_id'])
      .where('subject_kind', '=', kind)
      .where(among('events.subject_id', idsOf(rows)))
      .where('action', '=', 'added')
      .execute();
    const changes = new Map(events.map(({ subject_id, change_id }) => [subject_id, change_id]));
    return rows.map(({ id, name, trashed_at }) => ({
      id,
      name,
      isTrashed: trashed_at !== null,
      change: changes.get(id) ?? '',
    }));
  }
}

const KINDS = { speakers: 'speaker', sources: 'source', outlets: 'outlet' } as const;

function storyChanges(rows: readonly Named[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { change } of rows) counts.set(change, (counts.get(change) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= MIN_NAMED).map(([change]) => change));
}

function idsOf(rows: readonly { readonly id: number }[]): readonly number[] {
  return rows.map(({ id }) => id);
}
