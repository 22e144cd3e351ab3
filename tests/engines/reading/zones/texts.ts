import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ZoneKind } from '../../../../src/engines/reading/zones/zone.js';

// Invented texts in which the kind of each line is marked: “byline| By Jon Field”. In “dateline+body| KESTREL - || The
// port …” a line has two kinds. Those called “held” were not looked at while the rules were written.

export interface MarkedText {
  readonly name: string;
  readonly isHeld: boolean;
  readonly text: string;
  /** In order; positions in UTF-16 code units of the text. */
  readonly lines: readonly MarkedLine[];
}

export interface MarkedLine {
  readonly kind: ZoneKind;
  readonly start: number;
  readonly words: string;
}

const FOLDER = join(import.meta.dirname, 'texts');

export function markedTexts(): MarkedText[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').split(/^## /m).slice(1).map(read));
}

function read(marked: string): MarkedText {
  const [name = '', ...rows] = marked.trimEnd().split('\n');
  const lines: MarkedLine[] = [];
  let text = '';
  for (const row of rows) {
    const [, kinds = '', words = ''] = /^([a-z+]*)\| ?(.*)$/.exec(row) ?? [];
    const pieces = words.split(' || ');
    kinds.split('+').forEach((kind, at) => {
      if (kind !== '') lines.push({ kind: kind as ZoneKind, start: text.length, words: pieces[at] ?? '' });
      text += `${pieces[at] ?? ''}${at + 1 < pieces.length ? ' ' : ''}`;
    });
    text += '\n';
  }
  return { name, isHeld: name.endsWith(' held'), text, lines };
}
