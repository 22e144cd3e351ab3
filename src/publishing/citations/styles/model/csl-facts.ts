import type { XmlNode } from 'citeproc';
import { ok, type Result, refused } from '../../../../platform/lib/result.js';
import type { StyleKind } from '../../model.js';
import { editionIn, licenceAt, styleKind } from './card.js';

// What a CSL file says of itself, and whether it has what a style needs. @source CSL 1.0.2, "File types", "Info"

export interface CslFacts {
  /** By which lists and addresses name it: the end of its id. */
  readonly key: string;
  readonly title: string;
  readonly edition: string | null;
  readonly kind: StyleKind;
  /** BCP 47; null where it names none. */
  readonly locale: string | null;
  readonly licence: string;
  readonly authors: readonly string[];
  /** The key of the independent style that it prints as; null for one that is independent itself. */
  readonly parent: string | null;
}

/** The facts, or every reason why it is no style. */
export function cslFacts(style: XmlNode): Result<CslFacts, readonly string[]> {
  if (style.name !== 'style') return refused([`It begins with <${style.name}>: a style begins with <style>`]);
  const info = childOf(style, 'info');
  const [title, id] = [textOf(info, 'title'), textOf(info, 'id')];
  const link = childrenOf(info, 'link').find(({ attrs }) => attrs.rel === 'independent-parent');
  const parent = link === undefined ? null : styleKey(link.attrs.href ?? '');
  const faults = [
    /^1\.0/.test(style.attrs.version ?? '') ? null : 'Its version is not 1.0: <style> needs version="1.0"',
    title === '' ? 'It has no title: <info> needs a <title>' : null,
    styleKey(id) === '' ? 'It has no id: <info> needs an <id>' : null,
    RESERVED.includes(styleKey(id)) ? `Its id ends in ${styleKey(id)}, which this program uses itself` : null,
    parent === '' ? 'It does not say which style it depends on: its link to the parent has no address' : null,
    ...(parent === null ? faultsOfIndependent(style) : []),
  ].filter((fault) => fault !== null);
  if (faults.length > 0) return refused(faults);
  return withinLimits({
    ...factsIn(style, info),
    key: styleKey(id),
    title: title.slice(0, MAX_TITLE),
    parent,
  });
}

function factsIn(style: XmlNode, info: XmlNode | undefined): Omit<CslFacts, 'key' | 'title' | 'parent'> {
  const category = childrenOf(info, 'category').find(({ attrs }) => attrs['citation-format'] !== undefined);
  return {
    edition: editionIn(textOf(info, 'title')),
    kind: styleKind(category?.attrs['citation-format'] ?? null, style.attrs.class ?? null),
    locale: style.attrs['default-locale'] ?? null,
    licence: licenceIn(info),
    authors: childrenOf(info, 'author').map((author) => textOf(author, 'name')),
  };
}

/** By its address, or else in the words of the file. */
function licenceIn(info: XmlNode | undefined): string {
  const address = childOf(info, 'rights')?.attrs.license ?? '';
  if (address !== '') return licenceAt(address);
  const words = textOf(info, 'rights');
  return words.length > MAX_STYLE_LINE ? 'as worded in its file' : words || 'not named in its file';
}

/** An import of the database has the same limits: with more, an export could not come back. */
function withinLimits(facts: CslFacts): Result<CslFacts, readonly string[]> {
  const { locale, licence, authors } = facts;
  const lengths = [
    ['default-locale', locale?.length ?? 0, MAX_LOCALE],
    ['licence', licence.length, MAX_STYLE_LINE],
    [
      'longest name of an author',
      authors.reduce((most, { length }) => Math.max(most, length), 0),
      MAX_STYLE_LINE,
    ],
  ] as const;
  const faults = lengths.flatMap(([what, length, max]) =>
    length > max ? [`Its ${what} has ${length} characters; the limit is ${max}`] : [],
  );
  if (authors.length > MAX_STYLE_AUTHORS)
    faults.push(`It has ${authors.length} authors; the limit is ${MAX_STYLE_AUTHORS}`);
  return faults.length === 0 ? ok(facts) : refused(faults);
}

const MAX_TITLE = 300;
/** The longest locale of BCP 47 that is in use. */
export const MAX_LOCALE = 35;
/** The longest licence, and the longest name of an author, in UTF-16 code units. */
export const MAX_STYLE_LINE = 500;
export const MAX_STYLE_AUTHORS = 1_000;
/** The ids of our own styles. */
export const RESERVED: readonly string[] = ['newsroom'];

/** "apa" of "http://www.zotero.org/styles/apa". */
export function styleKey(id: string): string {
  const end =
    id
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? '';
  return end
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
}

function faultsOfIndependent(style: XmlNode): (string | null)[] {
  const layout = childOf(childOf(style, 'citation'), 'layout');
  const macros = new Set(childrenOf(style, 'macro').map(({ attrs }) => attrs.name));
  const missing = [...new Set(macrosCalled(style))].filter((name) => !macros.has(name));
  const isClass = style.attrs.class === 'in-text' || style.attrs.class === 'note';
  return [
    isClass ? null : 'It does not say how it cites: <style> needs class="in-text" or class="note"',
    elementsOf(layout).length > 0
      ? null
      : 'It cites nothing: <citation> needs a <layout> with something in it',
    missing.length === 0 ? null : `It calls macros that it does not have: ${missing.slice(0, 5).join(', ')}`,
  ];
}

function macrosCalled(node: XmlNode): string[] {
  const called = node.attrs.macro;
  return [...(called === undefined ? [] : [called]), ...elementsOf(node).flatMap(macrosCalled)];
}

function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return childrenOf(node, name)[0];
}

function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return elementsOf(node).filter((child) => child.name === name);
}

function elementsOf(node: XmlNode | undefined): XmlNode[] {
  return (node?.children ?? []).filter((child) => typeof child !== 'string');
}

function textOf(node: XmlNode | undefined, name: string): string {
  const text = childOf(node, name)?.children.filter((child) => typeof child === 'string');
  return (text ?? []).join('').replace(/\s+/g, ' ').trim();
}
