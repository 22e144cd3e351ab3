import type { Page } from 'playwright-core';

/**
 * Selects from the first of one text to the end of another, as dragging over them does: in a saved copy, or in a
 * quotation on its page.
 */
export async function selectWords(page: Page, from: string, to = from): Promise<void> {
  await page.evaluate(
    `(() => {
      const all = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let begun = false;
      for (let node = all.nextNode(); node; node = all.nextNode()) {
        if (!node.parentElement.closest('[data-at]')) continue;
        const start = begun ? -1 : node.data.indexOf(${JSON.stringify(from)});
        if (start >= 0) { range.setStart(node, start); begun = true; }
        const end = begun ? node.data.indexOf(${JSON.stringify(to)}, Math.max(0, start)) : -1;
        if (end >= 0) { range.setEnd(node, end + ${to.length}); break; }
      }
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    })()`,
  );
}
