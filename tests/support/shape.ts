// How a page is built, apart from what stands in it: its elements, their classes, roles and kinds, and whether
// there are words in them. Two pages of one shape look alike to a rule about markup, names and contrast.

const VALUES =
  /\s(href|action|value|id|for|name|content|src|aria-labelledby|aria-describedby|aria-label|datetime|title|lang|dir|placeholder|list|data-[a-z-]+|d|x|y|width|height|viewBox|marker-end|checked|selected|aria-current)(="[^"]*")?(?=[\s/>])/g;

/** The shape of what is the page's own, and of what stands round it. */
export function shapesOf(html: string): [main: string, frame: string] {
  const [start, end] = [html.indexOf('<main'), html.indexOf('</main>')];
  const frame = `${html.slice(0, start)}${html.slice(end)}`;
  return [shapeOf(html.slice(start, end)), `frame ${shapeOf(frame)}`];
}

function shapeOf(html: string): string {
  const bare = html
    .replaceAll(/>[^<]*[^<\s][^<]*(?=<)/g, '>words')
    .replaceAll(/>\s+(?=<)/g, '>')
    .replaceAll(VALUES, '');
  return ['li', 'tr', 'option', 'article', 'p', 'g', 'path'].reduce(once, bare);
}

/** Of like neighbours, one: a list of ten rows is built like a list of two. */
function once(html: string, tag: string): string {
  return html.replaceAll(new RegExp(`(<${tag}\\b(?:(?!<${tag}\\b)[^])*?</${tag}>(?:words)?)\\1+`, 'g'), '$1');
}
