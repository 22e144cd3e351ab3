/** The possible delimiters: the sign, its name for forms, scripts and the terminal, and its name in a sentence. */
export const DELIMITERS = [
  { sign: ',', name: 'comma', words: 'commas' },
  { sign: ';', name: 'semicolon', words: 'semicolons' },
  { sign: '\t', name: 'tab', words: 'tabs' },
] as const;

export type Delimiter = (typeof DELIMITERS)[number]['sign'];

export function describedBy(delimiter: Delimiter): (typeof DELIMITERS)[number] {
  return DELIMITERS.find(({ sign }) => sign === delimiter) ?? DELIMITERS[0];
}

/** By its name, or the sign itself. */
export function delimiterCalled(said: string): Delimiter | null {
  const found = DELIMITERS.find(({ sign, name }) => said === name || said === sign);
  return found?.sign ?? (said === '\\t' ? '\t' : null);
}

/** The most frequent sign in the first line, outside quotation marks. */
export function guessDelimiter(bytes: Buffer): Delimiter {
  const head = bytes
    .subarray(0, 64 * 1024)
    .toString('utf8')
    .replaceAll(/"(?:[^"]|"")*"/g, '');
  const line = /^[^\r\n]*/.exec(head.replace(/^\ufeff?[\r\n]*/, ''))?.[0] ?? '';
  const count = (sign: string) => line.split(sign).length;
  return DELIMITERS.map(({ sign }) => sign).reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
