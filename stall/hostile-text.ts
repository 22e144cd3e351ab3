import type { Random } from '../bench/desk/random.js';
import { differentWords, repeated } from './data.js';

// Texts that cost the most where work grows faster than the text: mostly a short unit again and again, sometimes
// with something else at its start or end, so that an expression has to look through all of it in vain.

export interface HostileText {
  readonly text: string;
  /** What it is made of, for a report. */
  readonly about: string;
}

/** Characters that parsers, expressions and comparisons treat in a way of their own. */
const ALPHABET = [
  ...'[](){}<>*_~`!|#>+-=\\/"\'“”‘’«»„.,:;…?@&%$^ \n\t0123aábcNo',
  ...['ß', 'İ', '中', '引', 'あ', 'ア', '한', 'ש', 'ع', 'ไ', 'é', 'e\u0301', '👩‍👩‍👧', '🏴'],
  ...[
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u202e',
    '\u2066',
    '\u2028',
    '\ufeff',
    '—',
    '–',
    '・',
    '。',
    '、',
  ],
];

const UNITS = [
  ...[
    'http://a.b/',
    'www.a.b ',
    'a@a.b ',
    'mailto:a@b',
    '<http://a',
    '<a@a.',
    '![a](',
    '[a](b',
    '[a][a]',
    '[a]: b\n',
  ],
  ...[
    '**a ',
    '_a_a',
    '*a_',
    '`a',
    '``a`',
    '~~a',
    '\\\\',
    '&amp;',
    '&#1;',
    '&a',
    '> ',
    '- ',
    '1. ',
    '|a',
    '# ',
    '---\n',
  ],
  ...[
    '“a” ',
    '“a ',
    '"a ',
    '‘a’ ',
    '«a» ',
    '(a ',
    '[…] ',
    '… ',
    '... ',
    '. . . ',
    'a. ',
    'A. B. ',
    'Mr. ',
    'said, ',
  ],
  ...[
    'not ',
    'n’t ',
    '1,000 ',
    '1 000 ',
    '2023-06-',
    '-1',
    '0x',
    'said X: “a” ',
    'a-',
    'a\n',
    '\n\n',
    '    a\n',
    'a ',
  ],
  ...[
    '%00',
    '%E0',
    '+',
    'AND ',
    'NOT ',
    'a* ',
    'a: ',
    'NEAR(a b) ',
    '?a=',
    '#:~:text=',
    '../',
    'xn--a.',
    '1:',
    '00:00:00 ',
  ],
];

export function hostileText(random: Random, length: number): HostileText {
  const roll = random.next();
  if (roll < 0.1) return { text: differentWords(length, random.below(1_000)), about: 'different words' };
  const unit = roll < 0.5 ? random.pick(UNITS) : unitOf(random);
  const [start, end] = [edgeOf(random), edgeOf(random)];
  const middle = repeated(unit, Math.max(0, length - start.length - end.length));
  const text = (start + middle + end).toWellFormed();
  return {
    text,
    about: `${JSON.stringify(start)} + ${JSON.stringify(unit)} again and again + ${JSON.stringify(end)}`,
  };
}

function unitOf(random: Random): string {
  const count = 1 + random.below(4);
  return Array.from({ length: count }, () => random.pick(ALPHABET)).join('');
}

function edgeOf(random: Random): string {
  return random.chance(0.5) ? '' : unitOf(random);
}
