import { median } from '../ground/numbers.js';
import type { Operation } from './operations.js';
import { type Answered, type Server, sendAll } from './send.js';

export interface Servers {
  readonly onrecord: Server;
  readonly directus: Server;
}

type Side = keyof Servers;

/** The medians of the rounds of one operation, for each side, and the ratio of each round. */
export interface Compared {
  readonly operation: Pick<Operation, 'name' | 'what' | 'needed'>;
  readonly onrecord: Answered;
  readonly directus: Answered;
  /** How many times less processor time Onrecord needed, in each round. */
  readonly ratios: readonly number[];
}

export interface RoundsOptions {
  readonly rounds: number;
  readonly tell: (line: string) => void;
}

/**
 * Both sides in turn, each first in every other round. One round before, which is not counted, lets both compile and
 * fill their memory.
 */
export async function compare(
  operation: Operation,
  servers: Servers,
  { rounds, tell }: RoundsOptions,
): Promise<Compared> {
  const measured: Readonly<Record<Side, Answered[]>> = { onrecord: [], directus: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const requests = operation.requestsOf(round);
    for (const side of inTurn(round)) {
      await forgetLists(servers.onrecord);
      const answered = await sendAll(servers[side], requests[side], operation.connections);
      if (round > 0) measured[side].push({ ...answered, cpu: answered.cpu / operation.items });
    }
    if (round > 0) tell(lineOf(operation, round, measured));
  }
  return {
    operation,
    onrecord: medians(measured.onrecord),
    directus: medians(measured.directus),
    ratios: measured.directus.map(({ cpu }, at) => cpu / (measured.onrecord[at]?.cpu ?? Number.NaN)),
  };
}

function inTurn(round: number): readonly Side[] {
  return round % 2 === 0 ? ['onrecord', 'directus'] : ['directus', 'onrecord'];
}

/** Adds a note: whatever was counted before any change is forgotten, as on any desk where somebody writes. */
async function forgetLists(onrecord: Server): Promise<void> {
  const note = { motivation: 'commenting', body: 'Heard on the recording.' };
  const path = '/claims/1/annotations';
  const { wrong } = await sendAll(onrecord, [{ path, body: note, isWhole: () => true }], 1);
  if (wrong > 0) throw new Error('Onrecord refuses a note on its first claim.');
}

function medians(all: readonly Answered[]): Answered {
  const of = (value: (one: Answered) => number) => median(all.map(value));
  return {
    ...{ cpu: of(({ cpu }) => cpu), perSecond: of(({ perSecond }) => perSecond) },
    ...{ p50: of(({ p50 }) => p50), p99: of(({ p99 }) => p99) },
    wrong: all.reduce((sum, { wrong }) => sum + wrong, 0),
  };
}

function lineOf(
  { name }: Operation,
  round: number,
  { onrecord, directus }: Record<Side, Answered[]>,
): string {
  const [own, other] = [onrecord.at(-1)?.cpu ?? Number.NaN, directus.at(-1)?.cpu ?? Number.NaN];
  return `${name}, round ${round}: ${own.toFixed(3)} and ${other.toFixed(3)} ms, ${(other / own).toFixed(2)} ×`;
}
