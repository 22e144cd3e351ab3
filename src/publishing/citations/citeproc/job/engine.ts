import { createHash } from 'node:crypto';
import CSL, { type Engine, type XmlNode } from 'citeproc';
import type { CiteprocAnswer, CiteprocJob } from '../model.js';
import { MARK } from './bibliography.js';
import { mended } from './mend.js';
import { nearestLocale, type PackedPart, readPackedLocale, readPackedStyle } from './package.js';
import { type Kept, print } from './print.js';
import { Printer } from './printer.js';
import { readCsl } from './read-csl.js';
import { dependsOnList, withoutDashes, withStubbedNotes } from './trim.js';

// Owns the citeproc engines; runs in the worker only. Compiling an engine takes 0.25 s of CPU and more, so the most
// recent ones are kept, by style and locale (the output is always HTML, from which every format is made).

const ENGINES_KEPT = 4;

/** The same list is often printed again: as another format, or by the next reader. */
const ANSWERS_KEPT = 4;

export interface EnginesOptions {
  /** Compiles every style with its notes, for comparison with the short way. */
  readonly isWhole?: boolean;
  /** Whether a list may have parts that were printed for an earlier one; false for comparison. Default: true. */
  readonly isRemembering?: boolean;
}

/** Returns a function that prints jobs and keeps the engines between calls. */
export function citeprocEngines(options: EnginesOptions = {}): (job: CiteprocJob) => CiteprocAnswer {
  const kept = new Map<string, Kept>();
  const answers = new Map<string, CiteprocAnswer>();
  return (job) => {
    const locale = nearestLocale(job.locale);
    const { style, csl = null } = job;
    const name = csl === null ? `${style} ${locale}` : `${style} ${locale} ${sha256Of(csl)}`;
    const engine = recent(kept, ENGINES_KEPT, name, () =>
      compile(style, styleOf(style, csl), locale, options),
    );
    const list = `${name} ${sha256Of(JSON.stringify([job.works, job.cites, job.forms]))}`;
    return recent(answers, ANSWERS_KEPT, list, () => print(engine, job));
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

function compile(id: string, style: PackedPart, locale: string, options: EnginesOptions): Kept {
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
  const whole = withoutDashes(mended(id, style.xml));
  const short = options.isWhole ? null : withStubbedNotes(whole);
  const isRemembering = options.isRemembering !== false && !dependsOnList(whole);
  const printer = new Printer(engineOf(short ?? whole), isRemembering);
  const notes = short === null ? () => printer : once(() => new Printer(engineOf(whole), isRemembering));
  return {
    ...{ printer, notes, items, locale },
    sha256: sha256Of(style.sha256 + packedLocale.sha256),
    isNoteStyle: whole.attrs.class === 'note',
    hasBibliography: whole.children.some((part) => typeof part === 'object' && part.name === 'bibliography'),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
