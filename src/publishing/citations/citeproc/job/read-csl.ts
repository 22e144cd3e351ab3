import type { XmlNode } from 'citeproc';
import { SaxesParser, type SaxesTagNS } from 'saxes';

// Reads a CSL file as the tree that citeproc takes. The parser refuses what is not well-formed; a style has no use for a
// DTD, entities of its own, or processing instructions, through which a file could grow or point elsewhere.

const NAMESPACE = 'http://purl.org/net/xbiblio/csl';

/** Deeper than any style; citeproc walks the tree recursively. */
const MAX_DEPTH = 60;

/** A file that is no CSL style; its message says why. */
export class NotCsl extends Error {}

interface Open {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: (string | XmlNode)[];
}

/** @throws NotCsl */
export function readCsl(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [{ name: '', attrs: {}, children: [] }];
  parser.on('error', ({ message }) => refuse(`It is not well-formed XML: ${message}`));
  parser.on('doctype', () => refuse('It has a document type (<!DOCTYPE …>): take it out'));
  parser.on('processinginstruction', ({ target }) =>
    refuse(`It has a processing instruction (<?${target} …?>): take it out`),
  );
  parser.on('opentag', (tag) => open.push(opened(tag, open.length)));
  parser.on('text', (words) => open.at(-1)?.children.push(words));
  parser.on('cdata', (words) => open.at(-1)?.children.push(words));
  parser.on('closetag', () => {
    const done = open.pop();
    if (done) open.at(-1)?.children.push(closed(done));
  });
  parser.write(text).close();
  const root = open[0]?.children.find((child) => typeof child !== 'string');
  return root ?? refuse('It has no element');
}

function opened({ local, uri, attributes }: SaxesTagNS, depth: number): Open {
  if (uri !== NAMESPACE)
    refuse(`<${local}> is not an element of CSL: the namespace of a style is ${NAMESPACE}`);
  if (depth > MAX_DEPTH) refuse(`Its elements are nested more than ${MAX_DEPTH} deep`);
  const attrs = Object.values(attributes).filter(
    ({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns',
  );
  return {
    name: local,
    attrs: Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
    children: [],
  };
}

/** White space between elements is not text. NOTE: an empty <term> must have one empty text for citeproc. */
function closed({ name, attrs, children }: Open): XmlNode {
  const elements = children.filter((child) => typeof child !== 'string');
  if (elements.length > 0) return { name, attrs, children: elements };
  const text = children.join('');
  return { name, attrs, children: text === '' && name !== 'term' ? [] : [text] };
}

function refuse(why: string): never {
  throw new NotCsl(why);
}
