import { keysOf } from '../../engines/alike/record-keys.js';
import { among } from '../../platform/db/queries/among.js';
import { countOf } from '../../platform/db/queries/count.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { MAX_COUNTED } from '../../platform/lib/capped-count.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import type { Viewer } from '../../platform/viewer.js';
import { OUTLET_KINDS } from '../../vocabulary.js';
import { RecordKeyReader } from './key-store.js';
import type { NearRecord } from './model.js';
import {
  type DatedSource,
  type DescribedOccasion,
  type DescribedSource,
  isNearOccasion,
  isNearSource,
  isSameSource,
} from './near-model.js';
import { type Named, NearNames } from './near-names-store.js';

/** Maximum number of records shown for one name; a search finds the rest. */
export const MAX_NEAR = 10;
/** Maximum number of occasions of one day that are compared. */
const MAX_OF_DAY = 500;

/** Finds records similar to a described one, as one viewer may see them. */
export class NearRecordReader extends ViewerReader {
  private readonly keys: RecordKeyReader;
  private readonly names: NearNames;

  constructor(db: Db | Tx, viewer: Viewer) {
    super(db, viewer);
    this.keys = new RecordKeyReader(db);
    this.names = new NearNames(db);
  }

  /** The most similar first, then by number of quotations. NOTE: unnamed speakers are never similar to another. */
  async speakers(name: string): Promise<NearRecord[]> {
    const ids = await this.names.candidates('speaker', name);
    const known = await this.db
      .selectFrom('speakers')
      .select(['speakers.id', 'speakers.name', 'speakers.language', 'speakers.description as detail'])
      .where(among('speakers.id', ids))
      .where('speakers.kind', '<>', 'unnamed')
      .where('speakers.trashed_at', 'is', null)
      .where(this.visible.record('speaker'))
      .execute();
    const others = await this.db
      .selectFrom('speaker_names')
      .select(['speaker_id as id', 'name'])
      .where(among('speaker_id', ids))
      .execute();
    const near = this.names.nearest(name, known, others);
    return this.shown('speaker', near, (id) => this.quotationsOf(id));
  }

  /** By name, and by the host of the website. */
  async outlets({
    name,
    url,
  }: {
    readonly name: string;
    readonly url: string | null;
  }): Promise<NearRecord[]> {
    const hosts = await this.keys.having('outlet', keysOf('host', url ?? ''));
    const atHost = new Set(hosts.flatMap(({ ids }) => ids).slice(0, MAX_NEAR));
    const ids = await this.names.candidates('outlet', name);
    const known = await this.db
      .selectFrom('outlets')
      .select(['outlets.id', 'outlets.name', 'outlets.kind', 'outlets.url'])
      .where(among('outlets.id', [...ids, ...atHost]))
      .where('outlets.trashed_at', 'is', null)
      .where(this.visible.record('outlet'))
      .execute();
    const rows = known.map((outlet) => ({
      ...outlet,
      language: null,
      detail: [outlet.kind && OUTLET_KINDS[outlet.kind], outlet.url].filter(Boolean).join(', ') || null,
    }));
    const near = this.names.nearest(name, rows, []);
    const others = rows.filter(({ id }) => atHost.has(id) && !near.some((one) => one.id === id));
    return this.shown('outlet', [...near, ...others.map((one) => ({ ...one, score: 0 }))], (id) =>
      this.quotationsFrom(id),
    );
  }

  /** With the same address or the same title; the latest first. */
  async sources(described: DescribedSource): Promise<NearRecord[]> {
    const near = (await this.sourcesLike(described)).filter((source) => isNearSource(described, source));
    return this.shown('source', near.map(withDetail), (id) => this.quotationsIn(id));
  }

  /**
   * The id of the first saved source that is the same; null for none.
   * @param namesIn the names in an authors column, which only sources can read
   */
  async sameSource(
    described: DatedSource,
    namesIn: (authors: string) => readonly string[],
  ): Promise<number | null> {
    const same = (await this.sourcesLike(described)).filter((source) =>
      isSameSource(described, { ...source, names: namesIn(source.authors) }),
    );
    return same.at(-1)?.id ?? null;
  }

  /** Of the same day, or without a date; the latest first. */
  async occasions(described: DescribedOccasion): Promise<NearRecord[]> {
    const hits = await this.keys.having('occasion', keysOf('title', described.name));
    const named = hits.flatMap(({ ids }) => ids);
    const known = await this.db
      .selectFrom('occasions')
      .selectAll('occasions')
      .where((eb) => eb.or([among('occasions.id', named), eb('occasions.id', 'in', this.ofDay(described))]))
      .where('occasions.trashed_at', 'is', null)
      .where(this.visible.record('occasion'))
      .orderBy('occasions.id', 'desc')
      .execute();
    const near = known.filter((one) => isNearOccasion(described, { ...one, days: daysOf(one) }));
    const rows = near.map(({ id, name, date, place }) => ({
      ...{ id, name, language: null },
      detail: [date && formatEdtf(date), place].filter(Boolean).join(', ') || null,
    }));
    return this.shown('occasion', rows, (id) => this.quotationsAt(id));
  }

  /** Those with a key of its title or addresses; the latest first. */
  private async sourcesLike(described: DescribedSource) {
    const { title, url, archive_url } = described;
    const keys = [
      ...keysOf('title', title),
      ...[url, archive_url].flatMap((address) => keysOf('address', address ?? '')),
    ];
    const ids = (await this.keys.having('source', keys)).flatMap((hits) => hits.ids);
    if (ids.length === 0) return [];
    return this.db
      .selectFrom('sources')
      .select(['sources.id', 'sources.title', 'sources.language', 'sources.url', 'sources.archive_url'])
      .select(['sources.issued', 'sources.container_title', 'sources.number', 'sources.authors'])
      .select((eb) =>
        eb
          .selectFrom('outlets')
          .select('outlets.name')
          .whereRef('outlets.id', '=', 'sources.outlet_id')
          .where(this.visible.record('outlet'))
          .as('outlet'),
      )
      .where(among('sources.id', ids))
      .where('sources.trashed_at', 'is', null)
      .where(this.visible.record('source'))
      .orderBy('sources.id', 'desc')
      .execute();
  }

  private ofDay({ days }: DescribedOccasion) {
    return this.db
      .selectFrom('occasions')
      .select('id')
      .where('date_min', '=', days?.min ?? '')
      .limit(MAX_OF_DAY);
  }

  private async shown(
    noun: NearRecord['noun'],
    near: readonly (Named & { readonly detail: string | null; readonly score?: number })[],
    countOf: (id: number) => Promise<number>,
  ): Promise<NearRecord[]> {
    const last = near[MAX_NEAR - 1]?.score ?? Number.NEGATIVE_INFINITY;
    const counted = [];
    for (const one of near.filter(({ score = 0 }, at) => at < MAX_NEAR || score === last))
      counted.push({ ...one, quotations: await countOf(one.id) });
    return counted
      .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || b.quotations - a.quotations || a.id - b.id)
      .slice(0, MAX_NEAR)
      .map(({ id, name, language, detail, quotations }) => ({
        ...{ noun, id, name, language, detail, quotations },
      }));
  }

  private quotationsOf(speaker: number) {
    return this.counted(this.claims().where('claims.speaker_id', '=', speaker));
  }

  private quotationsAt(occasion: number) {
    return this.counted(this.claims().where('claims.occasion_id', '=', occasion));
  }

  private quotationsIn(source: number) {
    return this.counted(this.reported().where('attributions.source_id', '=', source));
  }

  private quotationsFrom(outlet: number) {
    const sources = this.db
      .selectFrom('sources')
      .select('sources.id')
      .where('sources.outlet_id', '=', outlet);
    return this.counted(this.reported().where('attributions.source_id', 'in', sources));
  }

  private claims() {
    return this.db
      .selectFrom('claims')
      .select('claims.id')
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .limit(MAX_COUNTED);
  }

  private reported() {
    return this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .select('claims.id')
      .distinct()
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .limit(MAX_COUNTED);
  }

  private counted(some: ReturnType<NearRecordReader['claims']>): Promise<number> {
    return countOf(this.db.selectFrom(some.as('some')));
  }
}

function withDetail<
  S extends {
    id: number;
    title: string;
    language: string | null;
    outlet: string | null;
    issued: string | null;
    url: string | null;
  },
>({ id, title, language, outlet, issued, url }: S) {
  const detail = [outlet, issued && formatEdtf(issued), url].filter(Boolean).join(', ') || null;
  return { id, name: title, language, detail };
}

function daysOf({
  date,
  date_min: min,
  date_max: max,
}: {
  date: string | null;
  date_min: string | null;
  date_max: string | null;
}) {
  return date === null ? null : { min, max };
}
