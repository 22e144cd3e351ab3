import type { Connection } from '../../src/platform/db/connection/open.js';
import type { Random } from '../desk/random.js';
import { writerWith } from '../desk/texts.js';
import type { Sent } from './send.js';

// New claims of speakers who are there, as each side imports them.

/** The ids of the speakers, by name. */
export type SpeakerNames = ReadonlyMap<string, number>;

interface DrawnClaim {
  readonly text: string;
  readonly language: string;
  readonly form: string;
  readonly said_on: string;
  readonly speaker: { readonly id: number; readonly name: string };
}

/** People, as whom a table takes a speaker of which it says no more. */
export function speakersOf(connection: Connection): SpeakerNames {
  const rows = connection
    .prepare("select name, id from speakers where kind = 'person' order by id")
    .raw()
    .all();
  return new Map(rows as [string, number][]);
}

export function drawClaims(count: number, random: Random, speakers: SpeakerNames): readonly DrawnClaim[] {
  const [writer, all] = [writerWith(random), [...speakers]];
  return Array.from({ length: count }, () => {
    const [name, id] = random.pick(all);
    const said_on = `${2015 + random.below(10)}-0${1 + random.below(9)}-${10 + random.below(19)}`;
    const form = random.pick(['direct', 'partial', 'mixed', 'indirect']);
    return { ...writer.statement(), form, said_on, speaker: { id, name } };
  });
}

const COLUMNS = ['text', 'language', 'form', 'said_on', 'speaker'];

/** As a table with tabs, which none of the texts has. */
export function tableOf(claims: readonly DrawnClaim[]): string {
  const rows = claims.map(({ speaker, text, language, form, said_on }) =>
    [text, language, form, said_on, speaker.name].join('\t'),
  );
  return [COLUMNS.join('\t'), ...rows, ''].join('\n');
}

export function onrecordBatch(claims: readonly DrawnClaim[]): Sent {
  return {
    path: '/import',
    body: { text: tableOf(claims), delimiter: 'tab' },
    isWhole: (answer) => (answer as { taken: number }).taken === claims.length,
  };
}

export function directusBatch(claims: readonly DrawnClaim[]): Sent {
  return {
    path: '/items/claims?fields=id',
    body: claims.map(({ speaker, ...claim }) => ({ ...claim, ...NEW_CLAIM, speaker: speaker.id })),
    isWhole: (answer) => (answer as { data: readonly unknown[] }).data.length === claims.length,
  };
}

/** What Onrecord gives a claim of which nothing else is said. */
const NEW_CLAIM = { status: 'open', ground_rule: 'on_record' };
