import { CLOSING_MARKS, OPENING_MARKS } from '../../../../engines/reading/regions/characters.js';
import type { CslName } from '../../model/csl.js';
import type { Work } from '../model.js';

// What citeproc would change or take for markup, hidden from it in noncharacters, which are removed from every field.

/** Replaces "<" inside a field: citeproc would read "<i>" in a title as italics. */
const LESS_THAN = '\uFDD0';

/** Encloses a description in place of a title. */
const DESCRIBED = '\uFDD3';

/** Encloses what follows a name. */
const AFTER_NAME = '\uFDD4';

/** The item for citeproc: plain text escaped as plain text, with our key, without our evidence. */
export function guard({ item, key, titleIs = 'title', authorNotes = [] }: Work): object {
  const { note: _note, custom: _custom, ...fields } = item;
  const { title, author, ...plain } = hidden(fields);
  const words = titleIs === 'description' ? `${DESCRIBED}${title}${DESCRIBED}` : title;
  return {
    ...plain,
    ...(author === undefined ? {} : { author: author.map((name, at) => noted(name, authorNotes[at])) }),
    title: titleIs === 'title' ? words : `<span class="nocase">${words}</span>`,
    id: key,
    system_id: key,
  };
}

function hidden<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'string' ? part.replace(/[\uFDD0-\uFDD4]/g, '\uFFFD').replaceAll('<', LESS_THAN) : part,
  ) as T;
}

/** NOTE: a suffix is the one part of a name that stands last in any order; a name without parts has none. */
function noted(name: CslName, note = ''): object {
  if (note === '') return name;
  const marked = `${AFTER_NAME}${hidden(note)}${AFTER_NAME}`;
  return name.literal === undefined ? { ...name, suffix: marked } : { literal: `${name.literal}${marked}` };
}

/**
 * What citeproc printed, with fields as they were, and descriptions neither in italics nor in quotation marks.
 * @param isShort leaves out what follows names
 */
export function unguard(html: string, isShort = false): string {
  return html
    .replace(SLANTED, '$1')
    .replace(QUOTED, '$1')
    .replace(NOTED, isShort ? '' : '$1')
    .replaceAll(DESCRIBED, '')
    .replaceAll(LESS_THAN, '&#60;');
}

/** With the comma or space that a style prints before a suffix. */
const NOTED = /,?\s?\uFDD4([^\uFDD4]*)\uFDD4/g;

/** NOTE: a style may print a comma or full stop inside, after the title. */
const SLANTED = /<i>(\uFDD3[^\uFDD3]*\uFDD3[.,]?)<\/i>/g;
const QUOTED = new RegExp(
  String.raw`[${OPENING_MARKS}]\s?(\uFDD3[^\uFDD3]*\uFDD3[.,]?)\s?[${CLOSING_MARKS}]`,
  'g',
);
