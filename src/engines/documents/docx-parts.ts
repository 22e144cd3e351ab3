import { partsOf } from './archive.js';

// Prepares the parts of a Word document for mammoth, which ignores hidden text and double strikethrough: here both
// are changed to formats that it reports.

/** The colour given to hidden words; no document uses it. */
export const HIDDEN = 'onrecord-hidden';

const HOLDS_WORDS = /^word\/(document\d*|footnotes|endnotes|comments)\.xml$/i;

interface Parts {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<string | Uint8Array>;
}

/** Only the XML parts: pictures are never decompressed. Call faultInDocx first. */
export async function openParts(bytes: Uint8Array): Promise<Parts> {
  const parts = await partsOf(bytes, /\.(xml|rels)$/i);
  const styles = stylesIn(parts.get('word/styles.xml')?.toString('utf8') ?? '');
  return {
    exists: (name) => parts.has(name),
    read: (name, encoding) => {
      const part = parts.get(name);
      if (part === undefined) return Promise.reject(new Error(`There is no ${name} in it.`));
      if (encoding === undefined) return Promise.resolve(part);
      const text = new TextDecoder(encoding).decode(part);
      return Promise.resolve(HOLDS_WORDS.test(name) ? marked(text, styles) : text);
    },
  };
}

/** The effect of each character style, by its id. */
type Styles = ReadonlyMap<string, { readonly struck: boolean; readonly hidden: boolean }>;

function stylesIn(xml: string): Styles {
  const styles = xml.matchAll(/<(?:\w+:)?style\b([^>]*)>([\s\S]*?)<\/(?:\w+:)?style>/g);
  return new Map(
    [...styles].map(([, names = '', inner = '']) => [
      /\bstyleId="([^"]*)"/.exec(names)?.[1] ?? '',
      { struck: isOn(inner, 'd?strike') === true, hidden: isOn(inner, 'vanish') === true },
    ]),
  );
}

/** Puts strikethrough and hidden first in the properties of each run, in one form. */
function marked(xml: string, styles: Styles): string {
  // Earlier formatting in tracked changes does not apply.
  const now = xml.replace(/<(\w+:)rPrChange\b[\s\S]*?<\/\1rPrChange>/g, '');
  return now.replace(
    /(<(\w+:)rPr(?:\s[^<>]*[^<>/])?>)([\s\S]*?)<\/\2rPr>/g,
    (whole, tag: string, w: string, inner: string) => {
      const style = styles.get(/<(?:\w+:)?rStyle\b[^>]*\bval="([^"]*)"/.exec(inner)?.[1] ?? '');
      const strokes = [isOn(inner, 'strike'), isOn(inner, 'dstrike')];
      const struck = strokes.includes(true) || (style?.struck && !strokes.includes(false));
      const hidden = isOn(inner, 'vanish') ?? style?.hidden;
      if (!struck && !hidden) return whole;
      const more = `${hidden ? `<${w}highlight ${w}val="${HIDDEN}"/>` : ''}${struck ? `<${w}strike/>` : ''}`;
      return `${tag}${more}${inner}</${w}rPr>`;
    },
  );
}

/** Null where it is not specified. */
function isOn(properties: string, name: string): boolean | null {
  const said = new RegExp(`<(?:\\w+:)${name}(?:\\s([^>]*))?/?>`).exec(properties);
  return said === null ? null : !/\bval="(?:0|false|off|none)"/.test(said[1] ?? '');
}
