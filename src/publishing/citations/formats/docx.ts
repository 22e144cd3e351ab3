import { mediaTypeOf } from '../../../engines/documents/kinds.js';
import { footOf } from '../model/foot.js';
import type { ListHead, ReadingFormat, ReadingWriter } from '../model/list.js';
import { text } from '../model/tree.js';
import { entryParagraphs } from './docx/entry.js';
import { DocxFile } from './docx/file.js';
import { UNTITLED } from './docx/parts.js';

/** A Word document with styles of its own, in which the notes of a style are footnotes. */
export const docx: ReadingFormat = {
  name: 'docx',
  title: 'Word (DOCX)',
  about: 'a citation list as a Word document, with footnotes',
  mediaType: mediaTypeOf('docx', null),
  extension: 'docx',
  holds: 'list',
  use: 'reading',
  isStyled: true,
  isBinary: true,
  holdings: null,
  begin,
};

/** Twentieths of a point. */
const ABOVE_FOOT = 360;

function begin({ maker, kind, voice }: ListHead): ReadingWriter {
  const file = new DocxFile(maker, voice.locale);
  file.paragraph([text(maker.listTitle ?? UNTITLED)], { style: 'Heading1' });
  return {
    start: file.take(),
    entry(prepared) {
      if (prepared.outcome === 'failed') return '';
      for (const [content, look] of entryParagraphs(prepared, kind)) file.paragraph(content, look);
      if (prepared.note !== null) file.footnote(prepared.note);
      return file.take();
    },
    end(foot) {
      const { bibliography } = foot;
      if (bibliography.length > 0) file.paragraph([text('Bibliography')], { style: 'Heading2' });
      for (const work of bibliography) file.paragraph(work, { style: 'Citation' });
      for (const [at, line] of footOf(foot, voice).entries())
        file.paragraph(line, { style: 'ListFoot', spaceBefore: at === 0 ? ABOVE_FOOT : 0 });
      return file.end();
    },
  };
}
