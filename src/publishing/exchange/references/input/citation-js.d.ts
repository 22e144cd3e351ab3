// The part of Citation.js that is used here. @source its source, plugin-bibtex 0.8.2, src/input/value.js
declare module '@citation-js/plugin-bibtex/lib/input/value.js' {
  /**
   * Parses a value of BibTeX. Names come as objects, lists as arrays, anything else as text with the markup of CSL.
   * @param field its name, which decides how it is parsed
   * @throws SyntaxError where it is no valid TeX
   */
  export function parse(text: string, field: string): unknown;
}
