// Texts that repeat one thing, or two in turn: what an article never does, and somebody may send.

const OPENING =
  'Mara Voss said it would not wait for the vote of the council on Monday. “We wait,” she said. ';

const UNITS: Readonly<Record<string, string>> = {
  'an opening mark': '“',
  'a closing mark': '”',
  'a straight mark': '"',
  'a single mark': "'",
  'nested marks': '“‘“a”’” ',
  'marks of three systems in turn': '“a« „b" ',
  'corner brackets': '「あ」',
  'a label': 'VOSS: ',
  'a labelled line': 'VOSS: yes\n',
  'question and answer': 'Q. yes?\nA. no\n',
  'a post': '@name: yes\n',
  'a round bracket': '(',
  'a square bracket': '[a',
  'a space': ' ',
  'a no-break space': '\u00a0',
  'a line break': '\n',
  'an empty line': '\n\n',
  'a digit': '9',
  'a number': '1,000 ',
  'a fraction': '½',
  'a letter': 'a',
  'a capital': 'A',
  'a word': 'word ',
  'a name': 'Mara Voss ',
  'a short line': 'Mara Voss\n',
  'a byline': 'By Mara Voss\n',
  'a headline of 2,000 characters': `${'Mara Voss says '.repeat(130)}\n`,
  'a quotation': '“No,” she said, “not now.” ',
  'a credit': 'he said that ',
  'a denial': 'denied that ',
  'a credit between dashes': '– he said – ',
  'a dash': '–',
  'a comma': ',',
  'a full stop': '.',
  'a question mark': '?',
  'half a character': '\uD83D',
  'a combining mark': '\u0301',
  'a line that is quoted': '> no\n',
};

export interface Shape {
  readonly name: string;
  /** The text, of about so many UTF-16 code units. */
  readonly make: (length: number) => string;
}

export const SHAPES: readonly Shape[] = Object.entries(UNITS).map(([name, unit]) => shapeOf(name, unit));

export const PAIRS: readonly Shape[] = Object.entries(UNITS).flatMap(([name, unit]) =>
  Object.entries(UNITS)
    .filter(([other]) => other !== name)
    .map(([other, next]) => shapeOf(`${name} and ${other}`, unit + next)),
);

function shapeOf(name: string, unit: string): Shape {
  const repeated = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  return { name, make: (length) => `${OPENING}${repeated(length)} ${OPENING}` };
}
