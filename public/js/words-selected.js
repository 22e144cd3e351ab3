// Which words of a kept copy or of a quotation are selected, and where they stand in the stored text. Its paragraphs
// carry their place (`data-at`), and hold the stored text to the letter: what the page adds is left out (PLAIN), and a
// mark within a quotation that is printed as another has the stored one beside it (`data-own`).
const ABOUT = '.copy-text, .quote-hero[data-new-claim]';
const PLAIN = '.q-open, .q-close, .visually-hidden';
const MAX_WORDS_LENGTH = 10_000;

/**
 * The words selected, with their place in the stored text; null for none, or for more than one text. Where a browser
 * lets several passages be selected at once, `at` names them all: `120-340,400-520`.
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

/** What of a paragraph is selected, and where that begins in the stored text. */
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

/** Between paragraphs the text has line breaks, which the page does not show. */
function joined(runs) {
  return runs.reduce(
    (all, { start, words }) => all + '\n'.repeat(Math.max(0, start - runs[0].start - all.length)) + words,
    '',
  );
}
