import { ok, type Result, refused } from '../../../../platform/lib/result.js';
import { isBlank } from '../../../../platform/lib/text/text-hygiene.js';
import { SOURCE_FIELDS } from '../../../../record/sources/fields.js';
import { type NewSource, parseSource } from '../../../../record/sources/input.js';
import type { SourceType } from '../../../../vocabulary.js';
import { languageCode } from '../model/languages.js';
import { roleOf, wordName } from '../model/names.js';
import { Note } from '../model/note.js';
import { labelOf, type Reference, withoutControls } from '../model/reference.js';
import { sourceTypeOf } from '../model/types.js';
import { plainLine, Values } from '../model/values.js';

// A record of a reference file → a source, by the rules of `POST /sources`. What has no field, and what a field refuses,
// goes into the note of the source under its name; what cannot even stand there is named.

export interface ReadSource {
  readonly source: NewSource | null;
  /** Why there is no source; otherwise null. */
  readonly reason: string | null;
  /** The type as the file gives it, where we have no such type; otherwise null. */
  readonly untyped: string | null;
  /** The names of what is in the note only. */
  readonly inNote: readonly string[];
  /** The names of what is not imported. */
  readonly notKept: readonly string[];
}

export function toSource(reference: Reference): ReadSource {
  const note = new Note();
  for (const what of reference.notKept) note.drop(what);
  const type = sourceTypeOf(reference.type);
  const untyped = reference.fields === null && type === null ? (reference.typeGiven ?? 'none given') : null;
  const fields = reference.fields ?? fieldsOf(reference, type, note);
  const title = fields.title;
  const read = typeof title === 'string' && !isBlank(title) ? parsed({ ...fields }, note) : refused(NO_TITLE);
  const [source, reason] = read.ok ? [read.value, null] : [null, read.errors];
  const inNote = note.labels.filter((label) => label !== TYPE);
  return { source, reason, untyped, inNote, notKept: note.dropped };
}

const NO_TITLE = 'it has no title';

/** The type as the file gives it: told apart from the rest of the note. */
const TYPE = 'Type';

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(reference: Reference, type: SourceType | null, note: Note): Fields {
  const values = new Values(reference.values);
  const fields = {
    type,
    title: values.line('title') ?? values.line('title-short') ?? values.line('event-title'),
    translated_title: values.line('translated-title'),
    ...placesOf(values, type),
    authors: authorsOf(reference, type, note),
    issued: values.line('issued'),
    accessed: values.line('accessed'),
    url: values.line('URL') ?? addressOfDoi(values),
    language: languageOf(values),
    medium: values.line('medium'),
    genre: values.line('genre'),
    number: values.line('number') ?? values.line('issue'),
  };
  if (type === null && reference.typeGiven !== null) note.add(TYPE, reference.typeGiven);
  for (const { label, text } of reference.more) note.add(label, text);
  for (const [variable, text] of values.rest()) note.add(labelOf(variable), text);
  return fields;
}

/** Types whose outlet is the publisher; of any other it is what the record is part of, such as a newspaper. */
const PUBLISHED: ReadonlySet<SourceType | null> = new Set([
  ...(['book', 'broadcast', 'chapter', 'document', 'hearing', 'legal_case', 'legislation'] as const),
  ...(['motion_picture', 'report', 'song', 'speech'] as const),
]);

function placesOf(values: Values, type: SourceType | null) {
  const isPublished = PUBLISHED.has(type);
  const outlet = (isPublished ? null : values.line('container-title')) ?? values.line('publisher');
  return {
    outlet: outlet === null ? null : { name: outlet },
    container_title: values.line('container-title') ?? values.line('collection-title'),
  };
}

function languageOf(values: Values): string | null {
  const language = values.line('language');
  return language === null ? null : languageCode(language);
}

const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\S+)$/i;

function addressOfDoi(values: Values): string | null {
  const [, doi] = DOI.exec(values.peek('DOI') ?? '') ?? [];
  if (doi === undefined) return null;
  values.line('DOI');
  return `https://doi.org/${doi}`;
}

/** So many names a source has at most. */
const MAX_AUTHORS = 50;

function authorsOf({ names }: Reference, type: SourceType | null, note: Note): object[] {
  const authors: object[] = [];
  for (const { variable, name } of names) {
    const role = roleOf(variable, type);
    if (role === null || authors.length === MAX_AUTHORS) note.add(labelOf(variable), wordName(name));
    else authors.push({ ...name, role });
  }
  return authors;
}

/** How often a record is parsed again without what was refused: each time at least one value leaves it. */
const MAX_TRIES = 80;

/** Parses the fields; what is refused moves to the note. */
function parsed(fields: Record<string, unknown>, note: Note): Result<NewSource, string> {
  let own = typeof fields.note === 'string' ? fields.note : null;
  let reason = '';
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const read = parseSource('json', { ...fields, note: note.text(own) });
    if (read.ok) return ok(read.value);
    reason = read.errors[0]?.message ?? '';
    // Of several errors the last first, so that the positions of the others in a list stay.
    for (const { path } of read.errors.toReversed()) {
      if (path !== 'note') moveToNote(fields, path, note);
      else if (own !== null && isRefusedNote(own)) {
        note.drop('notes');
        own = null;
      } else note.dropRefused(isRefusedNote);
    }
  }
  return refused(reason);
}

function isRefusedNote(text: string): boolean {
  return !parseSource('json', { title: '-', note: text.slice(0, MAX_NOTE) }).ok;
}

function moveToNote(fields: Record<string, unknown>, path: string, note: Note): void {
  const [name = '', at] = path.split('.');
  const value = fields[name];
  if (name === 'title') {
    note.add('Title in full', String(value));
    fields.title = shortened(String(value));
  } else if (Array.isArray(value) && at !== undefined) {
    for (const author of value.splice(Number(at), 1)) note.add('Names', textOf(author));
  } else {
    note.add(fieldLabel(name), textOf(value));
    fields[name] = null;
  }
}

const MAX_TITLE = 500;
const MAX_NOTE = 10_000;

/** As long as a title may be, in one line, and without heaps of marks. */
function shortened(title: string): string {
  const short = plainLine(withoutControls(title)).replaceAll(/(\p{M})\p{M}+/gu, '$1');
  return short.length <= MAX_TITLE ? short : `${short.slice(0, MAX_TITLE - 1).toWellFormed()}…`;
}

function fieldLabel(name: string): string {
  if (name === 'outlet') return 'Outlet';
  return Object.hasOwn(SOURCE_FIELDS, name) ? SOURCE_FIELDS[name as keyof typeof SOURCE_FIELDS].label : name;
}

/** A text, or the parts of a name or outlet. */
function textOf(value: unknown): string {
  if (typeof value !== 'object') return value === undefined ? '' : String(value);
  const parts = ['given', 'family', 'literal', 'name'].map((part) => Reflect.get(value ?? {}, part));
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}
