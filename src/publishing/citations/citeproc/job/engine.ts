import { createHash } from 'node:crypto';
import CSL, { type Engine, type XmlNode } from 'citeproc';
import type { CslItem } from '../../model/csl.js';
import type { CiteprocAnswer, CiteprocJob, Work } from '../model.js';
import { nearestLocale, type PackedPart, readPackedLocale, readPackedStyle } from './package.js';
import { readCsl } from './read-csl.js';
import { withoutDashes, withStubbedNotes } from './trim.js';

// Owns the citeproc engines; runs in the worker only. Compiling an engine takes 0.25 s of CPU and more, so the most
// recent ones are kept, by style and locale (the output is always HTML, from which every format is made).

const ENGINES_KEPT = 4;

/** The same list is often printed again: as another format, or by the next reader. */
const ANSWERS_KEPT = 4;

/** Replaces "<" inside a field: citeproc would read "<i>" in a title as italics. A noncharacter. */
const LESS_THAN = '\uFDD0';

/** Encloses the key after each printed entry. A noncharacter, which `guard` removes from fields. */
const MARK = '\uFDD1';

interface Kept {
  /** For the bibliography: the style without its notes where that prints the same. */
  readonly engine: Engine;
  /** For entries in note form; compiled on first use. */
  readonly notes: () => Engine;
  readonly items: Map<string, object>;
  readonly sha256: string;
}

/**
 * Returns a function that prints jobs and keeps the engines between calls.
 * @param isWhole compiles every style with its notes, for comparison with the short way
 */
export function citeprocEngines(isWhole = false): (job: CiteprocJob) => CiteprocAnswer {
  const kept = new Map<string, Kept>();
  const answers = new Map<string, CiteprocAnswer>();
  return (job) => {
    const locale = nearestLocale(job.locale);
    const { style, csl = null } = job;
    const name = csl === null ? `${style} ${locale}` : `${style} ${locale} ${sha256Of(csl)}`;
    const engine = recent(kept, ENGINES_KEPT, name, () => compile(styleOf(style, csl), locale, isWhole));
    const list = `${name} ${sha256Of(JSON.stringify([job.works, job.cites]))}`;
    return recent(answers, ANSWERS_KEPT, list, () => ({
      ...print(engine, job),
      locale,
      sha256: engine.sha256,
    }));
  };
}

/** The value of a key, made where it is not among the most recent ones, which are kept. */
function recent<T>(kept: Map<string, T>, max: number, key: string, make: () => T): T {
  const value = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of [...kept.keys()].slice(0, -max)) kept.delete(oldest);
  return value;
}

/** @throws Error for a style that the package does not have, or a file that is none */
function styleOf(id: string, csl: string | null): PackedPart {
  return csl === null ? readPackedStyle(id) : { xml: readCsl(csl), sha256: sha256Of(csl) };
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function compile(style: PackedPart, locale: string, isWhole: boolean): Kept {
  const packedLocale = readPackedLocale(locale);
  const items = new Map<string, object>();
  const sys = {
    retrieveLocale: (tag: string) =>
      (tag === locale ? packedLocale : readPackedLocale(nearestLocale(tag))).xml,
    retrieveItem: (id: string) => items.get(id) ?? {},
    embedBibliographyEntry: (key: string) => `${MARK}${key}${MARK}`,
  };
  const engineOf = (xml: XmlNode): Engine => {
    const made = new CSL.Engine(sys, xml, locale, true);
    made.opt.development_extensions.wrap_url_and_doi = true;
    return made;
  };
  const whole = withoutDashes(style.xml);
  const short = isWhole ? null : withStubbedNotes(whole);
  const engine = engineOf(short ?? whole);
  const sha256 = sha256Of(style.sha256 + packedLocale.sha256);
  return { engine, notes: short === null ? () => engine : once(() => engineOf(whole)), items, sha256 };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

type Printed = Pick<CiteprocAnswer, 'entries' | 'notes' | 'faults'>;

function print(kept: Kept, job: CiteprocJob): Printed {
  try {
    return printAll(kept, job, []);
  } catch {
    // One bad item makes the whole run fail: each is tried alone, and the run repeated without the bad ones.
    const faults = job.works.flatMap((work) => faultOf(kept, work));
    const bad = new Set(faults.map((fault) => fault.key));
    return printAll(kept, { ...job, works: job.works.filter((work) => !bad.has(work.key)) }, faults);
  }
}

function faultOf(kept: Kept, work: Work): { key: string; why: string }[] {
  try {
    printAll(kept, { style: '', locale: '', works: [work], cites: [] }, []);
    return [];
  } catch (error) {
    return [{ key: work.key, why: error instanceof Error ? error.message : String(error) }];
  }
}

function printAll(kept: Kept, job: CiteprocJob, faults: Printed['faults']): Printed {
  const { engine, items } = kept;
  items.clear();
  for (const { key, item } of job.works) items.set(key, guard(item, key));
  register(engine, [...items.keys()]);
  const entries = bibliographyOf(engine);
  const printed = new Set(entries.map((entry) => entry.key));
  const isOmitted = (key: string) => !printed.has(key) && items.has(key);
  return { entries, notes: notesOf(kept, job, isOmitted), faults };
}

/** NOTE: citeproc caches items by id; emptying the registry first makes it read them again. */
function register(engine: Engine, keys: readonly string[]): void {
  engine.updateItems([]);
  engine.updateItems(keys);
}

/** The cites in note form whose works the bibliography omits, each as the first of its work. */
function notesOf(kept: Kept, { cites }: CiteprocJob, isOmitted: (key: string) => boolean): Printed['notes'] {
  if (!cites.some(({ key }) => isOmitted(key))) return [];
  const notes = kept.notes();
  if (notes !== kept.engine) register(notes, [...kept.items.keys()].filter(isOmitted));
  return cites.flatMap(({ key, locator }, cite) => {
    const html = isOmitted(key) ? noteForm(notes, key, locator ?? {}) : NOTHING;
    return html.startsWith(NOTHING) ? [] : { cite, html: unguard(html) };
  });
}

/** How citeproc begins the note form of an item that the style prints nothing of. */
const NOTHING = '[CSL STYLE ERROR';

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

function noteForm(engine: Engine, id: string, where: { locator?: string; label?: string }): string {
  const citation = { citationItems: [{ id, ...where }], properties: { noteIndex: 0 } };
  return engine.previewCitationCluster(citation, [], [], 'html');
}

/** The item for citeproc: plain text escaped as plain text, with our key, without our evidence. */
function guard(item: CslItem, key: string): object {
  const { note: _note, custom: _custom, ...fields } = item;
  const plain = JSON.parse(JSON.stringify(fields), (_, value) =>
    typeof value === 'string' ? value.replace(/[\uFDD0\uFDD1]/g, '\uFFFD').replaceAll('<', LESS_THAN) : value,
  ) as object;
  return { ...plain, id: key, system_id: key };
}

function unguard(html: string): string {
  return html.replaceAll(LESS_THAN, '&#60;');
}
