import { openConnection } from '../../../src/platform/db/connection/open.js';

// What a list of quotations and the numbers beside it have to say, by reading every record and looking at each: nothing
// here comes from the index, its tokens or its counters.

/** A quotation with what it can be found by. */
export interface PlainClaim {
  readonly id: number;
  readonly ground_rule: string;
  readonly form: string;
  readonly language: string | null;
  readonly said_on: string | null;
  readonly said_on_min: string | null;
  readonly said_on_max: string | null;
  readonly speaker: number;
  readonly occasion: number | null;
  readonly status: string;
  readonly stale: number;
  readonly pending: number;
  /** How many open questions are on it and on its attributions. */
  readonly questions: number;
  /** How it matches the saved copies: all of them, and those that everybody may see. */
  readonly match: string;
  readonly public_match: string;
  readonly sources: readonly number[];
  readonly outlets: readonly number[];
  readonly tags: readonly string[];
  readonly words: readonly string[];
}

export type PlainQuery = Readonly<Record<string, string>>;

/** The words of a search, and whether a quotation with these words is found by it. */
export const SEARCHES: Readonly<Record<string, (has: (word: string) => boolean) => boolean>> = {
  harbour: (has) => has('harbour'),
  '-harbour ferry': (has) => !has('harbour') && has('ferry'),
  'strike OR ferry': (has) => has('strike') || has('ferry'),
  'harbour strike': (has) => has('harbour') && has('strike'),
  nowhere: (has) => has('nowhere'),
};

/** Days (YYYY-MM-DD) that a filter by date stands for, both inclusive. */
export const PERIODS: Readonly<Record<string, readonly [string, string]>> = {
  '2019': ['2019-01-01', '2019-12-31'],
  '2020': ['2020-01-01', '2020-12-31'],
  '2020-03': ['2020-03-01', '2020-03-31'],
  '2020-03-10': ['2020-03-10', '2020-03-10'],
  '2021-08-20': ['2021-08-20', '2021-08-20'],
  '2022': ['2022-01-01', '2022-12-31'],
};

const LISTED = ['status', 'match', 'form', 'language', 'stale', 'waiting', 'questions'] as const;
type Listed = (typeof LISTED)[number];

export interface PlainCount {
  readonly ids: readonly number[];
  readonly facets: Readonly<Record<Listed, Readonly<Record<string, number>>>>;
}

/**
 * What a reader's list has to say.
 * @param claims every quotation that is not in the trash
 */
export function plainCount(claims: readonly PlainClaim[], query: PlainQuery, seesAll: boolean): PlainCount {
  const shown = claims.filter(({ ground_rule }) => seesAll || ground_rule === 'on_record');
  const facets: Record<Listed, Record<string, number>> = {
    ...{ status: {}, match: {}, form: {}, language: {}, stale: {}, waiting: {}, questions: {} },
  };
  for (const facet of LISTED)
    for (const claim of shown)
      for (const value of valuesOf(claim, facet, seesAll)) {
        const { [facet]: _, ...others } = query;
        if (isFound(claim, others, seesAll)) facets[facet][value] = (facets[facet][value] ?? 0) + 1;
      }
  return { ids: shown.filter((claim) => isFound(claim, query, seesAll)).map(({ id }) => id), facets };
}

function isFound(claim: PlainClaim, query: PlainQuery, seesAll: boolean): boolean {
  return Object.entries(query).every(([name, value]) => {
    if ((LISTED as readonly string[]).includes(name)) {
      const values = valuesOf(claim, name as Listed, seesAll);
      return value.split(',').some((one) => values.includes(one));
    }
    return isFoundBy(claim, name, value);
  });
}

function isFoundBy(claim: PlainClaim, name: string, value: string): boolean {
  switch (name) {
    case 'speaker':
      return claim.speaker === Number(value);
    case 'occasion':
      return claim.occasion === Number(value);
    case 'source':
      return claim.sources.includes(Number(value));
    case 'outlet':
      return claim.outlets.includes(Number(value));
    case 'tag':
      return claim.tags.includes(value);
    case 'q':
      return SEARCHES[value]?.((word) => claim.words.includes(word)) ?? false;
    case 'from':
      return claim.said_on !== null && (claim.said_on_max ?? '9999-12-31') >= (PERIODS[value]?.[0] ?? '');
    case 'to':
      return claim.said_on !== null && (claim.said_on_min ?? '0000-01-01') <= (PERIODS[value]?.[1] ?? '');
    default:
      throw new Error(`No such filter: ${name}`);
  }
}

function valuesOf(claim: PlainClaim, facet: Listed, seesAll: boolean): readonly string[] {
  switch (facet) {
    case 'status':
      return [claim.status];
    case 'match':
      return [seesAll ? claim.match : claim.public_match];
    case 'form':
      return [claim.form];
    case 'language':
      return claim.language === null ? [] : [claim.language];
    case 'stale':
      return claim.stale > 0 ? ['yes'] : [];
    case 'waiting':
      return seesAll && claim.pending > 0 ? ['yes'] : [];
    case 'questions':
      return claim.questions > 0 ? ['yes'] : [];
  }
}

type ClaimColumns = Omit<PlainClaim, 'questions' | 'sources' | 'outlets' | 'tags' | 'words'>;
type Texts = Readonly<Record<'text' | 'summary' | 'note', string | null>>;

interface Attributed {
  readonly id: number;
  readonly claim_id: number;
  readonly wording: string | null;
  readonly source_id: number;
  readonly outlet_id: number | null;
}

interface Noted {
  readonly claim_id: number | null;
  readonly attribution_id: number | null;
  readonly body: string;
  readonly motivation: string;
  readonly resolved_at: string | null;
}

/** Every quotation that is not in the trash, also those of an import that is not finished. */
export function readClaims(file: string): PlainClaim[] {
  const connection = openConnection(file, 'read');
  const all = <Row>(text: string) => connection.prepare(text).all() as Row[];
  const claims = all<ClaimColumns & Texts>(CLAIMS);
  const attributions = all<Attributed>(`SELECT a.id, a.claim_id, a.wording, a.source_id, s.outlet_id
    FROM attributions a JOIN sources s ON s.id = a.source_id WHERE a.trashed_at IS NULL`);
  const tags = all<{ claim_id: number; name: string }>(
    'SELECT c.claim_id, t.name FROM claim_tags c JOIN tags t ON t.id = c.tag_id',
  );
  const notes = all<Noted>(
    'SELECT claim_id, attribution_id, body, motivation, resolved_at FROM annotations WHERE trashed_at IS NULL',
  );
  connection.close();
  return claims.map(({ text, summary, note, ...claim }) => {
    const own = attributions.filter(({ claim_id }) => claim_id === claim.id);
    const noted = notes.filter(
      ({ claim_id, attribution_id }) => claim_id === claim.id || own.some(({ id }) => id === attribution_id),
    );
    const wordings = own.map(({ wording }) => wording);
    const texts = [text, summary, note, ...wordings, ...noted.map(({ body }) => body)];
    return {
      ...claim,
      questions: noted.filter(({ motivation, resolved_at }) => motivation === 'questioning' && !resolved_at)
        .length,
      sources: own.map(({ source_id }) => source_id),
      outlets: own.flatMap(({ outlet_id }) => outlet_id ?? []),
      tags: tags.filter(({ claim_id }) => claim_id === claim.id).map(({ name }) => name),
      words: texts.flatMap((one) => one?.toLowerCase().match(/[a-z]+/g) ?? []),
    };
  });
}

const CLAIMS = `SELECT c.id, c.ground_rule, c.form, c.language, c.said_on, c.said_on_min, c.said_on_max,
    c.speaker_id AS speaker, c.occasion_id AS occasion, c.text, c.summary, c.note,
    coalesce(s.status, 'open') AS status, coalesce(s.stale, 0) AS stale, coalesce(s.pending, 0) AS pending,
    coalesce(m.state, 'not_compared') AS match, coalesce(p.state, 'not_compared') AS public_match
  FROM claims c LEFT JOIN claim_status s ON s.claim_id = c.id
    LEFT JOIN claim_match m ON m.claim_id = c.id AND m.audience = 1
    LEFT JOIN claim_match p ON p.claim_id = c.id AND p.audience = 0
  WHERE c.trashed_at IS NULL ORDER BY c.id`;
