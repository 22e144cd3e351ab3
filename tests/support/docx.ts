import { strFromU8, unzipSync } from 'fflate';
import { readXml, type XmlElement } from './xml.js';

// Reads the Word documents that exports write, strictly: every part must be well-formed.

export interface DocxParagraph {
  readonly style: string;
  /** With the number of each footnote where it is referred to, and without direction marks. */
  readonly text: string;
  readonly xml: XmlElement;
}

export interface DocxRead {
  /** The XML of every part, by its path, in the order of the file. */
  readonly parts: ReadonlyMap<string, XmlElement>;
  readonly paragraphs: readonly DocxParagraph[];
  /** The text of each footnote, by its number. */
  readonly footnotes: ReadonlyMap<string, string>;
}

/** The text of every part, by its path. */
export function unzipDocx(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

export function readDocx(bytes: Uint8Array): DocxRead {
  const parts = new Map(
    [...unzipDocx(bytes)].map(([path, xml]) => [path, readXml(xml.replace(/^<\?xml [^>]*\?>\n/, ''))]),
  );
  const paragraphs = all(parts.get('word/document.xml'), 'w:p').map((xml) => ({
    style: valueIn(all(xml, 'w:pStyle')[0]),
    text: textOf(xml),
    xml,
  }));
  const footnotes = all(parts.get('word/footnotes.xml'), 'w:footnote')
    .filter(({ attributes }) => attributes['w:type'] === undefined)
    .map((note) => [note.attributes['w:id'] ?? '', textOf(note).trim()] as const);
  return { parts, paragraphs, footnotes: new Map(footnotes) };
}

/** All elements of that name within an element, in order. */
export function all(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

export function valueIn(element: XmlElement | undefined): string {
  return element?.attributes['w:val'] ?? '';
}

/** The body of a response as text: of a Word document the XML of its parts. */
export async function bodyOf(answer: Response): Promise<string> {
  const isDocx = answer.headers.get('content-type')?.includes('wordprocessingml') ?? false;
  if (!isDocx) return answer.text();
  return [...unzipDocx(new Uint8Array(await answer.arrayBuffer())).values()].join('\n');
}

function textOf(xml: XmlElement): string {
  const words = xml.children.map((child) => {
    if (child.name === 'w:t') return child.text;
    return child.name === 'w:footnoteReference' ? (child.attributes['w:id'] ?? '') : textOf(child);
  });
  return words.join('').replaceAll('\u200e', '');
}
