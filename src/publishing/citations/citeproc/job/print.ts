import type { CiteprocAnswer, CiteprocJob, PrintedCite, Work } from '../model.js';
import { guard, unguard } from './guard.js';
import type { Printer } from './printer.js';

// Prints one job with compiled engines.

/** The engines of a style in a locale. */
export interface Kept extends Pick<CiteprocAnswer, 'isNoteStyle' | 'hasBibliography' | 'locale' | 'sha256'> {
  /** For the bibliography: the style without its notes where that prints the same. */
  readonly printer: Printer;
  /** For cites; compiled on first use. */
  readonly notes: () => Printer;
  /** Read by both. */
  readonly items: Map<string, object>;
}

type Printed = Pick<CiteprocAnswer, 'entries' | 'notes' | 'faults'>;

/** Prints a job; a work that citeproc chokes on is named instead. */
export function print(kept: Kept, job: CiteprocJob): CiteprocAnswer {
  const { isNoteStyle, hasBibliography, locale, sha256 } = kept;
  return { ...withoutEndless(printSound(kept, job), job), isNoteStyle, hasBibliography, locale, sha256 };
}

/** Of one citation with its markup, in characters: many times what the longest source comes to. */
const MAX_LENGTH = 100_000;

/** A style that repeats itself may print megabytes for one source, which would be read on the main thread. */
function withoutEndless(printed: Printed, { cites }: CiteprocJob): Printed {
  const isEndless = ({ length }: string) => length > MAX_LENGTH;
  const endless = new Set([
    ...printed.entries.filter(({ html }) => isEndless(html)).map(({ key }) => key),
    ...printed.notes
      .filter(({ html, short }) => isEndless(html + short))
      .map(({ cite }) => cites[cite]?.key ?? ''),
  ]);
  if (endless.size === 0) return printed;
  return {
    entries: printed.entries.filter(({ key }) => !endless.has(key)),
    notes: printed.notes.filter(({ cite }) => !endless.has(cites[cite]?.key ?? '')),
    faults: [...printed.faults, ...[...endless].map((key) => ({ key, why: ENDLESS }))],
  };
}

const ENDLESS = 'it is printed with more than 100,000 characters';

function printSound(kept: Kept, job: CiteprocJob): Printed {
  try {
    return printAll(kept, job, []);
  } catch {
    // One bad item makes the whole run fail: each is tried alone, and the run repeated without the bad ones.
    const faults = job.works.flatMap((work) => faultOf(kept, job, work));
    const bad = new Set(faults.map((fault) => fault.key));
    return printAll(kept, { ...job, works: job.works.filter((work) => !bad.has(work.key)) }, faults);
  }
}

function faultOf(kept: Kept, job: CiteprocJob, work: Work): { key: string; why: string }[] {
  // With its locators, since it may be one of these that fails.
  const own = job.cites.filter(({ key }) => key === work.key);
  try {
    printAll(
      kept,
      { ...job, works: [work], cites: own.length > 0 ? own : [{ key: work.key, locator: null }] },
      [],
    );
    return [];
  } catch (error) {
    return [{ key: work.key, why: error instanceof Error ? error.message : String(error) }];
  }
}

function printAll(kept: Kept, job: CiteprocJob, faults: Printed['faults']): Printed {
  const { printer, items } = kept;
  items.clear();
  for (const work of job.works) items.set(work.key, guard(work));
  printer.begin(items);
  const entries = printer.entries(keysOf(job, false));
  return { entries, notes: notesOf(kept, job, new Set(entries.map(({ key }) => key))), faults };
}

function keysOf({ works }: CiteprocJob, isUnlisted: boolean): string[] {
  return works.filter((work) => (work.isUnlisted ?? false) === isUnlisted).map(({ key }) => key);
}

/**
 * The wanted cites. NOTE: unlisted works are registered by themselves, or a style would tell listed works apart from
 * them (2023a, 2023b).
 */
function notesOf(kept: Kept, job: CiteprocJob, printed: ReadonlySet<string>): PrintedCite[] {
  const isAll = job.forms === 'all' || (job.forms === 'notes' && kept.isNoteStyle);
  const isWanted = (key: string) => kept.items.has(key) && (isAll || !printed.has(key));
  const cites = job.cites.map((cite, at) => ({ ...cite, cite: at })).filter(({ key }) => isWanted(key));
  if (cites.length === 0) return [];
  const notes = kept.notes();
  const isApart = notes !== kept.printer;
  if (isApart) notes.begin(kept.items);
  const unlisted = keysOf(job, true);
  const apart = new Set(unlisted);
  const listed = cites.filter(({ key }) => !apart.has(key));
  const population = isApart ? [...new Set(listed.map(({ key }) => key))] : keysOf(job, false);
  const others = cites.filter(({ key }) => apart.has(key));
  return [...notes.cites(population, listed), ...notes.cites(unlisted, others)].map((cite) => ({
    ...cite,
    html: unguard(cite.html, !kept.isNoteStyle),
    short: unguard(cite.short, true),
  }));
}
