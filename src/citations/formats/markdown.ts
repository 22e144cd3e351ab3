import { footOf } from '../foot.js';
import type { Format, PreparedList } from '../list.js';
import { escapeMarkdown, toMarkdown } from '../tree-markdown.js';

/** CommonMark: a heading, a numbered list with the paragraphs of each entry, the foot under a rule. */
export const markdown: Format = {
  name: 'markdown',
  title: 'Markdown',
  mediaType: 'text/markdown; charset=utf-8',
  extension: 'md',
  isStyled: true,
  write,
};

function* write(list: PreparedList): Iterable<string> {
  if (list.foot.listTitle !== null) yield `# ${escapeMarkdown(list.foot.listTitle)}\n\n`;
  let number = 0;
  for (const entry of list.entries) {
    if (entry.outcome === 'failed') continue;
    number += 1;
    const indent = ' '.repeat(`${number}. `.length);
    yield `${number}. ${entry.paragraphs.map(toMarkdown).join(`\n\n${indent}`)}\n\n`;
  }
  yield '---\n\n';
  yield `${footOf(list).map(toMarkdown).join('\n\n')}\n`;
}
