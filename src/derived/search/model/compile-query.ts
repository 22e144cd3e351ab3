import { FIELDS, type Query, type Term } from './query.js';

// Compiles a parsed query to FTS5 syntax. Every word is quoted and contains no quotation mark, so that typed text is
// never interpreted as syntax.

/** A token of every entry. */
const EVERY = '_all';

/** A required token; of several together, any. */
export type Token = string | readonly string[];

/** The FTS5 query for what has all of these tokens and matches the search. */
export function compile(tokens: readonly Token[], query: Query | null): string {
  const all = [...tokens.map(anyOf), ...(query?.all ?? []).map(groupOf)];
  const found = all.length === 0 ? quoted(EVERY) : all.join(' AND ');
  const none = query?.none ?? [];
  return none.length === 0 ? found : `(${found}) NOT ${groupOf(none)}`;
}

/** The same, restricted to matches in the quotation itself; null where there can be none. */
export function compileInWords(tokens: readonly Token[], query: Query): string | null {
  if (query.all.length === 0) return null;
  return `({words} : (${query.all.map(groupOf).join(' AND ')})) AND (${compile(tokens, { ...query, all: [] })})`;
}

/** What has all of these terms in the quotation or in other wordings of it, whoever may see it. */
export function compileInWordings({ all }: Pick<Query, 'all'>): string {
  return `{words wordings} : (${all.map(groupOf).join(' AND ')})`;
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
