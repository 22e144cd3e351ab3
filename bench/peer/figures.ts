import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../ground/figure.js';
import { median, short } from '../ground/numbers.js';
import { DIRECTUS_VERSION, PEER_FOLDER } from './install.js';
import type { Compared } from './rounds.js';
import type { Answered } from './send.js';

/** One line for each operation: the ratio of both sides in processor time, and what it is made of. */
export function figureOf({ operation, onrecord, directus, ratios }: Compared): Figure {
  const ratio = median(ratios);
  const wrong = onrecord.wrong + directus.wrong;
  return {
    id: 'P12',
    what: `${operation.name}: ${operation.what}`,
    needed: `≥ ${operation.needed} ×, every answer whole`,
    reached: `${short(ratio)} × (${short(Math.min(...ratios))} to ${short(Math.max(...ratios))})`,
    passes: ratio >= operation.needed && wrong === 0,
    from:
      `Onrecord ${measuredOf(onrecord)}; Directus ${measuredOf(directus)}; ` +
      `answers that are not whole: ${onrecord.wrong} and ${directus.wrong}`,
  };
}

function measuredOf({ cpu, perSecond, p50, p99 }: Answered): string {
  return `${short(cpu)} ms of processor, ${short(perSecond)} a second, p50 ${short(p50)} ms, p99 ${short(p99)} ms`;
}

/** How it was measured, for a reader of the table. */
export function peerCircumstances(rounds: number): string {
  const driver = JSON.parse(
    readFileSync(join(PEER_FOLDER, 'node_modules', 'sqlite3', 'package.json'), 'utf8'),
  ) as { readonly version: string };
  return [
    `Beside Directus ${DIRECTUS_VERSION} with sqlite3 ${driver.version}, cache, limits, websockets and telemetry off,`,
    'an index made by hand for every column that is filtered or joined, and ANALYZE.',
    'Claims in the trash are left out there. Both answer JSON over HTTP to a token, uncompressed,',
    'eight requests at a time (imports one), each request once in a round, each answer read and checked.',
    `Medians of ${rounds} rounds in alternation, after one that is not counted; processor time of the whole process`,
    'with its children, until it is at rest. `npm run bench:peer` measures again.',
  ].join(' ');
}
