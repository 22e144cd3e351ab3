import type { XmlNode } from 'citeproc';

// A style made fit for our lists before an engine is compiled from it. What is pinned by hash is the style as
// its package holds it; what is changed here is said here.

/**
 * The style without "———" in place of an author who stands above. NOTE: in our lists the entry above is rarely
 * by that author: they come in list order, each with a paragraph of evidence below it, and several claims of one
 * work repeat its reference.
 */
export function withoutDashes(style: XmlNode): XmlNode {
  return changed(style, 'bibliography', (node) => {
    const { 'subsequent-author-substitute': _dash, ...attrs } = node.attrs;
    return { ...node, attrs };
  });
}

/**
 * The style with nothing in its notes, for printing a bibliography alone: four times as fast, since citeproc
 * makes the notes of all items to compare them. Null where the bibliography may come to depend on the notes:
 * a style that is not of notes, one that tells works apart by letters after the year, and one without a
 * bibliography.
 */
export function withStubbedNotes(style: XmlNode): XmlNode | null {
  const part = (name: string) => elements(style).find((child) => child.name === name);
  const [citation, bibliography] = [part('citation'), part('bibliography')];
  if (style.attrs.class !== 'note' || citation === undefined || bibliography === undefined) return null;
  if ('disambiguate-add-year-suffix' in citation.attrs || readsNotes(style, bibliography)) return null;
  return changed(style, 'citation', (node) => ({ ...node, attrs: {}, children: [STUB] }));
}

/** One text that is the same for every item; a layout without any child is not a style. */
const STUB: XmlNode = {
  name: 'layout',
  attrs: {},
  children: [{ name: 'text', attrs: { value: '-' }, children: [] }],
};

/** Whether a condition or a number in the bibliography, or in a macro of it, is settled by what notes print. */
function readsNotes(style: XmlNode, bibliography: XmlNode): boolean {
  const macros = new Map(
    elements(style)
      .filter(({ name }) => name === 'macro')
      .map((macro) => [macro.attrs.name, macro]),
  );
  const seen = new Set<XmlNode>();
  const asks = (node: XmlNode): boolean => {
    if (seen.has(node)) return false;
    seen.add(node);
    const { variable, disambiguate, macro } = node.attrs;
    if (disambiguate !== undefined || /\b(?:citation-number|year-suffix)\b/.test(variable ?? '')) return true;
    const called = macros.get(macro ?? '');
    return elements(node).some(asks) || (called !== undefined && asks(called));
  };
  return asks(bibliography);
}

function changed(style: XmlNode, name: string, change: (node: XmlNode) => XmlNode): XmlNode {
  const children = style.children.map((child) =>
    typeof child !== 'string' && child.name === name ? change(child) : child,
  );
  return { ...style, children };
}

function elements(node: XmlNode): XmlNode[] {
  return node.children.filter((child) => typeof child !== 'string');
}
