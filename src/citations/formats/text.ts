import { footOf } from '../foot.js';
import type { Format, PreparedList } from '../list.js';
import { toText } from '../tree-text.js';

/** Plain text: numbered entries, each paragraph on a line of its own, the foot under a rule. */
export const text: Format = {
  name: 'text',
  title: 'Plain text',
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  isStyled: true,
  write,
};

function* write(list: PreparedList): Iterable<string> {
  if (list.foot.listTitle !== null) yield `${toText([{ kind: 'text', text: list.foot.listTitle }])}\n\n`;
  let number = 0;
  for (const entry of list.entries) {
    if (entry.outcome === 'failed') continue;
    number += 1;
    const [first = '', ...others] = entry.paragraphs.map(toText);
    const indent = ' '.repeat(`${number}. `.length);
    yield `${number}. ${first}\n${others.map((line) => `${indent}${line}\n`).join('')}\n`;
  }
  yield '--\n';
  for (const line of footOf(list)) yield `${toText(line)}\n`;
}
