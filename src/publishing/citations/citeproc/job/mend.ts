import type { XmlNode } from 'citeproc';
import { GUIDE_IDS } from '../guide-model.js';

// Mends styles where their file departs from its guide in a way that no item can help. The pinned hash is that of the
// unchanged style in its package.

/** The style of that id as its guide has it. */
export function mended(id: string, style: XmlNode): XmlNode {
  return MENDS.reduce(
    (mending, { ids, part, mend }) =>
      ids.some((pattern) => pattern.test(id)) ? inPart(mending, part, mend) : mending,
    style,
  );
}

interface Mend {
  readonly ids: readonly RegExp[];
  /** The name of the macro to change, or of another part of the style. */
  readonly part: RegExp;
  mend(node: XmlNode): XmlNode;
}

const APA = [GUIDE_IDS.apa];
const CHICAGO = [GUIDE_IDS.chicagoNotes, GUIDE_IDS.chicagoAuthorDate];
const MLA = [GUIDE_IDS.mla];

const MENDS: readonly Mend[] = [
  {
    // A work without an author begins with its title and description, and the date follows both. @source APA 7, 9.12, 9.21
    ids: APA,
    part: /^author-bib$/,
    mend: (node) => (isTitleGroup(node) ? { ...node, children: [...node.children, BRACKETED] } : node),
  },
  {
    // An episode of a programme is one: “Episode 12”, and not “No. Episode 12”. @source APA 7, 10.12
    ids: APA,
    part: /^number$/,
    mend: (node) => (node.name === 'label' && node.attrs.variable === 'number' ? unlessEpisode(node) : node),
  },
  {
    // Titles of speeches, interviews and messages are in quotation marks. @source MLA 9, 5.23–5.30
    ids: MLA,
    part: /^title(-short)?$/,
    mend: (node) =>
      node.name === 'if' && node.attrs.variable === 'container-title'
        ? { ...node, attrs: { ...node.attrs, type: 'speech interview personal_communication post' } }
        : node,
  },
  {
    // A place has a space after its label: “para. 7”.
    ids: MLA,
    part: /^citation$/,
    mend: (node) => (isLocatorGroup(node) ? { ...node, attrs: { ...node.attrs, delimiter: ' ' } } : node),
  },
  {
    // Only laws of the United States are public laws.
    ids: [...APA, ...CHICAGO],
    part: /^(?:container-legal|legal-cites)$/,
    mend: (node) =>
      node.attrs.prefix === 'Pub. L. No. ' ? { ...node, attrs: withoutPrefix(node.attrs) } : node,
  },
];

function unlessEpisode(label: XmlNode): XmlNode {
  const branch = (name: string, attrs: XmlNode['attrs']) => ({ name, attrs, children: [label] });
  const children = [
    branch('if', { type: 'broadcast', match: 'none' }),
    branch('else-if', { 'is-numeric': 'number' }),
  ];
  return { name: 'choose', attrs: {}, children };
}

const BRACKETED: XmlNode = { name: 'text', attrs: { macro: 'bracketed' }, children: [] };

function isTitleGroup(node: XmlNode): boolean {
  return node.name === 'group' && calledIn(node) === 'title parenthetical';
}

function isLocatorGroup(node: XmlNode): boolean {
  return node.name === 'group' && calledIn(node) === 'locator locator' && !('delimiter' in node.attrs);
}

/** The macros and variables of its children. */
function calledIn({ children }: XmlNode): string {
  const called = (child: XmlNode | string) =>
    typeof child === 'string' ? '' : (child.attrs.macro ?? child.attrs.variable);
  return children.map(called).join(' ');
}

function withoutPrefix({ prefix: _prefix, ...attrs }: XmlNode['attrs']): XmlNode['attrs'] {
  return attrs;
}

function inPart(style: XmlNode, part: RegExp, mend: Mend['mend']): XmlNode {
  return {
    ...style,
    children: style.children.map((child) =>
      typeof child !== 'string' && part.test(child.attrs.name ?? child.name)
        ? throughout(child, mend)
        : child,
    ),
  };
}

function throughout(node: XmlNode, mend: Mend['mend']): XmlNode {
  const children = node.children.map((child) =>
    typeof child === 'string' ? child : throughout(child, mend),
  );
  return mend({ ...node, children });
}
