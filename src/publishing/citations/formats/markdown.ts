import { footOf } from '../model/foot.js';
import type { ListHead, ReadEntry, ReadingFormat, ReadingWriter } from '../model/list.js';
import { escapeMarkdown, toMarkdown } from '../model/tree-markdown.js';

/** CommonMark: a heading, a numbered list with the paragraphs of each entry, the footer under a rule. */
export const markdown: ReadingFormat = {
  name: 'markdown',
  title: 'Markdown',
  about: 'a citation list as CommonMark',
  mediaType: 'text/markdown; charset=utf-8',
  extension: 'md',
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
    start: listTitle === null ? '' : `# ${escapeMarkdown(listTitle)}\n\n`,
    entry(prepared: ReadEntry) {
      if (prepared.outcome === 'failed') return '';
      const { paragraphs, note } = prepared;
      number += 1;
      if (note !== null) notes.push(`${note.number}. ${toMarkdown(note.content)}\n`);
      // A bibliography is not numbered.
      const start = kind === 'sources' ? '- ' : `${number}. `;
      return `${start}${paragraphs.map(toMarkdown).join(`\n\n${' '.repeat(start.length)}`)}\n\n`;
    },
    end: (foot) => {
      const works = foot.bibliography.map((work) => `- ${toMarkdown(work)}\n`);
      const parts = [
        notes.length === 0 ? '' : `## Notes\n\n${notes.join('')}\n`,
        works.length === 0 ? '' : `## Bibliography\n\n${works.join('')}\n`,
        `---\n\n${footOf(foot, voice).map(toMarkdown).join('\n\n')}\n`,
      ];
      return parts.join('');
    },
  };
}
