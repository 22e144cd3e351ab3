import { lineOf } from '../../../engines/documents/metadata/found.js';
import { namesInByline } from '../../../engines/documents/metadata/names.js';
import { Reading } from '../../../engines/reading/reading.js';
import type { ZoneKind } from '../../../engines/reading/zones/zone.js';
import { vocabularyOf } from '../../../engines/words/zones.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { detailsOf } from '../../../record/snapshots/model/found.js';
import type { Copy } from '../../../record/snapshots/model.js';
import { wordAuthor } from '../../../record/sources/model.js';
import { FOUND_IN } from '../../../vocabulary.js';
import { agencyIn, type Dateline, datelineOf } from './dateline.js';

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

/** The part of a text in which a headline, a byline and a date are looked for, in UTF-16 code units and in lines. */
const MAX_HEAD_UTF16 = 8_000;
const MAX_HEAD_LINES = 20;
const MAX_TITLE_UTF16 = 200;

interface HeadLine {
  readonly kind: ZoneKind;
  readonly line: string;
}

function readInText(text: string): Read[] {
  const lines = headLines(text.slice(0, MAX_HEAD_UTF16));
  const title = lines.find(({ kind, line }) => kind === 'headline' && line.length <= MAX_TITLE_UTF16);
  const authors = lines
    .filter(({ kind, line }) => kind === 'byline' && datelineOf(line).outlet === null)
    .flatMap(({ line }) => authorsIn(line));
  const others = lines.filter(({ kind }) => kind !== 'headline').map(({ line }) => line);
  const datelines = others.map(datelineOf);
  const dated = datelines.find(({ issued }) => issued !== null)?.issued ?? null;
  const opening = lines.find(({ kind }) => kind === 'dateline')?.line ?? '';
  const agency = agencyIn(opening);
  const outlet = datelines.find((one, at) => one.outlet !== null && isBesideFacts(others, datelines, at));
  return [
    ['title', title?.line ?? null, title === lines[0] ? 'the first line' : 'the headline'],
    ['authors', authors.length > 0 ? authors.join('\n') : null, 'the byline'],
    ['outlet.name', outlet?.outlet ?? agency, 'a line near the top'],
    ['issued', dated, 'a line near the top'],
  ];
}

/** The lines above the body of an article. */
function headLines(text: string): HeadLine[] {
  const { zones } = new Reading(text);
  const end = zones.findIndex(({ kind }) => kind === 'body');
  return zones
    .slice(0, end < 0 ? zones.length : end)
    .flatMap(({ kind, start, end: last }) =>
      text
        .slice(start, last)
        .split('\n')
        .flatMap((words) => {
          const line = lineOf(words, 500);
          return line === null ? [] : [{ kind, line }];
        }),
    )
    .slice(0, MAX_HEAD_LINES);
}

const BYLINE = vocabularyOf('byline').start;
/** “and” between names, in the languages of which articles are read. */
const AND = /\s+(?:und|et|y|e)\s+/gu;

/** “By Jon Field”, “Von Anna Muster und Karl Ott”. */
function authorsIn(line: string): string[] {
  const own = line.split(/\s+[|·•–—]\s+/u)[0] ?? '';
  const [start = ''] = BYLINE.exec(own) ?? [];
  const names = namesInByline(
    own
      .slice(start.length)
      .replace(/^:?\s+/u, '')
      .replace(AND, ' and '),
  );
  return names?.isSure ? names.authors.map(wordAuthor) : [];
}

/** A name alone in its line is that of the outlet where the byline or the day is in it or beside it. */
function isBesideFacts(lines: readonly string[], datelines: readonly Dateline[], at: number): boolean {
  return [at - 1, at, at + 1].some(
    (near) => datelines[near]?.issued != null || BYLINE.test(lines[near] ?? ''),
  );
}
