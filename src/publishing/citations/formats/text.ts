import { footOf } from '../model/foot.js';
import type { ListHead, ReadEntry, ReadingFormat, ReadingWriter } from '../model/list.js';
import type { Paragraph } from '../model/tree.js';
import { oneLine, toText } from '../model/tree-text.js';

/** Plain text: numbered entries, each paragraph on its own line, the footer under a rule. */
export const text: ReadingFormat = {
  name: 'text',
  title: 'Plain text',
  about: 'a citation list as plain text',
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  holds: 'list',
  use: 'reading',
  isStyled: true,
  holdings: null,
  begin,
};

function begin({ maker, kind, voice }: ListHead): ReadingWriter {
  const { listTitle } = maker;
  let number = 0;
  const notes: string[] = [];
  return {
    start: listTitle === null ? '' : `${oneLine(listTitle)}\n\n`,
    entry(prepared: ReadEntry) {
      if (prepared.outcome === 'failed') return '';
      const { paragraphs, note } = prepared;
      number += 1;
      if (note !== null) notes.push(`${note.number}. ${toText(note.content)}\n`);
      return hanging(kind === 'sources' ? '' : `${number}. `, paragraphs);
    },
    end: (foot) => {
      const { bibliography } = foot;
      const parts = [
        notes.length === 0 ? '' : `Notes\n\n${notes.join('')}\n`,
        bibliography.length === 0 ? '' : `Bibliography\n\n${bibliography.map(line).join('')}\n`,
        `--\n${footOf(foot, voice).map(line).join('')}`,
      ];
      return parts.join('');
    },
  };
}

/** A bibliography is not numbered: its other lines are indented all the same. */
function hanging(start: string, paragraphs: readonly Paragraph[]): string {
  return `${start}${paragraphs.map(toText).join(`\n${' '.repeat(start.length || 3)}`)}\n\n`;
}

function line(paragraph: Paragraph): string {
  return `${toText(paragraph)}\n`;
}
