import { formatEdtf, parseEdtf } from '../../../platform/lib/edtf/edtf.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { wordAuthors } from '../../../record/sources/model.js';
import type { SourceRow } from '../../../record/sources/store.js';
import { nested, withoutEmpty } from './fields.js';
import { languageTyped } from './language-typed.js';
import { partsOfName } from './person-name.js';

// The source of a capture, as the form has it: one author in a line.

/** Where a language was read that nobody stated. */
export const FROM_TEXT = 'the text';

export function typedSource(source: SourceRow): Typed {
  return withoutEmpty({
    id: source.id,
    title: source.title,
    type: source.type,
    'outlet.name': source.outlet_name,
    authors: wordAuthors(source.authors).join('\n'),
    issued: source.issued,
    language: source.language,
    url: source.url,
  });
}

/** As the schema of a source takes it. A saved one is named by its number and title alone. */
export function sourceInput({ id, title = '', authors = '', ...rest }: Typed): unknown {
  if (id !== undefined) return { id, title };
  const { language } = rest;
  const fields = language === undefined ? rest : { ...rest, language: languageTyped(language) };
  const names = authors.split('\n').filter((name) => name.trim() !== '');
  return { title, ...nested(fields), ...(names.length > 0 && { authors: names.map(nameOf) }) };
}

/** `Ames, Ada` has its parts, and so has `Ada Ames` where they are certain; any other name is one whole. */
function nameOf(name: string): object {
  const [family = '', given = '', ...more] = name.split(',').map((part) => part.trim());
  if (given !== '' && more.length === 0) return { family, given };
  return partsOfName(name) ?? { literal: name.trim() };
}

/** Its own day, for dating “on Tuesday”; null where it has none. */
export function dayOf({ issued = '' }: Typed): string | null {
  const date = parseEdtf(issued);
  return date.ok && /^\d{4}-\d\d-\d\d$/.test(date.value.text) ? date.value.text : null;
}

/** A date as a page shows it; what is no date stays as typed. */
export function dateInWords(issued: string): string {
  return parseEdtf(issued).ok ? formatEdtf(issued) : issued;
}

/** What a client or a form sends of a source, with one author in a line. */
export function typedGiven(source: unknown): Typed {
  const { authors, ...rest } = Object(source) as Record<string, unknown>;
  const names = Array.isArray(authors) ? authors.map(authorLine).filter((name) => name !== '') : [];
  return {
    ...typedFrom(rest),
    ...(typeof authors === 'string' && { authors }),
    ...(names.length > 0 && { authors: names.join('\n') }),
  };
}

function authorLine(author: unknown): string {
  const { family, given, literal } = Object(author) as Record<string, unknown>;
  if (typeof literal === 'string') return literal;
  return [family, given].filter((part) => typeof part === 'string').join(', ');
}
