// Groups paragraphs into rows. A row begins with a paragraph that has margin items and continues to the next such
// one, so that the margin has the height of all of them and seldom moves the text apart.

export function groupsOf<P extends { readonly margin: readonly unknown[] }>(paragraphs: readonly P[]): P[][] {
  const groups: P[][] = [];
  for (const paragraph of paragraphs) {
    const open = groups.at(-1);
    if (open === undefined || paragraph.margin.length > 0) groups.push([paragraph]);
    else open.push(paragraph);
  }
  return groups;
}
