import type { Name } from '../model.js';

// Entries of BibTeX and BibLaTeX, and text in them.

/** A field with its value as TeX; one with an empty value is left out. */
export type TexField = readonly [name: string, value: string | null];

/** `@misc{key,⏎  title = {…},⏎}` */
export function texEntry(type: string, key: string, fields: readonly TexField[]): string {
  const lines = fields.flatMap(([name, value]) =>
    value ? [`  ${name} = ${isMacro(name) ? value : `{${value}}`},\n`] : [],
  );
  return `@${type}{${key},\n${lines.join('')}}\n\n`;
}

/** BibTeX knows the months by macros, which each style prints in its way. */
function isMacro(name: string): boolean {
  return name === 'month';
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  ...Object.fromEntries(['{', '}', '%', '#', '&', '_', '$'].map((sign) => [sign, `\\${sign}`])),
};

/**
 * Text that TeX prints as it is. NOTE: BibTeX counts escaped braces too, so one without a partner has a name instead.
 */
export function texText(text: string): string {
  const lone = loneBraces(text);
  return text.replace(/[\\~^{}%#&_$]/g, (sign, at: number) => {
    if (!lone.has(at)) return ESCAPED[sign] ?? sign;
    return sign === '{' ? '\\textbraceleft{}' : '\\textbraceright{}';
  });
}

/** The places of braces that have no partner. */
function loneBraces(text: string): ReadonlySet<number> {
  const [open, lone]: [number[], number[]] = [[], []];
  for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
    if (sign === '{') open.push(index);
    else if (open.pop() === undefined) lone.push(index);
  }
  return new Set([...open, ...lone]);
}

/**
 * "Doe, Jane and {Ministry of Examples}"; null for nobody.
 * @param toTex makes TeX of a part of a name
 */
export function texNames(names: readonly Name[], toTex: (part: string) => string): string | null {
  return names.length === 0 ? null : names.map((name) => texName(name, toTex)).join(' and ');
}

function texName(name: Name, toTex: (part: string) => string): string {
  if ('literal' in name) return `{${toTex(name.literal)}}`;
  if (name.given === null) return `{${toTex(name.family)}}`;
  // In braces where BibTeX would take a part apart.
  return [name.family, name.given]
    .map((part) => (/,|\band\b/i.test(part) ? `{${toTex(part)}}` : toTex(part)))
    .join(', ');
}

/** An address is not TeX: what would end the field or the command is percent-encoded. */
export function texUrl(url: string): string {
  return url.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign));
}
