// Which characters are quotation marks. All who look for marks compose their patterns from these.

/** For a character class of a regular expression: “ ” „ ‟ " « » 「 」 『 』 〝 〟 ＂. */
const DOUBLE_MARKS = '"\\u201C-\\u201F\\u00AB\\u00BB\\u300C-\\u300F\\u301D-\\u301F\\uFF02';
/** Most of them are apostrophes: ‘ ’ ‚ ‛ ' ‹ ›. */
const SINGLE_MARKS = "'\\u2018-\\u201B\\u2039\\u203A";
export const MARKS = DOUBLE_MARKS + SINGLE_MARKS;

/** For a class: those that close a quotation in some language, or have one shape. */
export const CLOSING_MARKS =
  '"\'\\u201C\\u201D\\u2018\\u2019\\u00AB\\u00BB\\u2039\\u203A\\u300D\\u300F\\u301E\\u301F\\uFF02';
/** For a class: those that open one in some language, or have one shape. */
export const OPENING_MARKS =
  '"\'\\u201C-\\u201F\\u2018\\u201A\\u201B\\u00AB\\u00BB\\u2039\\u203A\\u300C\\u300E\\u301D\\uFF02';

/** For a regular expression, as a group: also '' and ``. */
export const DOUBLE_MARK = `(?:''|\`\`|[${DOUBLE_MARKS}])`;

/** Whether a mark has one shape for opening and closing: " '' ＂ '. */
export function isStraight(mark: string): boolean {
  return mark === '"' || mark === "''" || mark === '\uFF02' || mark === "'";
}

/** French marks have a space within them. */
export function isGuillemet(mark: string): boolean {
  return mark === '\u00AB' || mark === '\u00BB';
}
