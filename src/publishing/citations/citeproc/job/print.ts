import type { Engine } from 'citeproc';
import type { CiteprocAnswer, CiteprocJob, PrintedCite, Work } from '../model.js';
import { printCites } from './cites.js';
import { guard, unguard } from './guard.js';

// Prints one job with compiled engines.

/** Encloses the key after each printed entry. A noncharacter, which `guard` removes from fields. */
export const MARK = '\uFDD1';

/** The engines of a style in a locale. */
export interface Kept extends Pick<CiteprocAnswer, 'isNoteStyle' | 'hasBibliography' | 'locale' | 'sha256'> {
  /** For the bibliography: the style without its notes where that prints the same. */
  readonly engine: Engine;
  /** For cites; compiled on first use. */
  readonly notes: () => Engine;
  readonly items: Map<string, object>;
}

type Printed = Pick<CiteprocAnswer, 'entries' | 'notes' | 'faults'>;

/** Prints a job; a work that citeproc chokes on is named instead. */
export function print(kept: Kept, job: CiteprocJob): CiteprocAnswer {
  const { isNoteStyle, hasBibliography, locale, sha256 } = kept;
  return { ...printSound(kept, job), isNoteStyle, hasBibliography, locale, sha256 };
}

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
  try {
    printAll(kept, { ...job, works: [work], cites: [{ key: work.key, locator: null }] }, []);
    return [];
  } catch (error) {
    return [{ key: work.key, why: error instanceof Error ? error.message : String(error) }];
  }
}

function printAll(kept: Kept, job: CiteprocJob, faults: Printed['faults']): Printed {
  const { engine, items } = kept;
  items.clear();
  for (const work of job.works) items.set(work.key, guard(work));
  register(engine, keysOf(job, false));
  const entries = bibliographyOf(engine);
  return { entries, notes: notesOf(kept, job, new Set(entries.map(({ key }) => key))), faults };
}

function keysOf({ works }: CiteprocJob, isUnlisted: boolean): string[] {
  return works.filter((work) => (work.isUnlisted ?? false) === isUnlisted).map(({ key }) => key);
}

/** NOTE: citeproc caches items by id; emptying the registry first makes it read them again. */
function register(engine: Engine, keys: readonly string[]): void {
  engine.updateItems([]);
  engine.updateItems(keys);
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
  const unlisted = new Set(keysOf(job, true));
  const listed = cites.filter(({ key }) => !unlisted.has(key));
  if (notes !== kept.engine) register(notes, [...new Set(listed.map(({ key }) => key))]);
  const first = printCites(notes, listed);
  if (unlisted.size > 0) register(notes, [...unlisted]);
  const others = printCites(
    notes,
    cites.filter(({ key }) => unlisted.has(key)),
  );
  return [...first, ...others].map(({ cite, html, short }) => ({
    cite,
    html: unguard(html, !kept.isNoteStyle),
    short: unguard(short, true),
  }));
}

/** NOTE: matches entries by the mark after each, never by position: `entry_ids` also names omitted ones. */
function bibliographyOf(engine: Engine): { key: string; html: string }[] {
  const made = engine.makeBibliography();
  if (!made) return [];
  const [{ bibliography_errors }, strings] = made;
  const omitted = new Set(bibliography_errors.map((error) => error.itemID));
  return strings.flatMap((string) => {
    const [html = '', key] = string.split(MARK);
    if (key === undefined) throw new Error('citeproc printed an entry without its mark.');
    return omitted.has(key) ? [] : [{ key, html: unguard(html) }];
  });
}
