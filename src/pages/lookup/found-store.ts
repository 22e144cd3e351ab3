import { type SqlBool, sql } from 'kysely';
import { type Comparable, comparable } from '../../engines/alike/compare.js';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { Viewer } from '../../platform/viewer.js';
import { type CandidateOptions, CandidateReader } from '../../record/claims/candidates-store.js';
import { RareWordReader } from '../../record/claims/rare-words-store.js';
import {
  closestOfAll,
  isAnswer,
  itemsToAnswer,
  matchesIn,
  type Relations,
  type Unlinked,
} from './model/assigned.js';
import { compared } from './model/compared.js';
import {
  type ComparedMatch,
  type FoundClaim,
  type Match,
  type PlainMatch,
  type Relation,
  relationTo,
  type SavedWording,
} from './model/found.js';
import type { Item } from './model/items.js';
import { type Divided, type Part, type Passage, passageOf, soughtIn } from './model/passages.js';

/** A quotation of the text, with the claims to which it may belong. */
export interface FoundItem {
  readonly item: Item;
  /** The closest ones, and then the translations that are linked to them. */
  readonly claims: readonly FoundClaim[];
  /** How many more were found. */
  readonly left: number;
}

/** Maximum number of passages whose rare words are looked up, whatever else is found; of more, only where nothing is. */
const MAX_THOROUGH = 4;
/** One shared trigram is a turn of phrase. Rare words find the claims that these leave out. */
const MOST: CandidateOptions = { most: 120, mostSharing: 30, leastShared: 2 };

/** Compares matches word by word, in their order. */
export type CompareMatches = (matches: readonly PlainMatch[]) => Promise<readonly ComparedMatch[]>;

/** Finds the claims to which a text may belong, as one viewer may see them. */
export class LookupReader extends ViewerReader {
  private readonly candidates: CandidateReader;
  private readonly rareWords: RareWordReader;
  private readonly timer = new YieldTimer();
  /** Words of claims that were read; null for one that is not shown. */
  private readonly own = new Map<number, SavedWording | null>();

  private readonly compare: CompareMatches;

  constructor(db: Db | Tx, viewer: Viewer, compare: CompareMatches = (matches) => this.compareHere(matches)) {
    super(db, viewer);
    this.compare = compare;
    this.candidates = new CandidateReader(db, viewer);
    this.rareWords = new RareWordReader(db, viewer);
  }

  /** @param divided the text, as `divide` divides it */
  async find(text: string, divided: Divided): Promise<readonly FoundItem[]> {
    const candidates = soughtIn(text, divided);
    const relations = await this.relations(candidates.flatMap(({ parts }) => parts));
    const items = itemsToAnswer(candidates, (sought) => matchesIn(sought, relations));
    const shown = closestOfAll(items);
    const results = shown.length === 0 ? [] : await this.compare(shown.map(({ match }) => plain(match)));
    const found = items.map((one) => ({ ...one, claims: [] as FoundClaim[] }));
    for (const [at, { of, match }] of shown.entries())
      found[of]?.claims.push(foundClaim(match, results[at] as ComparedMatch));
    const kept = found.filter(({ item, claims }) => item.form !== 'plain' || isAnswer(item, claims, items));
    return this.withTranslations(kept);
  }

  private async withTranslations(found: readonly Unlinked[]): Promise<readonly FoundItem[]> {
    const ids = [...new Set(found.flatMap(({ claims }) => claims.map(({ id }) => id)))];
    const translations = await this.translations(ids);
    return found.map(({ item, matches, claims }) => {
      const linked = new Set<number | null>(claims.map(({ id }) => id));
      const own = translations.filter(({ id, linkedTo }) => linked.has(linkedTo) && linked.add(id));
      return { item, claims: [...claims, ...own], left: matches.length - claims.length };
    });
  }

  /** On this thread. */
  async compareHere(matches: readonly PlainMatch[]): Promise<readonly ComparedMatch[]> {
    const results: ComparedMatch[] = [];
    for (const match of matches) {
      if (this.timer.isDue) await this.timer.yield();
      results.push(compared(match));
    }
    return results;
  }

  /** The claims to which the parts may belong, by part; equal parts are looked up once. */
  private async relations(parts: readonly Part[]): Promise<Relations> {
    const passages = new Map(parts.map((part) => [part, passageOf(part)]));
    const unique = new Map([...passages.values()].map((one) => [keyOf(one), one]));
    await this.candidates.prepare([...unique.values()].map(({ sought }) => sought));
    const known = new Map<string, Comparable>();
    const relations = new Map<string, readonly Relation[]>();
    for (const [key, passage] of unique)
      relations.set(key, await this.relationsOf(passage, known, unique.size <= MAX_THOROUGH));
    return (part) => {
      const passage = passages.get(part) ?? passageOf(part);
      return { passage, relations: relations.get(keyOf(passage)) ?? [] };
    };
  }

  private async relationsOf(passage: Passage, known: Map<string, Comparable>, isThorough: boolean) {
    const runs = await this.candidates.sharingRuns(passage.sought, MOST);
    const found = await this.related(await this.texts(runs), passage, known);
    if (!isThorough && found.length > 0) return found;
    const rare = await this.rareWords.sharing(passage.text);
    return [...found, ...(await this.related(await this.wordings(rare), passage, known))];
  }

  /** The sources of these claims, by claim. */
  async sourcesOf(claimIds: readonly number[]): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
    const rows = await this.db
      .selectFrom('attributions')
      .select(['claim_id', 'source_id'])
      .where(among('attributions.claim_id', claimIds))
      .where('trashed_at', 'is', null)
      .execute();
    const byClaim = grouped(rows, ({ claim_id: id }) => id);
    return new Map([...byClaim].map(([id, own]) => [id, new Set(own.map(({ source_id }) => source_id))]));
  }

  /** Those of these sources that are pieces of our own outlets. */
  async oursAmong(sourceIds: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await this.db
      .selectFrom('sources')
      .innerJoin('outlets', 'outlets.id', 'sources.outlet_id')
      .select('sources.id')
      .where(among('sources.id', sourceIds))
      .where('outlets.is_ours', '=', 1)
      .execute();
    return new Set(rows.map(({ id }) => id));
  }

  /** Other names of speakers, by their numbers. */
  async namesOf(speakerIds: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
    const rows = await this.db
      .selectFrom('speaker_names')
      .select(['speaker_id', 'name'])
      .where(among('speaker_id', speakerIds))
      .where(this.visible.names())
      .execute();
    const names = grouped(rows, ({ speaker_id: id }) => id);
    return new Map([...names].map(([id, own]) => [id, own.map(({ name }) => name)]));
  }

  /** @param known prepared wordings, which several passages are compared with */
  private async related(
    wordings: readonly SavedWording[],
    passage: Passage,
    known: Map<string, Comparable>,
  ): Promise<Relation[]> {
    const related: Relation[] = [];
    for (const wording of wordings) {
      if (this.timer.isDue) await this.timer.yield();
      const key = `${wording.claimId} ${wording.attributionId}`;
      const saved = known.get(key) ?? comparable(wording.text);
      known.set(key, saved);
      const relation = relationTo(passage, wording, saved);
      if (relation !== null) related.push(relation);
    }
    if (this.timer.isDue) await this.timer.yield();
    return related;
  }

  /** The claims’ own words, read once each. */
  private async texts(ids: readonly number[]): Promise<SavedWording[]> {
    const unread = ids.filter((id) => !this.own.has(id));
    if (unread.length > 0) {
      for (const id of unread) this.own.set(id, null);
      const rows = await this.seen(unread).select(['claims.id', 'claims.text', 'claims.language']).execute();
      for (const { id, text, language } of rows)
        this.own.set(id, { claimId: id, attributionId: null, text, language });
    }
    return ids.flatMap((id) => this.own.get(id) ?? []);
  }

  /** The same with other wordings of them, which take several times as long to read. */
  private async wordings(ids: readonly number[]): Promise<SavedWording[]> {
    const own = await this.texts(ids);
    if (own.length === 0) return [];
    const others = await this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .select(['attributions.id', 'attributions.claim_id', 'attributions.wording', 'attributions.language'])
      .where(
        among(
          'attributions.claim_id',
          own.map(({ claimId }) => claimId),
        ),
      )
      .where('attributions.wording', '<>', '')
      .whereRef('attributions.wording', '<>', 'claims.text')
      .where('attributions.trashed_at', 'is', null)
      .execute();
    return [
      ...own,
      ...others.map(({ id, claim_id: claimId, wording, language }) => ({
        ...{ claimId, attributionId: id, language },
        text: wording ?? '',
      })),
    ];
  }

  /** Claims linked as translations to those found, or to their originals. */
  private async translations(found: readonly number[]): Promise<FoundClaim[]> {
    const linked = new Map<number, number>();
    let ends = found;
    for (let step = 0; step < MAX_STEPS && ends.length > 0; step += 1) {
      const next = (await this.linksOf(ends)).filter(([id]) => !found.includes(id) && !linked.has(id));
      for (const [id, to] of next) linked.set(id, to);
      ends = (
        await this.seen(next.map(([id]) => id))
          .select('claims.id')
          .execute()
      ).map(({ id }) => id);
      for (const [id] of next) if (!ends.includes(id)) linked.delete(id);
    }
    return [...linked]
      .slice(0, MAX_TRANSLATIONS)
      .map(([id, linkedTo]) => ({ ...NOT_COMPARED, id, kind: 'translation', linkedTo }));
  }

  /** Pairs of the other end and the given one. */
  private async linksOf(ids: readonly number[]): Promise<(readonly [number, number])[]> {
    const links = this.db
      .selectFrom('claim_links')
      .select(['claim_id', 'other_claim_id'])
      .where('kind', '=', 'translation_of')
      .where('trashed_at', 'is', null);
    const from = await links.where(among('claim_links.claim_id', ids)).execute();
    const to = await links.where(among('claim_links.other_claim_id', ids)).execute();
    return [
      ...from.map(({ claim_id, other_claim_id }) => [other_claim_id, claim_id] as const),
      ...to.map(({ claim_id, other_claim_id }) => [claim_id, other_claim_id] as const),
    ];
  }

  private seen(ids: readonly number[]) {
    return this.db
      .selectFrom('claims')
      .where(among('claims.id', ids))
      .where('claims.trashed_at', 'is', null)
      .where('claims.erased_by', 'is', null)
      .where(this.visible.claims())
      .where(sql<SqlBool>`${sql.raw(isSeen('claims', 'claims.id'))}`);
  }
}

function keyOf({ kind, sought }: Passage): string {
  return `${kind} ${sought.line}`;
}

function foundClaim({ passage, wording }: Match, result: ComparedMatch): FoundClaim {
  return { id: wording.claimId, passage, wording, linkedTo: null, ...result };
}

function plain({ passage: { kind, span, text }, ...match }: Match): PlainMatch {
  return { ...match, passage: { kind, span, text } };
}

/** A translation of the original, and then other translations of it. */
const MAX_STEPS = 2;

const MAX_TRANSLATIONS = 30;

const NOT_COMPARED = { passage: null, wording: null, comparison: null, place: null } as const;
