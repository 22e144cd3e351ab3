import { type Comparable, comparable } from '../../engines/alike/compare.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
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
import { TranslationReader } from './translations-store.js';
import { WordingReader } from './wordings-store.js';

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
  private readonly wordings: WordingReader;

  private readonly compare: CompareMatches;

  constructor(db: Db | Tx, viewer: Viewer, compare: CompareMatches = (matches) => this.compareHere(matches)) {
    super(db, viewer);
    this.compare = compare;
    this.candidates = new CandidateReader(db, viewer);
    this.rareWords = new RareWordReader(db, viewer);
    this.wordings = new WordingReader(db, viewer);
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
    const translations = await new TranslationReader(this.db, this.viewer).of(ids);
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
    const found = await this.related(await this.wordings.own(runs), passage, known);
    if (!isThorough && found.length > 0) return found;
    const rare = await this.rareWords.sharing(passage.text);
    return [...found, ...(await this.related(await this.wordings.all(rare), passage, known))];
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
