import type { Author } from '../../../../record/sources/model.js';

// Several values in one cell, as people write them: names separated by semicolons, a family name before a comma. A name
// that contains one of these signs is put in braces, so that every list survives a round trip.

const SPECIAL = /[,;{}\\]|^\s|\s$/;

/** `taiwan; trade` */
export function tagsInCell(names: readonly string[]): string {
  return names.map(guarded).join('; ');
}

/** Split at semicolons and commas, since people use either. */
export function tagsFromCell(cell: string): readonly string[] {
  return split(cell, ';,')
    .map(plain)
    .filter((name) => name !== '');
}

/** `Wong, Edward; {Reuters, London}; Mononym,` */
export function authorsInCell(authors: readonly Author[]): string {
  return authors.map(authorInCell).join('; ');
}

function authorInCell(author: Author): string {
  if ('literal' in author) return guarded(author.literal);
  const { family, given } = author;
  return given === undefined ? `${guarded(family)},` : `${guarded(family)}, ${guarded(given)}`;
}

/** As for POST /sources. A name without a comma is one literal. */
export function authorsFromCell(cell: string): readonly object[] {
  return split(cell, ';').flatMap((name): object[] => {
    const [family = '', ...rest] = split(name, ',').map(plain);
    if (rest.length === 0) return family === '' ? [] : [{ literal: family }];
    const given = rest.join(', ').trim();
    return given === '' ? [{ family }] : [{ family, given }];
  });
}

function guarded(text: string): string {
  return SPECIAL.test(text) ? `{${text.replaceAll(/[{}\\]/g, (sign) => `\\${sign}`)}}` : text;
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
