// Runs in a page: which of its texts lie on each other, are cut off or covered, at three places of its scrolling, as it
// is opened and with all folds open; and what its quotations have. A text is what is painted of a text node on one line,
// or what stands in a field.

globalThis.geometryHere = () => {
  const faults = new Set();
  look(faults);
  const signs = { faults: signsByStyle(), quoted: wordsQuoted(), dotted: dotsInMarks() };
  for (const fold of document.querySelectorAll('details:not([open], [data-menu])')) fold.open = true;
  look(faults);
  return { ...signs, faults: [...faults, ...signs.faults] };
};

function look(faults) {
  for (const at of [0, 0.5, 1]) {
    scrollTo({ top: at * farthest(), behavior: 'instant' });
    const texts = paintedTexts(faults);
    for (const fault of overlaps(texts)) faults.add(fault);
    for (const text of texts) if (isBuried(text)) faults.add(`${named(text)} is covered by other parts`);
  }
  scrollTo({ top: 0, behavior: 'instant' });
}

function farthest() {
  return document.documentElement.scrollHeight - innerHeight;
}

/** A fraction of a pixel is rounding, and the edge of a letter. */
const SLACK_PX = 1.5;

// What is painted

function paintedTexts(faults) {
  const texts = [];
  const isPainted = remembering(paints);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/\S/.test(node.data) || !isPainted(node.parentElement)) continue;
    range.selectNodeContents(node);
    for (const line of range.getClientRects())
      if (line.width > 1 && line.height > 1)
        texts.push({ node, element: node.parentElement, words: node.data, box: inkOf(line) });
  }
  for (const field of document.querySelectorAll('input, textarea, select'))
    if (isPainted(field)) texts.push(...textOfField(field, faults));
  return texts.flatMap((text) => {
    const seen = seenOf(text, faults);
    return seen ? [{ ...text, box: seen }] : [];
  });
}

/** Neither hidden, nor only for screen readers, nor only for eyes. */
function paints(element) {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  if (element.closest('[aria-hidden="true"], script, style, noscript')) return false;
  return ![element, ...ancestorsOf(element)].some((one) => getComputedStyle(one).clipPath === 'inset(50%)');
}

function remembering(answer) {
  const known = new Map();
  return (element) => {
    if (!known.has(element)) known.set(element, answer(element));
    return known.get(element);
  };
}

/** Of a line its letters: above and below them is room. */
function inkOf({ left, top, right, bottom }) {
  const height = bottom - top;
  return { left, right, top: top + height * 0.2, bottom: bottom - height * 0.08 };
}

const TYPED = new Set([
  'text',
  'search',
  'email',
  'url',
  'password',
  'number',
  'tel',
  'textarea',
  'select-one',
]);

function textOfField(field, faults) {
  if (!TYPED.has(field.type)) return [];
  const words =
    field.type === 'select-one' ? field.selectedOptions[0]?.text : field.value || field.placeholder;
  if (!words) return [];
  const style = getComputedStyle(field);
  const outer = field.getBoundingClientRect();
  const edge = (side) =>
    Number.parseFloat(style[`padding${side}`]) + Number.parseFloat(style[`border${side}Width`]);
  const [left, right] = [outer.left + edge('Left'), outer.right - edge('Right')];
  const middle = (outer.top + outer.bottom) / 2;
  const half = Number.parseFloat(style.fontSize) * 0.35;
  // What is typed scrolls in its field; what stands there for want of it does not.
  if ((field.type === 'select-one' || !field.value) && field.type !== 'textarea') {
    const width = widthOf(words, style);
    if (width > right - left + SLACK_PX) faults.add(`“${words}” in ${selectorOf(field)} is cut off`);
  }
  return [
    { node: field, element: field, words, box: { left, right, top: middle - half, bottom: middle + half } },
  ];
}

function widthOf(words, style) {
  widthOf.canvas ??= document.createElement('canvas').getContext('2d');
  widthOf.canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return widthOf.canvas.measureText(words).width;
}

// What is cut off

/** The part of a text that is in view, or null; what no scrolling brings into view is a fault. */
function seenOf(text, faults) {
  let box = text.box;
  for (const { element, edge, cuts } of clipsOf(text.element)) {
    const [across, along] = [cuts.x && outside(box, edge, 'x'), cuts.y && outside(box, edge, 'y')];
    for (const [axis, isOut] of [
      ['x', across],
      ['y', along],
    ]) {
      if (!isOut || (cuts[axis] === 'scrolls' && !isBeforeStart(box, edge, element, axis))) continue;
      faults.add(`${named(text)} is cut off by ${selectorOf(element)}`);
    }
    box = within(box, edge, cuts);
    if (!box) return null;
  }
  return inWindow(text, box, faults);
}

function inWindow(text, box, faults) {
  const root = document.documentElement;
  if (isFixed(text.element)) {
    const screen = { left: 0, top: 0, right: root.clientWidth, bottom: innerHeight };
    if (outside(box, screen, 'x') || outside(box, screen, 'y'))
      faults.add(`${named(text)} is cut off by the window`);
  } else if (
    box.left + scrollX < -SLACK_PX ||
    box.top + scrollY < -SLACK_PX ||
    box.right + scrollX > root.scrollWidth + SLACK_PX
  )
    faults.add(`${named(text)} is cut off by the edge of the page`);
  return within(box, { left: 0, top: 0, right: root.clientWidth, bottom: innerHeight }, { x: true, y: true });
}

/** The ancestors that cut what is in them, from the nearest. */
const clipsOf = (element) => {
  const clips = [];
  let { position } = getComputedStyle(element);
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    const style = getComputedStyle(one);
    // What is placed out of the flow is cut only by what it is placed in.
    const isPassedOver = one !== element && position === 'absolute' && style.position === 'static';
    if (!isPassedOver && one !== element) position = style.position;
    if (position === 'fixed')
      return one === element || style.position === 'fixed' ? [...clips, ...own(one, style)] : clips;
    if (!isPassedOver) clips.push(...own(one, style));
  }
  return clips;
};

function own(element, style) {
  const cuts = { x: kindOf(style.overflowX), y: kindOf(style.overflowY) };
  // Inline boxes cut nothing, and fields have a text of their own.
  if ((!cuts.x && !cuts.y) || style.display === 'inline' || element.matches('input, textarea, select'))
    return [];
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const margin = style.overflowX === 'clip' ? Number.parseFloat(style.overflowClipMargin) || 0 : 0;
  const side = (name) => Number.parseFloat(style[`border${name}Width`]) - margin;
  const edge = {
    left: left + side('Left'),
    top: top + side('Top'),
    right: right - side('Right'),
    bottom: bottom - side('Bottom'),
  };
  return [{ element, edge, cuts }];
}

function kindOf(overflow) {
  if (overflow === 'visible') return null;
  return overflow === 'auto' || overflow === 'scroll' ? 'scrolls' : 'cuts';
}

function outside(box, edge, axis) {
  return axis === 'x'
    ? box.left < edge.left - SLACK_PX || box.right > edge.right + SLACK_PX
    : box.top < edge.top - SLACK_PX || box.bottom > edge.bottom + SLACK_PX;
}

/** A box that scrolls goes no farther back than its beginning. */
function isBeforeStart(box, edge, element, axis) {
  return axis === 'x'
    ? box.left - edge.left + element.scrollLeft < -SLACK_PX
    : box.top - edge.top + element.scrollTop < -SLACK_PX;
}

function within(box, edge, cuts) {
  const seen = {
    left: cuts.x ? Math.max(box.left, edge.left) : box.left,
    right: cuts.x ? Math.min(box.right, edge.right) : box.right,
    top: cuts.y ? Math.max(box.top, edge.top) : box.top,
    bottom: cuts.y ? Math.min(box.bottom, edge.bottom) : box.bottom,
  };
  return seen.right - seen.left > 1 && seen.bottom - seen.top > 1 ? seen : null;
}

function isFixed(element) {
  for (let one = element; one; one = one.parentElement)
    if (getComputedStyle(one).position === 'fixed') return true;
  return false;
}

// What lies on what

function overlaps(texts) {
  const sorted = [...texts].sort((a, b) => a.box.top - b.box.top);
  const found = [];
  sorted.forEach((upper, at) => {
    for (
      let next = at + 1;
      next < sorted.length && sorted[next].box.top < upper.box.bottom - SLACK_PX;
      next += 1
    ) {
      const lower = sorted[next];
      const both = within(upper.box, lower.box, { x: true, y: true });
      if (upper.node === lower.node || !both) continue;
      const [width, height] = [both.right - both.left, both.bottom - both.top];
      if (width > SLACK_PX && height > SLACK_PX && !isCovered(upper, lower, both))
        found.push(`${named(upper)} and ${named(lower)} lie on each other`);
    }
  });
  return found;
}

/** Whether one of the two is out of sight behind the other, or behind what that one stands on. */
function isCovered(one, other, box) {
  const stack = stackAt(box);
  const [first, second] = [stack.indexOf(one.element), stack.indexOf(other.element)];
  if (first < 0 || second < 0) return false;
  const [top, below] = [Math.min(first, second), Math.max(first, second)];
  return stack.slice(top, below).some(isOpaque);
}

/** Whether what covers a text stays over it however one scrolls. */
function isBuried({ element, box }) {
  const stack = stackAt(box);
  const at = stack.indexOf(element);
  const over = stack
    .slice(0, Math.max(at, 0))
    .find((one) => !one.contains(element) && !element.contains(one) && isOpaque(one));
  if (!over) return false;
  const held = heldOf(over);
  if (!held) return true;
  const middle = held.getBoundingClientRect();
  const isLow = middle.top + middle.bottom > innerHeight;
  return isLow ? scrollY >= farthest() - 1 : scrollY === 0;
}

/** What keeps its place while the rest scrolls. */
function heldOf(element) {
  for (let one = element; one; one = one.parentElement)
    if (/^(?:sticky|fixed)$/.test(getComputedStyle(one).position)) return one;
  return null;
}

function stackAt({ left, right, top, bottom }) {
  return document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
}

function isOpaque(element) {
  const { backgroundColor, opacity } = getComputedStyle(element);
  if (opacity === '0') return false;
  const alpha = /\/\s*([\d.]+%?)\)$|^rgba\(.*,\s*([\d.]+)\)$/.exec(backgroundColor);
  return alpha === null || Number.parseFloat(alpha[1] ?? alpha[2]) >= 1;
}

// What stands in quotations

const QUOTATIONS = 'q, .q, blockquote';

function outermost() {
  return [...document.querySelectorAll(QUOTATIONS)].filter(
    (one) => !one.parentElement.closest(QUOTATIONS) && one.checkVisibility(),
  );
}

/** Signs that styles put into a quotation. A number that leads to a note is no sign of a text, and a sign for a control is. */
function signsByStyle() {
  return outermost().flatMap((quotation) => {
    const parts = [quotation, ...quotation.querySelectorAll('*')].filter(
      (one) => !one.closest('.mark-ref, .unseen, .visually-hidden'),
    );
    const made = parts.filter((one) =>
      ['::before', '::after'].some(
        (side) =>
          !/^(?:none|normal|open-quote|close-quote|"\s*"(?: \/ .*)?)$/.test(
            getComputedStyle(one, side).content,
          ),
      ),
    );
    const around = [...parts, ...ancestorsOf(quotation)].filter(cutsWithDots);
    return [
      ...made.map(
        (one) => `${selectorOf(one)} puts a sign into the quotation “${short(quotation.textContent)}”`,
      ),
      ...around.map(
        (one) => `${selectorOf(one)} cuts the quotation “${short(quotation.textContent)}” with dots`,
      ),
    ];
  });
}

function ancestorsOf(element) {
  return element.parentElement ? [element.parentElement, ...ancestorsOf(element.parentElement)] : [];
}

function cutsWithDots(element) {
  const { textOverflow, webkitLineClamp } = getComputedStyle(element);
  return (
    (textOverflow !== 'clip' && element.scrollWidth > element.clientWidth) ||
    (webkitLineClamp !== 'none' && element.scrollHeight > element.clientHeight)
  );
}

/** The words of each quotation as they are stored, without what only a screen reader says. */
function wordsQuoted() {
  return [...new Set(outermost().map(storedWords))];
}

function storedWords(part) {
  if (part.nodeType === Node.TEXT_NODE) return part.data;
  if (
    part.nodeType !== Node.ELEMENT_NODE ||
    part.matches('.visually-hidden, .q-open, .q-close, .mark-ref, .erased')
  )
    return '';
  if (!part.checkVisibility()) return '';
  if (part.dataset.own !== undefined) return part.dataset.own;
  return [...part.childNodes].map(storedWords).join('');
}

/** Dots between quotation marks, wherever these stand, with the words before them. */
function dotsInMarks() {
  // Beside a passage that is cut within marks of its own, dots are none of it.
  const beside = [...document.querySelectorAll('.excerpt > .cut')];
  for (const cut of beside) cut.hidden = true;
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is no sign on the page
  const lines = document.body.innerText.split('\n');
  for (const cut of beside) cut.hidden = false;
  const found = lines.flatMap((line) => [...line.matchAll(/[“«„「『‘"]([^“”«»„「」『』"]*?(?:…|\.\.\.))/g)]);
  return [...new Set(found.map(([, words]) => words))];
}

// How a fault names a part

function named({ words, element }) {
  return `“${short(words)}” (${selectorOf(element)})`;
}

function short(words) {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 50 ? `${line.slice(0, 50)}[…]` : line;
}

function selectorOf(element) {
  const own = [element.localName, ...element.classList].join('.');
  const near = element.parentElement?.closest('[id], [class]');
  return near ? `${near.id ? `#${near.id}` : `.${near.classList[0]}`} ${own}` : own;
}
