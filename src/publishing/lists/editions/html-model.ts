import { decodeEntities } from '../../citations/citeproc/html-model.js';
import { type Emphasis, type Inline, noteMark, type Paragraph, text } from '../../citations/model/tree.js';

// Reads the HTML of a kept paragraph back into the tree that every format is written from. It accepts exactly what
// `toHtml` writes, so that nothing else can reach a page.

interface Frame {
  readonly tag: string;
  readonly attributes: string;
  readonly inside: Inline[];
}

const TOKEN = /<(\/?)([a-z]+)([^>]*)>|[^<]+/g;

const EMPHASES: Readonly<Record<string, Emphasis>> = {
  i: 'italic',
  b: 'bold',
  u: 'underline',
  sup: 'superscript',
  sub: 'subscript',
  span: 'small_caps',
};

/** @throws Error for any other HTML */
export function readKeptHtml(html: string): Paragraph {
  const root: Frame = { tag: '', attributes: '', inside: [] };
  const open = [root];
  for (const [whole, slash, tag, attributes = ''] of html.matchAll(TOKEN)) {
    const top = open.at(-1) ?? root;
    if (tag === undefined) top.inside.push(text(decodeEntities(whole)));
    else if (slash === '') open.push({ tag, attributes, inside: [] });
    else {
      const frame = open.pop();
      const parent = open.at(-1);
      if (frame === undefined || parent === undefined || frame.tag !== tag) throw unknown(tag);
      parent.inside.push(inlineOf(frame));
    }
  }
  if (open.length > 1) throw unknown(open.at(-1)?.tag ?? '');
  return root.inside;
}

function inlineOf({ tag, attributes, inside }: Frame): Inline {
  const [first] = inside;
  // The number of a footnote is a link within <sup>, and the title of a work a <bdi> within <cite>.
  if (tag === 'sup' && first?.kind === 'note') return first;
  if (tag === 'cite' && first?.kind === 'foreign') return { ...first, kind: 'work' };
  if (tag === 'bdi') return { kind: 'foreign', language: attribute('lang', attributes), children: inside };
  if (tag === 'a') return linkOf(attribute('href', attributes) ?? '', inside);
  const kind = EMPHASES[tag];
  if (kind === undefined) throw unknown(tag);
  return { kind, children: inside };
}

function linkOf(href: string, children: Inline[]): Inline {
  const note = /^#note-(\d+)$/.exec(href)?.[1];
  return note === undefined ? { kind: 'link', href, children } : noteMark(Number(note));
}

function attribute(name: string, attributes: string): string | null {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? null : decodeEntities(value);
}

function unknown(tag: string): Error {
  return new Error(`This HTML was not written by an edition: <${tag}>.`);
}
