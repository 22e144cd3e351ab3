import type { Connection } from '../../src/platform/db/connection/open.js';
import { type Random, randomFrom } from '../desk/random.js';
import { writerWith } from '../desk/texts.js';
import { directusBatch, drawClaims, onrecordBatch, type SpeakerNames, speakersOf } from './batches.js';
import { directusList, directusSearch, onrecordList, PAGE_SIZE, Selections } from './selections.js';
import type { Sent } from './send.js';
import { wordsOf } from './words.js';

// The five operations: what each side is asked in a round. The same, in the same order, and nothing twice.

export interface Requests {
  readonly onrecord: readonly Sent[];
  readonly directus: readonly Sent[];
}

export interface Operation {
  readonly name: string;
  readonly what: string;
  /** How many times less processor time Onrecord has to need. */
  readonly needed: number;
  readonly connections: number;
  /** Items that one request reads or writes, by which its processor time is divided. */
  readonly items: number;
  requestsOf(round: number): Requests;
}

const CONNECTIONS = 8;
const SEED = 20_261_127;

/** @param connection a database of Directus with the claims */
export function operationsOn(connection: Connection): readonly Operation[] {
  return [
    listing(connection),
    searching(connection),
    opening(connection),
    noting(connection),
    importing(connection),
  ];
}

const LISTS = 600;

function listing(connection: Connection): Operation {
  const selections = new Selections(connection, SEED);
  return {
    ...{ name: 'list', needed: 4, connections: CONNECTIONS, items: 1 },
    what: '50 claims with their speakers, filter and order other ones at every request',
    requestsOf() {
      const asked = Array.from({ length: LISTS }, () => selections.next());
      return {
        onrecord: asked.map((one) => ({ path: onrecordList(one), isWhole: isOnrecordPage })),
        directus: asked.map((one) => ({ path: directusList(one), isWhole: isDirectusPage })),
      };
    },
  };
}

const SEARCHES = 300;

function searching(connection: Connection): Operation {
  const words = wordsOf(connection);
  return {
    ...{ name: 'search', needed: 6, connections: CONNECTIONS, items: 1 },
    what: `50 claims with their speakers for one of ${words.length} words of 200 to 2,000 hits`,
    requestsOf(round) {
      const asked = shuffled(words, randomFrom(SEED + round)).slice(0, SEARCHES);
      return {
        onrecord: asked.map((word) => ({
          path: `/claims.json?${new URLSearchParams({ q: word })}`,
          isWhole: isOnrecordPage,
        })),
        directus: asked.map((word) => ({ path: directusSearch(word), isWhole: isDirectusPage })),
      };
    },
  };
}

const OPENED = 800;

const WHOLE_CLAIM = '*,speaker.*,annotations.*';

function opening(connection: Connection): Operation {
  const ids = noted(connection);
  return {
    ...{ name: 'open', needed: 10, connections: CONNECTIONS, items: 1 },
    what: 'one claim with its speaker and notes',
    requestsOf(round) {
      const asked = shuffled(ids, randomFrom(SEED + round)).slice(0, OPENED);
      return {
        onrecord: asked.map((id) => ({
          path: `/claims/${id}.json`,
          isWhole: (claim) => isWholeClaim(claim, id),
        })),
        directus: asked.map((id) => ({
          path: `/items/claims/${id}?fields=${WHOLE_CLAIM}`,
          isWhole: (answer) => isWholeClaim((answer as { data: unknown }).data, id),
        })),
      };
    },
  };
}

const NOTED = 400;

function noting(connection: Connection): Operation {
  const ids = noted(connection);
  return {
    ...{ name: 'note', needed: 6, connections: CONNECTIONS, items: 1 },
    what: 'a note added to a claim',
    requestsOf(round) {
      const random = randomFrom(SEED + round);
      const writer = writerWith(random);
      const asked = shuffled(ids, random)
        .slice(0, NOTED)
        .map((id) => ({ id, note: { motivation: 'commenting', body: writer.words(12) } }));
      return {
        onrecord: asked.map(({ id, note }) => ({
          path: `/claims/${id}/annotations`,
          body: note,
          isWhole: (added) => (added as { body: string }).body === note.body,
        })),
        directus: asked.map(({ id, note }) => ({
          path: '/items/annotations',
          body: { ...note, claim: id },
          isWhole: (answer) => (answer as { data: { body: string } }).data.body === note.body,
        })),
      };
    },
  };
}

const [BATCHES, BATCH_SIZE] = [3, 1_000];

function importing(connection: Connection): Operation {
  const speakers: SpeakerNames = speakersOf(connection);
  return {
    ...{ name: 'import', needed: 8, connections: 1, items: BATCH_SIZE },
    what: 'claims in batches of 1,000, one after another; as a table to /import, as items; for each claim',
    requestsOf(round) {
      const random = randomFrom(SEED + round);
      const batches = Array.from({ length: BATCHES }, () => drawClaims(BATCH_SIZE, random, speakers));
      return { onrecord: batches.map(onrecordBatch), directus: batches.map(directusBatch) };
    },
  };
}

/** Claims with a note. */
function noted(connection: Connection): readonly number[] {
  return connection.prepare('select distinct claim from annotations order by 1').pluck().all() as number[];
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  const order = [...all];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

interface ListedClaim {
  readonly speaker: { readonly name: string } | null;
}

function isOnrecordPage(answer: unknown): boolean {
  return isWholePage((answer as { claims: readonly ListedClaim[] }).claims);
}

function isDirectusPage(answer: unknown): boolean {
  return isWholePage((answer as { data: readonly ListedClaim[] }).data);
}

function isWholePage(claims: readonly ListedClaim[]): boolean {
  return claims.length === PAGE_SIZE && claims.every(({ speaker }) => speaker?.name);
}

function isWholeClaim(claim: unknown, id: number): boolean {
  const { speaker, annotations, ...own } = claim as ListedClaim & {
    readonly id: number;
    readonly annotations: readonly unknown[];
  };
  return own.id === id && Boolean(speaker?.name) && annotations.length > 0;
}
