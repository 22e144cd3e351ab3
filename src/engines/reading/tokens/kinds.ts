// Kinds of tokens.

export const WORD = 1;
/** A quotation mark, also '' and ``. */
export const MARK = 2;
export const PUNCTUATION = 3;
