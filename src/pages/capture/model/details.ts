import { lineOf } from '../../../engines/documents/metadata/found.js';
import { namesInByline } from '../../../engines/documents/metadata/names.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { detailsOf } from '../../../record/snapshots/model/found.js';
import type { Copy } from '../../../record/snapshots/model.js';
import { wordAuthor } from '../../../record/sources/model.js';
import { FOUND_IN } from '../../../vocabulary.js';
import { type Dateline, datelineOf } from './dateline.js';

// What an article says of itself: title, outlet, authors, date, language and address, each with where it was read. A
// person corrects it before anything is saved.

export interface SourceDetails {
  /** By the names of the form, without `source.`. */
  readonly fields: Typed;
  /** By the same names, for a sentence: “the first line”. */
  readonly readIn: Typed;
}

type Read = readonly [name: string, value: string | null, from: string];

/** Of a page or file, what its metadata says, and what the text itself says for the rest. */
export function detailsFrom(copy: Pick<Copy, 'headers' | 'finalUrl' | 'text'>): SourceDetails {
  const { title, outlet, authors, issued, language, url } = detailsOf({
    headers: copy.headers && JSON.stringify(copy.headers),
    final_url: copy.finalUrl,
  });
  const named = (of: { readonly from: keyof typeof FOUND_IN } | undefined) =>
    of === undefined ? '' : FOUND_IN[of.from];
  return collected([
    ['title', title[0]?.value ?? null, named(title[0])],
    ['outlet.name', outlet[0]?.value ?? null, named(outlet[0])],
    ['authors', authors[0]?.value.map(wordAuthor).join('\n') ?? null, named(authors[0])],
    ['issued', issued[0]?.value ?? null, named(issued[0])],
    ['language', language[0]?.value ?? null, named(language[0])],
    ['url', url[0]?.value ?? null, named(url[0])],
    ...readInText(copy.text),
  ]);
}

/** The first reading of each field. */
function collected(readings: readonly Read[]): SourceDetails {
  const first = new Map<string, Read>();
  for (const reading of readings)
    if (reading[1] !== null && !first.has(reading[0])) first.set(reading[0], reading);
  const all = [...first.values()];
  return {
    fields: Object.fromEntries(all.map(([name, value]) => [name, value ?? ''])),
    readIn: Object.fromEntries(all.map(([name, , from]) => [name, from])),
  };
}

/** How many lines a headline, a byline and a date can be among. */
const MAX_HEAD_LINES = 8;
const MAX_TITLE_UTF16 = 200;

function readInText(text: string): Read[] {
  const lines = text
    .slice(0, 8_000)
    .split('\n')
    .map((line) => lineOf(line, 500))
    .filter((line) => line !== null)
    .slice(0, MAX_HEAD_LINES);
  const [first = null, ...others] = lines;
  const byline = others.find((line) => /^by\s+\p{Lu}/iu.test(line) && line.length <= 120) ?? null;
  const names = byline === null ? null : namesInByline(byline.split(/\s+[|·•–—]\s+/u)[0]);
  const datelines = others.map(datelineOf);
  const dated = datelines.find(({ issued }) => issued !== null)?.issued ?? null;
  const outlet = datelines.find((one, at) => one.outlet !== null && isBesideFacts(others, datelines, at));
  return [
    ['title', first !== null && isHeadline(first) && others.length > 0 ? first : null, 'the first line'],
    ['authors', names?.isSure ? names.authors.map(wordAuthor).join('\n') : null, 'the byline'],
    ['outlet.name', outlet?.outlet ?? null, 'a line near the top'],
    ['issued', dated, 'a line near the top'],
  ];
}

/** A name alone in its line is that of the outlet where the byline or the day is in it or beside it. */
function isBesideFacts(lines: readonly string[], datelines: readonly Dateline[], at: number): boolean {
  return [at - 1, at, at + 1].some(
    (near) => datelines[near]?.issued != null || /^by\s+\p{Lu}/iu.test(lines[near] ?? ''),
  );
}

/** A short line that is no sentence, no quotation and no turn of a transcript. */
function isHeadline(line: string): boolean {
  return (
    line.length <= MAX_TITLE_UTF16 &&
    !/[.!:;,]["”’]?$/u.test(line) &&
    !/^\p{Lu}[\p{Lu}.’' -]{1,40}: /u.test(line)
  );
}
