import type { ReferenceName } from '../model/reference.js';

// Values of BibTeX → plain text and names, by the parser of Citation.js. What it cannot parse stays as it is written.

export interface TexReader {
  /** As text, with the markup of CSL. */
  readonly text: (value: string) => string;
  readonly names: (value: string) => readonly ReferenceName[];
}

/** Its module is loaded here, since only these files need it. */
export async function openTex(): Promise<TexReader> {
  const { parse } = await import('@citation-js/plugin-bibtex/lib/input/value.js');
  const read = (value: string, field: string): unknown => {
    const plain = withoutSpecials(value);
    return attempted(() => parse(plain, field)) ?? attempted(() => parse(withDollars(plain), field)) ?? plain;
  };
  return {
    text: (value) => textOf(read(value, 'note')),
    names: (value) => [read(value, 'author')].flat().flatMap(nameOf),
  };
}

/** Null for what is no valid TeX. */
function attempted(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || /invalid syntax/.test(String(error)))
      return null;
    throw error;
  }
}

/** A sum of money is more likely than a formula without an end. */
function withDollars(value: string): string {
  return value.replaceAll(/(?<!\\)\$/g, '\\$');
}

const SPECIALS: readonly (readonly [RegExp, string])[] = [
  [/\\vphantom\{(?:\\?.)?\}/g, ''],
  [/\\aa(?![a-zA-Z])(?:\{\})?/g, 'å'],
  [/\\AA(?![a-zA-Z])(?:\{\})?/g, 'Å'],
  [/\\((?:La|Bib)?TeX)(?![a-zA-Z])(?:\{\})?/g, '$1'],
  [/\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}/g, '$1'],
  [/\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$2 ($1)'],
];

/** Without commands that the parser does not know. */
function withoutSpecials(value: string): string {
  return SPECIALS.reduce((text, [pattern, plain]) => text.replaceAll(pattern, plain), value);
}

/** An accent on a dotless i or j is one on the letter. */
function textOf(value: unknown): string {
  const text = Array.isArray(value) ? value.map(textOf).join(' ') : String(value);
  return text
    .replaceAll(/ı(?=\p{M})/gu, 'i')
    .replaceAll(/ȷ(?=\p{M})/gu, 'j')
    .normalize('NFC');
}

function nameOf(value: unknown): ReferenceName[] {
  if (typeof value !== 'object' || value === null) return [{ literal: textOf(value) }];
  const part = (name: string) => textOf(Reflect.get(value, name) ?? '').trim();
  const family = joined(' ', part('prefix'), part('family'));
  const given = joined(', ', part('given'), part('suffix'));
  if (given === '') return family === '' ? [] : [{ literal: family }];
  return family === '' ? [{ literal: given }] : [{ family, given }];
}

function joined(separator: string, ...texts: string[]): string {
  return texts.filter((text) => text !== '').join(separator);
}
