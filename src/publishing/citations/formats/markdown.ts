import { footOf } from '../model/foot.js';
import type { Format, ListHead, ListWriter } from '../model/list.js';
import { escapeMarkdown, toMarkdown } from '../model/tree-markdown.js';

/** CommonMark: a heading, a numbered list with the paragraphs of each entry, the footer under a rule. */
export const markdown: Format = {
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

function begin({ maker, voice }: ListHead): ListWriter {
  const { listTitle } = maker;
  let number = 0;
  return {
    start: listTitle === null ? '' : `# ${escapeMarkdown(listTitle)}\n\n`,
    entry(prepared) {
      if (prepared.outcome === 'failed') return '';
      number += 1;
      const start = `${number}. `;
      const indent = ' '.repeat(start.length);
      return `${start}${prepared.paragraphs.map(toMarkdown).join(`\n\n${indent}`)}\n\n`;
    },
    end: (foot) => `---\n\n${footOf(foot, voice).map(toMarkdown).join('\n\n')}\n`,
  };
}
