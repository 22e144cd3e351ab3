export interface LanguageText {
  readonly heading: string;
  readonly text: string;
  readonly expected: readonly string[];
}

/** Texts that begin with “# heading”, each with lines “> what is found” below it. */
export function parseLanguageTexts(file: string): LanguageText[] {
  return file
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...lines] = part.trimEnd().split('\n');
      const expected = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
      const text = lines
        .filter((line) => !line.startsWith('> '))
        .join('\n')
        .trim();
      return { heading, text, expected };
    });
}
