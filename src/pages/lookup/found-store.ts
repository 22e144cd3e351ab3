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
import { compared } from './model/compared.js';
import {
  byCloseness,
  type ComparedMatch,
  type FoundClaim,
  type Match,
  matchOf,
  type PlainMatch,
  type SavedWording,
} from './model/found.js';
import type { Passage } from './model/passages.js';

export interface FoundClaims {
  /** The closest ones, and then the translations that are linked to them. */
  readonly claims: readonly FoundClaim[];
  /** How many more were found. */
  readonly left: number;
}

/** Maximum number of claims shown for one text. */
export const MAX_FOUND = 30;
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

  /** @param passages of one text, as `partsOf` divides it */
  async find(passages: readonly Passage[]): Promise<FoundClaims> {
    const matches = [...(await this.matches(passages)).values()].sort(byCloseness);
    const shown = matches.slice(0, MAX_FOUND);
    const results = shown.length === 0 ? [] : await this.compare(shown.map(plain));
    const claims = shown.map(({ passage, wording }, at): FoundClaim => {
      const result = results[at] as ComparedMatch;
      return { id: wording.claimId, passage, wording, linkedTo: null, ...result };
    });
    return {
      claims: [...claims, ...(await this.translations(claims.map(({ id }) => id)))],
      left: matches.length - shown.length,
    };
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

  /** The closest match of each claim. */
  private async matches(passages: readonly Passage[]): Promise<ReadonlyMap<number, Match>> {
    const [whole] = passages;
    const closest = new Map<number, Match>();
    if (whole === undefined) return closest;
    const known = new Map<string, Comparable>();
    const add = (match: Match) => {
      const before = closest.get(match.wording.claimId);
      if (before === undefined || byCloseness(match, before) < 0) closest.set(match.wording.claimId, match);
    };
    await this.candidates.prepare(passages.map(({ sought }) => sought));
    for (const passage of passages) {
      const { text, sought } = passage;
      const runs = await this.candidates.sharingRuns(sought, MOST);
      const found = await this.matchesOf(await this.texts(runs), passage, whole, known);
      found.forEach(add);
      if (passages.length > MAX_THOROUGH && found.length > 0) continue;
      const rare = await this.rareWords.sharing(text);
      (await this.matchesOf(await this.wordings(rare), passage, whole, known)).forEach(add);
    }
    return closest;
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
  private async matchesOf(
    wordings: readonly SavedWording[],
    passage: Passage,
    whole: Passage,
    known: Map<string, Comparable>,
  ): Promise<Match[]> {
    const matches: Match[] = [];
    for (const wording of wordings) {
      if (this.timer.isDue) await this.timer.yield();
      const key = `${wording.claimId} ${wording.attributionId}`;
      const saved = known.get(key) ?? comparable(wording.text);
      known.set(key, saved);
      const match = matchOf(whole, passage, wording, saved);
      if (match !== null) matches.push(match);
    }
    if (this.timer.isDue) await this.timer.yield();
    return matches;
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
      .slice(0, MAX_FOUND)
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

function plain({ passage: { kind, span, text }, ...match }: Match): PlainMatch {
  return { ...match, passage: { kind, span, text } };
}

/** A translation of the original, and then other translations of it. */
const MAX_STEPS = 2;

const NOT_COMPARED = { passage: null, wording: null, comparison: null, place: null } as const;
