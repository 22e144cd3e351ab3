import { existsSync, readFileSync } from 'node:fs';
import { removeDesk } from './desk/remove.js';
import { openBenchDesk } from './ground/desk.js';
import type { Desk, Figure, Measure } from './ground/figure.js';
import { characters } from './measures/characters.js';
import { claimPage } from './measures/claim-page.js';
import { compression } from './measures/compression.js';
import { deepPage } from './measures/deep-page.js';
import { exporting } from './measures/export.js';
import { footprint } from './measures/footprint.js';
import { growth } from './measures/growth.js';
import { importing } from './measures/import.js';
import { importWhole } from './measures/import-whole.js';
import { listPage } from './measures/list-page.js';
import { longText } from './measures/long-text.js';
import { lookup } from './measures/lookup.js';
import { manyTexts } from './measures/many-texts.js';
import { newFilter } from './measures/new-filter.js';
import { note } from './measures/note.js';
import { noteBesideImport } from './measures/note-beside-import.js';
import { quotations } from './measures/quotations.js';
import { search } from './measures/search.js';
import { speakers } from './measures/speakers.js';
import { worstPages } from './measures/worst-pages.js';
import { circumstances, pageWith, RESULTS, tableOf, writeResults } from './results.js';

// npm run bench -- 100000 [3] [P1 P8 …] — measures on a desk of so many claims, which is made where it is not there
// yet, in so many rounds, each on a fresh copy. With all figures, bench/RESULTS.md is written; with some, they are printed alone.

const MEASURES: readonly (readonly [ids: readonly string[], measure: Measure])[] = [
  // First: others add to the desk.
  [['G'], growth],
  [['P1'], listPage],
  [['P1B'], newFilter],
  [['P2'], claimPage],
  [['P3', 'P3B', 'P4', 'P5'], search],
  [['P6'], importing],
  [['P6B'], importWhole],
  [['P7'], deepPage],
  [['P8'], note],
  [['P9'], exporting],
  [['P9'], noteBesideImport],
  [['P10'], longText],
  [['P10'], manyTexts],
  [['P11'], characters],
  [['P13'], footprint],
  [['P15'], compression],
  [['P16'], quotations],
  [['P16'], speakers],
  // Last: they add their own records to the desk.
  [['P17'], lookup],
  [['P14'], worstPages],
];

/** Measured in the first round alone, since each takes minutes and counts many thousand operations by itself. */
const ONCE: ReadonlySet<Measure> = new Set([importWhole, noteBesideImport, worstPages]);

const words = process.argv.slice(2);
const [claims = 10_000, rounds = 1] = words
  .filter((word) => /^\d/.test(word))
  .map((word) => Number(word.replaceAll(/[_,]/g, '')));
const wanted = words.filter((word) => /^(P\d+b?|G)$/i.test(word)).map((word) => word.toUpperCase());
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

let about = '';
const figures: Figure[][] = [];
for (let round = 0; round < rounds; round += 1) {
  const desk = await openBenchDesk(claims, tell);
  about ||= circumstances(desk.file, claims);
  try {
    figures.push(await measured(desk, round === 0));
  } finally {
    removeDesk(desk.file);
  }
}
const section = `${about}\n\n${tableOf(together(figures))}`;
process.stdout.write(`${section}\n`);
if (wanted.length === 0)
  writeResults(
    pageWith(
      existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '',
      `${claims.toLocaleString('en-GB')} claims`,
      section,
    ),
  );

async function measured(desk: Desk, isFirst: boolean): Promise<Figure[]> {
  const all: Figure[] = [];
  for (const [ids, measure] of MEASURES) {
    if (wanted.length > 0 && !ids.some((id) => wanted.includes(id))) continue;
    if (!isFirst && ONCE.has(measure)) continue;
    const some = await measure(desk);
    all.push(...some);
    for (const { id, reached, needed, passes } of some)
      tell(`${id.padEnd(4)} ${reached} (needed ${needed})${passes ? '' : '  FALLS SHORT'}`);
  }
  return all;
}

/** The figures of all rounds in one row each, which passes where every round does. */
function together([first = [], ...others]: readonly (readonly Figure[])[]): Figure[] {
  return first.map((figure) => {
    const isSame = ({ id, what }: Figure) => id === figure.id && what === figure.what;
    const rounds = [figure, ...others.flatMap((round) => round.find(isSame) ?? [])];
    return {
      ...figure,
      reached: rounds.map(({ reached }) => reached).join('; '),
      passes: rounds.every(({ passes }) => passes),
      from: rounds.at(-1)?.from ?? figure.from,
    };
  });
}
