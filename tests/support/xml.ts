// A strict reader of XML as a feed uses it: no document type, no comments, no processing but the first line.

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The root element. @throws Error where it is not well-formed */
export function readXml(xml: string): XmlElement {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/, '');
  if (NOT_XML.test(body)) throw new Error('A character that XML cannot hold.');
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  for (const [whole, text = '', close, name = '', attributes = '', empty] of body.matchAll(
    /([^<]+)|<(\/?)([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>|<[^>]*>?/g,
  )) {
    const here = open.at(-1) ?? top;
    if (text !== '') here.text += unescaped(text);
    else if (name === '') throw new Error(`Not a tag: ${whole}`);
    else if (close) {
      if (open.pop()?.name !== name) throw new Error(`${whole} closes another element.`);
    } else {
      const made = { name, attributes: attributesIn(attributes), children: [], text: '' };
      here.children.push(made);
      if (!empty) open.push(made);
    }
  }
  const [root] = top.children;
  if (open.length > 1 || top.children.length !== 1 || !root) throw new Error('Not one closed root element.');
  return root;
}

export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}

function attributesIn(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/ ([\w:]+)="([^"]*)"/g)];
  const names = pairs.map(([, name]) => name);
  if (new Set(names).size < names.length) throw new Error(`An attribute twice: ${text}`);
  return Object.fromEntries(pairs.map(([, name, value = '']) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text.');
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code?: string, name?: string) => {
    const sign = code ? String.fromCodePoint(Number(code)) : ENTITIES[name ?? ''];
    if (sign === undefined) throw new Error(`Not an entity: ${whole}`);
    return sign;
  });
}
