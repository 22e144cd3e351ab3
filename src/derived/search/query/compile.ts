import { FIELDS, type Query, type Term } from './tree.js';

// From what was read to what the index is asked. Every word stands in double quotes and holds no other, so
// nothing that somebody types is ever part of the index's own language.

/** Stands in every entry. */
const EVERY = '_all';

/** A token that an entry has to have; of several together, any. */
export type Token = string | readonly string[];

/** A question to the index: what has all of these tokens, and what the query asks for. */
export function compile(tokens: readonly Token[], query: Query | null): string {
  const all = [...tokens.map(anyOf), ...(query?.all ?? []).map(groupOf)];
  const found = all.length === 0 ? quoted(EVERY) : all.join(' AND ');
  const none = query?.none ?? [];
  return none.length === 0 ? found : `(${found}) NOT ${groupOf(none)}`;
}

/** The same, narrowed to what has all its words in the quotation itself; null where nothing is to be found. */
export function compileInWords(tokens: readonly Token[], query: Query): string | null {
  if (query.all.length === 0) return null;
  return `({words} : (${query.all.map(groupOf).join(' AND ')})) AND (${compile(tokens, { ...query, all: [] })})`;
}

export function except(expression: string, other: string): string {
  return `(${expression}) NOT (${other})`;
}

function anyOf(token: Token): string {
  return typeof token === 'string' ? quoted(token) : `(${token.map(quoted).join(' OR ')})`;
}

function groupOf(terms: readonly Term[]): string {
  const [first] = terms;
  return terms.length === 1 && first ? termOf(first) : `(${terms.map(termOf).join(' OR ')})`;
}

function termOf({ words, prefix, field }: Term): string {
  const phrase = `${quoted(words.join(' '))}${prefix ? ' *' : ''}`;
  return field === null ? phrase : `{${FIELDS[field]}} : ${phrase}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', ' ')}"`;
}
