import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { describeDatabase } from '../src/platform/db/integrity/checks.js';
import { packageRoot } from '../src/platform/lib/package-root.js';
import type { Figure } from './ground/figure.js';

// The table as it is printed, and as bench/RESULTS.md keeps it: one section for each size of desk.

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [one.id, one.what, one.needed, one.reached, verdict(one), one.from]);
  const lines = [['', 'What', 'Needed', 'Reached', '', 'Measured'], ['-', '-', '-', '-', '-', '-'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function verdict({ passes }: Figure): string {
  return passes ? 'pass' : '**FALLS SHORT**';
}

/** What a reader has to know to make anything of the figures. */
export function circumstances(file: string, claims: number): string {
  const { sqliteVersion, bytes, counts } = describeDatabase(file);
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return [
    `${claims.toLocaleString('en-GB')} claims, ${(counts.events ?? 0).toLocaleString('en-GB')} events, ${Math.round(bytes / 1_000_000)} MB.`,
    `${new Date().toISOString().slice(0, 10)}; ${cpus().length} × ${processor?.model.trim() ?? 'processor unknown'}, ${memory} GB;`,
    `Node ${process.versions.node}, SQLite ${sqliteVersion}; load of the machine ${loadavg()[0]?.toFixed(1)} when it began.`,
  ].join(' ');
}

const HEAD = `# What the bench measured

Every figure that has to be reached is a ratio of two measurements of one run, made one after the other on one
machine, so that it says something of the program and little of the machine. Medians of several rounds, the
first round left out. \`npm run bench -- 100000\` measures again and writes this page; each file of bench/measures
says at its head what it measures, and against what. \`npm run bench:peer -- 100000 5\` compares with Directus.
`;

const SECTION = /^## ((\d[\d,]*) claims\b.*)$/m;

/** The page with this section in the place of the one with its title, the sizes in order. The title begins with one. */
export function pageWith(page: string, title: string, section: string): string {
  const pieces = page.split(/(?=^## )/m).filter((piece) => SECTION.test(piece));
  const others = pieces.filter((piece) => SECTION.exec(piece)?.[1] !== title).map((piece) => piece.trim());
  const sizeOf = (piece: string): number => Number((SECTION.exec(piece)?.[2] ?? '0').replaceAll(',', ''));
  const titleOf = (piece: string): string => SECTION.exec(piece)?.[1] ?? '';
  const sorted = [...others, `## ${title}\n\n${section}`].sort(
    (one, other) => sizeOf(one) - sizeOf(other) || titleOf(one).length - titleOf(other).length,
  );
  return `${HEAD}\n${sorted.join('\n\n')}\n`;
}

export const RESULTS = join(packageRoot, 'bench', 'RESULTS.md');

export function writeResults(page: string): void {
  writeFileSync(RESULTS, page);
}
