import { footOf } from '../foot.js';
import type { Format, PreparedEntry, PreparedList } from '../list.js';
import { escapeHtml, toHtml } from '../tree-html.js';
import { oneLine } from '../tree-text.js';

/** A complete document that stands alone: no scripts, nothing loaded from anywhere. */
export const html: Format = {
  name: 'html',
  title: 'HTML',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  isStyled: true,
  write,
};

const LOOK = `
body { font: 1rem/1.5 "Source Serif 4", Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
ol { padding-inline-start: 2rem; }
li { margin-block-end: 1.25rem; break-inside: avoid; }
p { margin: 0 0 0.25rem; overflow-wrap: anywhere; }
.small-caps { font-variant: small-caps; }
footer { border-top: 1px solid; padding-top: 0.5rem; font-size: 0.875rem; }
`;

function* write(list: PreparedList): Iterable<string> {
  const title = escapeHtml(oneLine(list.foot.listTitle ?? 'Citation list'));
  yield '<!doctype html>\n';
  yield `<html lang="${escapeHtml(list.voice.locale)}">\n<head>\n<meta charset="utf-8">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield `<title>${title}</title>\n<style>${LOOK}</style>\n</head>\n<body>\n<main>\n<h1>${title}</h1>\n`;
  yield* entriesOf(list.entries);
  yield `</main>\n<footer>\n${footOf(list).map(paragraph).join('')}</footer>\n</body>\n</html>\n`;
}

/** NOTE: a list element without items is not valid HTML, so an empty list has none. */
function* entriesOf(entries: readonly PreparedEntry[]): Iterable<string> {
  let isOpen = false;
  for (const entry of entries) {
    if (entry.outcome === 'failed') continue;
    if (!isOpen) yield '<ol>\n';
    isOpen = true;
    yield `<li id="claim-${entry.entry.claimId}">\n${entry.paragraphs.map(paragraph).join('')}</li>\n`;
  }
  if (isOpen) yield '</ol>\n';
}

function paragraph(content: Parameters<typeof toHtml>[0]): string {
  return `<p>${toHtml(content)}</p>\n`;
}
