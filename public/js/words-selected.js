// Maps a selection in a saved copy or a quotation to positions in the stored text. A paragraph has its position
// (`data-at`) and contains the stored text exactly: additions of the page are skipped (PLAIN), and a quotation mark that
// is displayed as another has the stored one in `data-own`.
const ABOUT = '.copy-text, .quote-hero[data-new-claim]';
const PLAIN = '.q-open, .q-close, .visually-hidden';
const MAX_WORDS_LENGTH = 10_000;

/**
 * The selected text and its position in the stored text; null for no selection, or one across texts. In browsers that
 * allow several ranges, `at` lists them all: `120-340,400-520`.
 */
export function wordsSelected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const all = Array.from({ length: selection.rangeCount }, (_, at) => wordsIn(selection.getRangeAt(at)));
  const [first, ...more] = all.filter((words) => words !== null);
  if (!first || more.some(({ about }) => about !== first.about)) return null;
  const passages = [first, ...more];
  return {
    about: first.about,
    range: first.range,
    ranges: passages.map(({ range }) => range),
    exact: first.exact,
    at: passages.map(({ at }) => at).join(','),
  };
}

function wordsIn(range) {
  const about = elementOf(range.startContainer)?.closest(ABOUT);
  if (!about) return null;
  const runs = [...about.querySelectorAll('[data-at]')].flatMap((own) => runOf(own, range));
  const exact = joined(runs);
  const [lead] = /^\s*/.exec(exact);
  const words = exact.trim();
  if (words === '' || words.length > MAX_WORDS_LENGTH) return null;
  const start = runs[0].start + lead.length;
  return { about, range, exact: words, at: `${start}-${start + words.length}` };
}

function elementOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
}

/** The selected part of a paragraph, and its start in the stored text. */
function runOf(own, range) {
  const walker = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
  let at = Number(own.dataset.at);
  let start = null;
  let words = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(PLAIN)) continue;
    const own = node.parentElement.dataset.own ?? node.data;
    if (range.intersectsNode(node)) {
      const [first, last] = selectedIn(node, range);
      const from = first === 0 ? 0 : first === node.length ? own.length : first;
      const to = last === node.length ? own.length : last;
      if (to > from) {
        start ??= at + from;
        words += own.slice(from, to);
      }
    }
    at += own.length;
  }
  return start === null ? [] : [{ start, words }];
}

function selectedIn(node, range) {
  return [
    node === range.startContainer ? range.startOffset : 0,
    node === range.endContainer ? range.endOffset : node.length,
  ];
}

/** The stored text has line breaks between paragraphs, which the page does not show. */
function joined(runs) {
  return runs.reduce(
    (all, { start, words }) => all + '\n'.repeat(Math.max(0, start - runs[0].start - all.length)) + words,
    '',
  );
}
