/**
 * The source of a pattern that ignores the case of its own letters, for the flag `u` alone: with the flag `i` a pattern
 * that has classes such as \p{L} takes milliseconds to compile. Not for patterns with letters in square brackets.
 */
export function anyCase(source: string): string {
  return source.replace(/\\p\{\w+\}|\\.|\p{L}/gu, (part) =>
    part.length > 1 ? part : `[${part.toLowerCase()}${part.toUpperCase()}]`,
  );
}
