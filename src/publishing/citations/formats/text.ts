import { footOf } from '../model/foot.js';
import type { Format, ListHead, ListWriter } from '../model/list.js';
import { oneLine, toText } from '../model/tree-text.js';

/** Plain text: numbered entries, each paragraph on its own line, the footer under a rule. */
export const text: Format = {
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

function begin({ maker, voice }: ListHead): ListWriter {
  const { listTitle } = maker;
  let number = 0;
  return {
    start: listTitle === null ? '' : `${oneLine(listTitle)}\n\n`,
    entry(prepared) {
      if (prepared.outcome === 'failed') return '';
      number += 1;
      const start = `${number}. `;
      return `${start}${prepared.paragraphs.map(toText).join(`\n${' '.repeat(start.length)}`)}\n\n`;
    },
    end: (foot) =>
      `--\n${footOf(foot, voice)
        .map((line) => `${toText(line)}\n`)
        .join('')}`,
  };
}
