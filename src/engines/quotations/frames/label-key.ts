/** The last name of a label in lower case: “DR ADA BERG” and “Berg” name one speaker. */
export function labelKey(label: string): string {
  const words = label.toLowerCase().match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'.-]*/gu) ?? [label];
  return words.at(-1) ?? label;
}
