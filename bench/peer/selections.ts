import type { Connection } from '../../src/platform/db/connection/open.js';
import { type Random, randomFrom } from '../desk/random.js';

// What is asked of a list: filters and an order that no request before had, each with at least a whole page of claims.

export const PAGE_SIZE = 50;

export interface Selection {
  readonly speaker?: number;
  readonly status?: string;
  readonly language?: string;
  readonly form?: string;
  /** The earliest and the latest day on which it was said. */
  readonly from?: string;
  readonly to?: string;
  readonly sort: '-said_on' | 'said_on' | '-id';
}

/** Draws selections without end, the same for the same seed; none comes twice. */
export class Selections {
  private readonly connection: Connection;
  private readonly random: Random;
  private readonly values: Readonly<Record<'speaker' | 'status' | 'language' | 'form', readonly unknown[]>>;
  private readonly drawn = new Set<string>();
  private turn = 0;

  /** @param connection a database of Directus with the claims */
  constructor(connection: Connection, seed: number) {
    this.connection = connection;
    this.random = randomFrom(seed);
    const valuesOf = (column: string) =>
      connection.prepare(`select distinct ${column} from claims order by 1`).pluck().all();
    this.values = {
      ...{ speaker: valuesOf('speaker'), status: valuesOf('status') },
      ...{ language: valuesOf('language'), form: valuesOf('form') },
    };
  }

  next(): Selection {
    for (let tries = 0; tries < 10_000; tries += 1) {
      const selection = this.draw();
      const key = JSON.stringify(selection);
      if (this.drawn.has(key) || !this.fillsPage(selection)) continue;
      this.drawn.add(key);
      this.turn += 1;
      return selection;
    }
    throw new Error('These claims have no further selection of a whole page.');
  }

  private draw(): Selection {
    const sort = this.random.pick(['-said_on', 'said_on', '-id'] as const);
    const [day, other] = [this.day(), this.day()].sort() as [string, string];
    const speaker = this.random.pick(this.values.speaker) as number;
    const [status, language, form] = [this.text('status'), this.text('language'), this.text('form')];
    switch (this.turn % 6) {
      case 0:
        return { speaker, from: day, sort };
      case 1:
        return { status, from: day, to: other, sort };
      case 2:
        return { language, from: day, sort };
      case 3:
        return { status, form, to: day, sort };
      case 4:
        return { speaker, status, to: other, sort };
      default:
        return { status, language, from: day, to: other, sort };
    }
  }

  private text(column: 'status' | 'language' | 'form'): string {
    return this.random.pick(this.values[column]) as string;
  }

  private day(): string {
    return new Date(Date.UTC(2015, 0, 1) + this.random.below(3_800) * 86_400_000).toISOString().slice(0, 10);
  }

  private fillsPage({ speaker, status, language, form, from, to }: Selection): boolean {
    const conditions: readonly (readonly [string, string | number | undefined])[] = [
      ['speaker = ?', speaker],
      ['status = ?', status],
      ['language = ?', language],
      ['form = ?', form],
      ['said_on >= unixepoch(?) * 1000', from],
      ['said_on <= unixepoch(?) * 1000', to],
    ];
    const asked = conditions.filter(([, value]) => value !== undefined);
    const where = asked.map(([condition]) => condition).join(' and ');
    const some = `select count(*) from (select 1 from claims where ${where} limit ${PAGE_SIZE})`;
    return (
      this.connection
        .prepare(some)
        .pluck()
        .get(asked.map(([, value]) => value)) === PAGE_SIZE
    );
  }
}

type Pair = [name: string, value: string];

/** The address of a list of Onrecord. */
export function onrecordList({ sort, ...filters }: Selection): string {
  const named = Object.entries(filters).map(([name, value]): Pair => [name, String(value)]);
  return `/claims.json?${new URLSearchParams([...named, ['sort', sort]])}`;
}

/** What Onrecord answers of a claim in a list, as fields of Directus. */
const LISTED =
  'id,text,language,form,status,ground_rule,said_on,summary,note,speaker.id,speaker.name,speaker.kind';

const CONDITIONS = {
  ...{ speaker: '[speaker][_eq]', status: '[status][_eq]', language: '[language][_eq]' },
  ...{ form: '[form][_eq]', from: '[said_on][_gte]', to: '[said_on][_lte]' },
} as const;

/** The address of the same list of Directus. */
export function directusList({ sort, ...filters }: Selection): string {
  const named = Object.entries(filters).map(
    ([name, value]): Pair => [`filter${CONDITIONS[name as keyof typeof CONDITIONS]}`, String(value)],
  );
  return `/items/claims?${new URLSearchParams([...named, ['sort', sort], ...PAGE])}`;
}

/** The address of a search of Directus in every field of text. */
export function directusSearch(word: string): string {
  return `/items/claims?${new URLSearchParams([['search', word], ...PAGE])}`;
}

const PAGE: Pair[] = [
  ['limit', String(PAGE_SIZE)],
  ['fields', LISTED],
];
