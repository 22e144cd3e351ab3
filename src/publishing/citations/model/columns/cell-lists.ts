import type { Author } from '../../../../record/sources/model.js';
import { CREDIT_ROLES } from '../../../../vocabulary.js';

// Several values in one cell, as people write them: names separated by semicolons, a family name before a comma. A name
// that contains one of these signs is put in braces, so that every list survives a round trip. The role of a name other
// than author follows it in brackets.

const SPECIAL = /[,;{}\\]|^\s|\s$/;
/** A name that ends with a bracket could be read as one with a role. */
const SPECIAL_IN_NAME = /[,;{}\\]|^\s|[\s\]]$/;
/** The name before its role. */
const WITH_ROLE = new RegExp(`^(.*)\\[(${Object.keys(CREDIT_ROLES).join('|')})\\]$`, 'isu');

/** `taiwan; trade` */
export function tagsInCell(names: readonly string[]): string {
  return names.map((name) => guarded(name)).join('; ');
}

/** Split at semicolons and commas, since people use either. */
export function tagsFromCell(cell: string): readonly string[] {
  return split(cell, ';,')
    .map(plain)
    .filter((name) => name !== '');
}

/** `Wong, Edward; {Reuters, London}; Mononym,; Lind, Bo [interviewee]` */
export function authorsInCell(authors: readonly Author[]): string {
  return authors
    .map((author) => `${nameInCell(author)}${author.role === undefined ? '' : ` [${author.role}]`}`)
    .join('; ');
}

function nameInCell(author: Author): string {
  if ('literal' in author) return guarded(author.literal, SPECIAL_IN_NAME);
  const [family, given] = [author.family, author.given ?? ''].map((part) => guarded(part, SPECIAL_IN_NAME));
  return given === '' ? `${family},` : `${family}, ${given}`;
}

/** As for POST /sources. A name without a comma is one literal. */
export function authorsFromCell(cell: string): readonly object[] {
  return split(cell, ';').flatMap((part): object[] => {
    const [, name = part, role] = WITH_ROLE.exec(part.trim()) ?? [];
    const read = nameFromCell(name);
    // A role without a name is passed on, so that it is refused and not dropped.
    if (role !== undefined) return [{ ...read, role: role.toLowerCase() }];
    return read === null ? [] : [read];
  });
}

function nameFromCell(cell: string): object | null {
  const [family = '', ...rest] = split(cell, ',').map(plain);
  if (rest.length === 0) return family === '' ? null : { literal: family };
  const given = rest.join(', ').trim();
  return given === '' ? { family } : { family, given };
}

function guarded(text: string, special = SPECIAL): string {
  return special.test(text) ? `{${text.replaceAll(/[{}\\]/g, (sign) => `\\${sign}`)}}` : text;
}

/** Without the enclosing braces. */
function plain(part: string): string {
  const text = part.trim();
  if (!/^\{.*\}$/su.test(text)) return text;
  return text.slice(1, -1).replaceAll(/\\(.)/gsu, '$1');
}

/** Splits at these signs outside braces. */
function split(text: string, signs: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\' && depth > 0) {
      part += sign + (text[at + 1] ?? '');
      at += 1;
      continue;
    }
    if (sign === '{') depth += 1;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    if (depth === 0 && signs.includes(sign)) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part];
}
