import type { Figures } from './measure.js';
import type { StallOptions } from './options.js';

type Limits = Pick<StallOptions, 'maxStretchMs' | 'maxGrownMb'>;

export function isTooMuch(figures: Figures, { maxStretchMs, maxGrownMb }: Limits): boolean {
  const { stretch, grown, isAlive, isAsExpected } = figures;
  return !isAlive || !isAsExpected || stretch > maxStretchMs || grown > maxGrownMb;
}

export const HEADING = [
  '| case | status | took ms | longest wait ms | processor at a stretch ms | memory MB | |',
  '|---|---|---:|---:|---:|---:|---|',
].join('\n');

/** One line of a Markdown table. */
export function lineOf(figures: Figures, limits: Limits): string {
  const { name, statuses, took, wait, stretch, grown } = figures;
  const numbers = [took, wait, stretch].map((one) => Math.round(one));
  const cells = [
    name.replaceAll('|', '\\|'),
    statuses,
    ...numbers,
    `+${Math.round(grown)}`,
    faultOf(figures, limits),
  ];
  return `| ${cells.join(' | ')} |`;
}

function faultOf(figures: Figures, limits: Limits): string {
  if (!figures.isAlive) return 'THE SERVER ENDED';
  if (!figures.isAsExpected) return 'NOT MEASURED';
  return isTooMuch(figures, limits) ? 'TOO MUCH' : '';
}
