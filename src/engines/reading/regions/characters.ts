// Which characters are quotation marks. All who look for marks compose their patterns from these.

/** For a character class of a regular expression: “ ” „ ‟ " « » 「 」 『 』 〝 〟 ＂. */
export const DOUBLE_MARKS = '"\\u201C-\\u201F\\u00AB\\u00BB\\u300C-\\u300F\\u301D-\\u301F\\uFF02';
/** For a class; most of them are apostrophes: ‘ ’ ‚ ‛ ' ‹ ›. */
export const SINGLE_MARKS = "'\\u2018-\\u201B\\u2039\\u203A";
/** For a class. */
export const MARKS = DOUBLE_MARKS + SINGLE_MARKS;

/** For a class: without single ones. */
export const DOUBLE_CLOSING_MARKS = '"\\u201C\\u201D\\u00AB\\u00BB\\u300D\\u300F\\u301E\\u301F\\uFF02';
/** For a class: without single ones. */
export const DOUBLE_OPENING_MARKS = '"\\u201C-\\u201F\\u00AB\\u00BB\\u300C\\u300E\\u301D\\uFF02';
/** For a class: those that close a quotation in some language, or have one shape. */
export const CLOSING_MARKS = `${DOUBLE_CLOSING_MARKS}'\\u2018\\u2019\\u2039\\u203A`;
/** For a class: those that open one in some language, or have one shape. */
export const OPENING_MARKS = `${DOUBLE_OPENING_MARKS}'\\u2018\\u201A\\u201B\\u2039\\u203A`;

/** For a regular expression, as a group: also '' and ``. */
export const MARK = group(MARKS);
export const DOUBLE_MARK = group(DOUBLE_MARKS);
export const CLOSING_MARK = group(CLOSING_MARKS);
export const DOUBLE_CLOSING_MARK = group(DOUBLE_CLOSING_MARKS);
export const DOUBLE_OPENING_MARK = group(DOUBLE_OPENING_MARKS);
/** As a group: those that only open, in all but few languages. */
export const SURELY_OPENING_MARK = '(?:``|[\\u201C\\u201E\\u201F\\u00AB\\u300C\\u300E\\u301D\\u2018\\u201A])';
/** As a group: those that only close, and straight ones. */
export const SURELY_CLOSING_MARK = `(?:''|["\\u201D\\u00BB\\u300D\\u300F\\u301E\\u301F\\uFF02])`;

function group(marks: string): string {
  return `(?:''|\`\`|[${marks}])`;
}

const HAS_MARK = new RegExp(DOUBLE_MARK);
const STARTS = new RegExp(`^${DOUBLE_MARK}`);
const AROUND = new RegExp(`^(?:${MARK}|\\s)+|(?:${MARK}|\\s)+$`, 'g');

/** Whether double marks stand among some words. */
export function hasMark(words: string): boolean {
  return HAS_MARK.test(words);
}

export function startsWithMark(words: string): boolean {
  return STARTS.test(words);
}

/** Without the marks and the white space around them. */
export function withoutMarks(words: string): string {
  return words.replace(AROUND, '');
}

/** Whether a mark has one shape for opening and closing: " '' ＂ '. */
export function isStraight(mark: string): boolean {
  return mark === '"' || mark === "''" || mark === '\uFF02' || mark === "'";
}

/** French marks have a space within them. */
export function isGuillemet(mark: string): boolean {
  return mark === '\u00AB' || mark === '\u00BB';
}
