import { footOf } from '../model/foot.js';
import type { ListHead, Note, ReadEntry, ReadingFormat, ReadingWriter } from '../model/list.js';
import { escapeHtml, toHtml } from '../model/tree-html.js';
import { oneLine } from '../model/tree-text.js';
import type { Voice } from '../model/voice.js';
import type { ListMaker } from '../model.js';

/** A complete standalone document: no scripts and no external resources. */
export const html: ReadingFormat = {
  name: 'html',
  title: 'HTML',
  about: 'a citation list as a self-contained page',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  holds: 'list',
  use: 'reading',
  isStyled: true,
  holdings: null,
  begin,
};

const LOOK = `
body { font: 1rem/1.5 "Source Serif 4", Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
ol { padding-inline-start: 2rem; }
ul { padding-inline-start: 2rem; list-style: none; }
ul > li { text-indent: -2rem; }
ul p + p { text-indent: 0; }
li { margin-block-end: 1.25rem; break-inside: avoid; }
p { margin: 0 0 0.25rem; overflow-wrap: anywhere; }
.small-caps { font-variant: small-caps; }
footer { border-top: 1px solid; padding-top: 0.5rem; font-size: 0.875rem; }
`;

/** NOTE: a list element without items is not valid HTML, so an empty list has none. */
function begin({ maker, kind, voice }: ListHead): ReadingWriter {
  // A bibliography is not numbered.
  const list = kind === 'sources' ? 'ul' : 'ol';
  let isOpen = false;
  const notes: string[] = [];
  return {
    start: startOf(maker, voice),
    entry(prepared: ReadEntry) {
      if (prepared.outcome === 'failed') return '';
      const { entry, group, note } = prepared;
      const before = isOpen ? '' : `<${list}>\n`;
      isOpen = true;
      if (note !== null) notes.push(noteItem(note));
      const id = group === null ? `claim-${entry.claimId}` : `source-${entry.cited.source.id}`;
      return `${before}<li id="${id}">\n${prepared.paragraphs.map(paragraph).join('')}</li>\n`;
    },
    end(foot) {
      const works = foot.bibliography.map((work) => `<li>${toHtml(work)}</li>\n`);
      const parts = [
        isOpen ? `</${list}>\n` : '',
        notes.length === 0 ? '' : `<h2>Notes</h2>\n<ol>\n${notes.join('')}</ol>\n`,
        works.length === 0 ? '' : `<h2>Bibliography</h2>\n<ul>\n${works.join('')}</ul>\n`,
        `</main>\n<footer>\n${footOf(foot, voice).map(paragraph).join('')}</footer>\n</body>\n</html>\n`,
      ];
      return parts.join('');
    },
  };
}

/** A footnote, with a link back to its number in the text. */
function noteItem({ number, content }: Note): string {
  const back = `<a href="#mark-${number}" aria-label="Back to ${number} in the text">↩</a>`;
  return `<li id="note-${number}">${toHtml(content)} ${back}</li>\n`;
}

function startOf({ listTitle }: ListMaker, { locale }: Voice): string {
  const title = escapeHtml(oneLine(listTitle ?? 'Citation list'));
  return [
    '<!doctype html>\n',
    `<html lang="${escapeHtml(locale)}">\n<head>\n<meta charset="utf-8">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    `<title>${title}</title>\n<style>${LOOK}</style>\n</head>\n<body>\n<main>\n<h1>${title}</h1>\n`,
  ].join('');
}

function paragraph(content: Parameters<typeof toHtml>[0]): string {
  return `<p>${toHtml(content)}</p>\n`;
}
