import { type FoundAuthor, lineOf } from './found.js';

// Names of authors as pages write them. A name is parted only where each part is plainly a name; otherwise the whole is
// one name, and not sure.

export interface NamesRead {
  readonly authors: readonly FoundAuthor[];
  readonly isSure: boolean;
}

const MAX_NAME_LENGTH = 200;
export const MAX_FOUND_AUTHORS = 20;

const PERSON = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{L}[\p{L}\p{M}.'’-]*)){1,3}$/u;
/** What a byline has beside names, and what is no person. */
const NO_PERSON =
  /\b(?:admin|agency|analyst|bureau|chief|columnist|contributor|correspondent|desk|director|editor|editors|editorial|for|guest|in|journalist|minister|news|newsroom|of|online|our|political|press|producer|professor|reporter|service|staff|team|the|times|web|with|writer)\b/i;

/** `By Ada Ames and Bo Birk`; null for what is no name, such as an address. */
export function namesInByline(text: unknown): NamesRead | null {
  const line = lineOf(text, MAX_NAME_LENGTH)?.replace(/^by:?\s+/i, '') ?? null;
  if (line === null || /^(?:https?:|www\.|@)|@\S+\.|^[\d\W]*$/iu.test(line)) return null;
  const parts = line
    .split(/\s*[;|]\s*|,\s+(?:and\s+)?|\s+(?:and|&)\s+/i)
    .filter((part) => part !== '')
    .slice(0, MAX_FOUND_AUTHORS);
  if (parts.length > 0 && parts.every(isPerson))
    return { authors: parts.map((literal) => ({ literal })), isSure: true };
  return { authors: [{ literal: line }], isSure: false };
}

function isPerson(name: string): boolean {
  return PERSON.test(name) && !NO_PERSON.test(name);
}

/** `Ames, Ada`, as citation and Dublin Core elements write a person. @source Highwire Press tags */
export function nameOfCitation(text: unknown): NamesRead | null {
  const line = lineOf(text, MAX_NAME_LENGTH);
  const [family = '', given = '', ...more] = line?.split(',').map((part) => part.trim()) ?? [];
  if (family === '' || given === '' || more.length > 0) return namesInByline(text);
  return { authors: [{ family, given }], isSure: true };
}

/** The names of several readings as one; null where there is none. */
export function joinNames(names: readonly (NamesRead | null)[]): NamesRead | null {
  const read = names.filter((one) => one !== null);
  const authors = read.flatMap((one) => one.authors);
  const once = [...new Map(authors.map((author) => [JSON.stringify(author), author])).values()];
  if (once.length === 0 || once.length > MAX_FOUND_AUTHORS) return null;
  return { authors: once, isSure: read.every(({ isSure }) => isSure) };
}

export function keyOfAuthors(authors: readonly FoundAuthor[]): string {
  const names = authors.map((one) => ('literal' in one ? one.literal : `${one.given ?? ''} ${one.family}`));
  return names.map((name) => name.trim().toLowerCase()).join('|');
}
