/** A name as in CSL: its parts, or one literal. @source CSL-JSON schema, name-variable */
export type Author = { readonly family: string; readonly given?: string } | { readonly literal: string };

/** Parses the authors column, a JSON array of names. */
export function authorsOf(column: string): readonly Author[] {
  return JSON.parse(column) as Author[];
}

export interface TypedAuthor {
  readonly family: string | null;
  readonly given: string | null;
  readonly literal: string | null;
}

/** Names as they are stored: with a family name, or else as one literal. Empty ones are left out. */
export function toAuthors(typed: readonly TypedAuthor[]): readonly Author[] {
  return typed.flatMap(({ family, given, literal }): Author[] => {
    if (family !== null) return [given === null ? { family } : { family, given }];
    const whole = literal ?? given;
    return whole === null ? [] : [{ literal: whole }];
  });
}

/** `Given Family` or the literal. */
export function wordAuthor(author: Author): string {
  if ('literal' in author) return author.literal;
  return author.given === undefined ? author.family : `${author.given} ${author.family}`;
}
