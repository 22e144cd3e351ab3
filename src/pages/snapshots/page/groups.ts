// Paragraphs in rows of the page. A row begins with a paragraph that something stands beside, and goes on until the
// next: what stands beside it has the room of all of them, and seldom pushes words apart.

export function groupsOf<P extends { readonly margin: readonly unknown[] }>(paragraphs: readonly P[]): P[][] {
  const groups: P[][] = [];
  for (const paragraph of paragraphs) {
    const open = groups.at(-1);
    if (open === undefined || paragraph.margin.length > 0) groups.push([paragraph]);
    else open.push(paragraph);
  }
  return groups;
}
