import type { CreditRole } from '../../vocabulary.js';

/** A name as in CSL: its parts, or one literal. @source CSL-JSON schema, name-variable */
type NameParts = { readonly family: string; readonly given?: string } | { readonly literal: string };

/** A name of the authors column. One without a role is an author’s. */
export type Author = NameParts & { readonly role?: Exclude<CreditRole, 'author'> };

/** Parses the authors column, a JSON array of names. */
export function authorsOf(column: string): readonly Author[] {
  return JSON.parse(column) as Author[];
}

export interface TypedAuthor {
  readonly family: string | null;
  readonly given: string | null;
  readonly literal: string | null;
  readonly role: CreditRole | null;
}

/** Names as they are stored: with a family name, or else as one literal. Empty ones are left out. */
export function toAuthors(typed: readonly TypedAuthor[]): readonly Author[] {
  return typed.flatMap(({ role, ...name }): Author[] => {
    const parts = toParts(name);
    if (parts === null) return [];
    return [role === null || role === 'author' ? parts : { ...parts, role }];
  });
}

function toParts({ family, given, literal }: Omit<TypedAuthor, 'role'>): NameParts | null {
  if (family !== null) return given === null ? { family } : { family, given };
  const whole = literal ?? given;
  return whole === null ? null : { literal: whole };
}

/** `Given Family` or the literal. */
export function wordAuthor(author: NameParts): string {
  if ('literal' in author) return author.literal;
  return author.given === undefined ? author.family : `${author.given} ${author.family}`;
}

/** The authors column as names in words. */
export function wordAuthors(column: string): string[] {
  return authorsOf(column).map(wordAuthor);
}
