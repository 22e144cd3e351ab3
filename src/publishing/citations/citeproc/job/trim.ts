import type { XmlNode } from 'citeproc';

// Adapts a style to our lists before an engine is compiled from it. The pinned hash is that of the unchanged style in
// its package.

/**
 * The style without "———" in place of a repeated author. NOTE: in our lists the entry above is rarely by the same
 * author: entries come in list order, each with a paragraph of evidence, and several claims repeat a reference.
 */
export function withoutDashes(style: XmlNode): XmlNode {
  return changed(style, 'bibliography', (node) => {
    const { 'subsequent-author-substitute': _dash, ...attrs } = node.attrs;
    return { ...node, attrs };
  });
}

/**
 * The style with empty notes, for printing only a bibliography: four times as fast, since citeproc formats the notes of
 * all items to compare them. Null where the bibliography may depend on the notes: for a style that is not a note style,
 * one that disambiguates works by year suffixes, and one without a bibliography.
 */
export function withStubbedNotes(style: XmlNode): XmlNode | null {
  const part = (name: string) => elements(style).find((child) => child.name === name);
  const [citation, bibliography] = [part('citation'), part('bibliography')];
  if (style.attrs.class !== 'note' || citation === undefined || bibliography === undefined) return null;
  if ('disambiguate-add-year-suffix' in citation.attrs || readsNotes(style, bibliography)) return null;
  return changed(style, 'citation', (node) => ({ ...node, attrs: {}, children: [STUB] }));
}

/** Whether what it prints of one work depends on all others: on its number, or on the initials of any name. */
export function dependsOnList(style: XmlNode): boolean {
  const attrs = elements(style).find(({ name }) => name === 'citation')?.attrs ?? {};
  const rule = attrs['givenname-disambiguation-rule'] ?? 'by-cite';
  const addsNames = attrs['disambiguate-add-givenname'] === 'true' && rule.startsWith('all-names');
  return addsNames || numbersWorks(style);
}

function numbersWorks(node: XmlNode): boolean {
  return /\bcitation-number\b/.test(node.attrs.variable ?? '') || elements(node).some(numbersWorks);
}

/** One text that is the same for every item; a layout must have a child. */
const STUB: XmlNode = {
  name: 'layout',
  attrs: {},
  children: [{ name: 'text', attrs: { value: '-' }, children: [] }],
};

/** Whether a condition or a number in the bibliography, or in one of its macros, depends on the notes. */
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
