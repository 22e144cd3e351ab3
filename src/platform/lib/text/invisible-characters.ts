// Makes visible the characters that cannot be seen or that reorder others. The text itself is unchanged: pages add a
// label for each such character, and copies and positions are unaffected.

/** A run of text, or consecutive repetitions of one invisible character. */
export interface Piece {
  readonly text: string;
  /** Null for visible text. */
  readonly unseen: InvisibleCharacter | null;
}

export interface InvisibleCharacter {
  /** Its label: `⟨RLO⟩`, `⟨ZWSP × 3⟩`; only a dot for a soft hyphen, which many texts have. */
  readonly sign: string;
  /** Its name and code point: `Right-to-left override, U+202E`. */
  readonly name: string;
}

/** @source Unicode 16, NameAliases.txt and UnicodeData.txt */
const NAMES: Readonly<Record<string, readonly [short: string, name: string]>> = {
  '\u00ad': ['SHY', 'Soft hyphen'],
  '\u034f': ['CGJ', 'Combining grapheme joiner'],
  '\u061c': ['ALM', 'Arabic letter mark'],
  '\u115f': ['HCF', 'Hangul filler'],
  '\u1160': ['HJF', 'Hangul filler'],
  '\u180e': ['MVS', 'Mongolian vowel separator'],
  '\u200b': ['ZWSP', 'Zero-width space'],
  '\u200c': ['ZWNJ', 'Zero-width non-joiner'],
  '\u200d': ['ZWJ', 'Zero-width joiner'],
  '\u200e': ['LRM', 'Left-to-right mark'],
  '\u200f': ['RLM', 'Right-to-left mark'],
  '\u2028': ['LS', 'Line separator'],
  '\u2029': ['PS', 'Paragraph separator'],
  '\u202a': ['LRE', 'Left-to-right embedding'],
  '\u202b': ['RLE', 'Right-to-left embedding'],
  '\u202c': ['PDF', 'End of an embedding or override'],
  '\u202d': ['LRO', 'Left-to-right override'],
  '\u202e': ['RLO', 'Right-to-left override'],
  '\u2060': ['WJ', 'Word joiner'],
  '\u2066': ['LRI', 'Left-to-right isolate'],
  '\u2067': ['RLI', 'Right-to-left isolate'],
  '\u2068': ['FSI', 'First strong isolate'],
  '\u2069': ['PDI', 'End of an isolate'],
  '\u3164': ['HF', 'Hangul filler'],
  '\ufeff': ['BOM', 'Zero-width no-break space'],
  '\uffa0': ['HF', 'Hangul filler'],
};

/**
 * The characters that are marked. Joiners are ordinary in many scripts and in emoji, so they are marked only where they
 * join nothing: after a space, a mark, a figure, or a letter of another script. Tags are ordinary in flags, and a
 * variation selector after its base; several in a row can hide a text.
 */
const UNSEEN = new RegExp(
  [
    String.raw`[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]`,
    String.raw`(?<=^|[\s\p{P}\p{Nd}\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Hani}])[\u200c\u200d]`,
    String.raw`(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0001}\u{e0020}-\u{e007f}]+`,
    String.raw`(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]){2,}`,
  ].join('|'),
  'gu',
);

/** The pieces in order, none empty; together they are the text. */
export function withInvisible(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { found, start } of runsIn(text)) {
    if (start > at) pieces.push({ text: text.slice(at, start), unseen: null });
    pieces.push({ text: found, unseen: named(found) });
    at = start + found.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), unseen: null });
  return pieces;
}

interface Run {
  readonly found: string;
  readonly start: number;
}

/** The same character several times in a row is one run. */
function runsIn(text: string): readonly Run[] {
  const runs: { readonly start: number; end: number }[] = [];
  for (const { 0: found, index: start } of text.matchAll(UNSEEN)) {
    const last = runs.at(-1);
    // Compared in place, since building up a run by concatenation copies it each time.
    const goesOn =
      last?.end === start && found.length <= start - last.start && text.startsWith(found, last.start);
    if (last && goesOn) last.end += found.length;
    else runs.push({ start, end: start + found.length });
  }
  return runs.map(({ start, end }) => ({ found: text.slice(start, end), start }));
}

export function named(run: string): InvisibleCharacter {
  const [first = '', ...more] = run;
  const code = `U+${(first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const [short, name] = NAMES[first] ?? [code, 'Invisible character'];
  const times = more.length === 0 ? '' : ` × ${more.length + 1}`;
  const sign = short === 'SHY' ? '·'.repeat(more.length + 1) : `⟨${short}${times}⟩`;
  return { sign, name: `${name}, ${code}${times}` };
}
