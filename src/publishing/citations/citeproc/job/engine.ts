import { createHash } from 'node:crypto';
import CSL, { type Engine, type XmlNode } from 'citeproc';
import type { CiteprocAnswer, CiteprocJob } from '../model.js';
import { nearestLocale, readPackedLocale, readPackedStyle } from './package.js';
import { type Kept, MARK, print } from './print.js';
import { withoutDashes, withStubbedNotes } from './trim.js';

// Owns the citeproc engines; runs in the worker only. Compiling an engine takes 0.25 s of CPU and more, so the most
// recent ones are kept, by style and locale (the output is always HTML, from which every format is made).

const ENGINES_KEPT = 4;

/**
 * Returns a function that prints jobs and keeps the engines between calls.
 * @param isWhole compiles every style with its notes, for comparison with the short way
 */
export function citeprocEngines(isWhole = false): (job: CiteprocJob) => CiteprocAnswer {
  const kept = new Map<string, Kept>();
  return (job) => {
    const locale = nearestLocale(job.locale);
    const name = `${job.style} ${locale}`;
    const engine = kept.get(name) ?? compile(job.style, locale, isWhole);
    kept.delete(name);
    kept.set(name, engine);
    for (const oldest of [...kept.keys()].slice(0, -ENGINES_KEPT)) kept.delete(oldest);
    return print(engine, job);
  };
}

function compile(style: string, locale: string, isWhole: boolean): Kept {
  const packedStyle = readPackedStyle(style);
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
  const whole = withoutDashes(packedStyle.xml);
  const short = isWhole ? null : withStubbedNotes(whole);
  const engine = engineOf(short ?? whole);
  const sha256 = createHash('sha256')
    .update(packedStyle.sha256 + packedLocale.sha256)
    .digest('hex');
  const isNoteStyle = whole.attrs.class === 'note';
  const hasBibliography = whole.children.some(
    (part) => typeof part === 'object' && part.name === 'bibliography',
  );
  const notes = short === null ? () => engine : once(() => engineOf(whole));
  return { engine, notes, isNoteStyle, hasBibliography, items, locale, sha256 };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
