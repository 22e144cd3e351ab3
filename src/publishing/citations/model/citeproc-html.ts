import { type Emphasis, type Inline, isWebAddress, type Paragraph, text } from './tree.js';

// Parses citeproc's HTML into our tree. Accepts exactly the tags and entities that citeproc writes; any other tag is a
// bug and throws.

type Frame = { readonly tag: string; readonly wrap: (children: Inline[]) => Inline[]; inside: Inline[] };

const TOKEN = /<(\/?)([a-z]+)([^>]*)>|[^<]+/g;

/** Parses one entry or one citation in citeproc's `html` format. */
export function readCiteprocHtml(html: string): Paragraph {
  const root: Frame = { tag: '', wrap: (children) => children, inside: [] };
  const open: Frame[] = [root];
  for (const [whole, slash, tag, attributes] of html.matchAll(TOKEN)) {
    const top = open.at(-1) ?? root;
    if (tag === undefined) top.inside.push(text(decodeEntities(whole)));
    else if (slash === '') open.push({ tag, wrap: wrapperOf(tag, attributes ?? ''), inside: [] });
    else closeFrame(open, tag, html);
  }
  if (open.length > 1) throw new Error(`citeproc left <${open.at(-1)?.tag}> open in: ${html}`);
  return trimmed(root.inside);
}

function closeFrame(open: Frame[], tag: string, html: string): void {
  const frame = open.pop();
  const parent = open.at(-1);
  if (!frame || !parent || frame.tag !== tag)
    throw new Error(`citeproc closed </${tag}> unopened in: ${html}`);
  parent.inside.push(...frame.wrap(frame.inside));
}

const EMPHASIS_TAGS: Readonly<Record<string, Emphasis>> = {
  i: 'italic',
  em: 'italic',
  b: 'bold',
  sup: 'superscript',
  sub: 'subscript',
};

const EMPHASIS_STYLES = [
  [/small-caps/, 'small_caps'],
  [/underline/, 'underline'],
] as const;

function wrapperOf(tag: string, attributes: string): Frame['wrap'] {
  const emphasis = EMPHASIS_TAGS[tag];
  if (emphasis) return (children) => [{ kind: emphasis, children }];
  if (tag === 'a') return linkWrapper(attributes);
  if (tag === 'div') return (children) => [...children, text(' ')];
  if (tag !== 'span') throw new Error(`citeproc wrote a tag that is not known here: <${tag}>`);
  const styled = EMPHASIS_STYLES.find(([pattern]) => pattern.test(attributes));
  return styled ? (children) => [{ kind: styled[1], children }] : (children) => children;
}

function linkWrapper(attributes: string): Frame['wrap'] {
  const href = decodeEntities(/href="([^"]*)"/.exec(attributes)?.[1] ?? '');
  return (children) => (isWebAddress(href) ? [{ kind: 'link', href, children }] : children);
}

/** Decodes numeric and the five XML entities, once: the result may itself look like an entity. */
export function decodeEntities(html: string): string {
  return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (_, decimal, hex, name) =>
    name
      ? { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[String(name).toLowerCase() as 'amp']
      : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  );
}

/** Adjacent text runs merged, without leading and trailing spaces. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const runs: Inline[] = [];
  for (const inline of inlines) {
    const before = runs.at(-1);
    if (inline.kind === 'text' && before?.kind === 'text')
      runs.splice(-1, 1, text(before.text + inline.text));
    else runs.push(inline);
  }
  const [first, last] = [runs[0], runs.at(-1)];
  if (first?.kind === 'text') runs.splice(0, 1, text(first.text.trimStart()));
  if (last?.kind === 'text') runs.splice(-1, 1, text((runs.at(-1) as typeof last).text.trimEnd()));
  return runs.filter((inline) => inline.kind !== 'text' || inline.text !== '');
}
