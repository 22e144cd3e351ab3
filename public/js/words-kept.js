// Collects passages of a copy until a quotation is started from all of them. A bar at the foot of the window says how
// many there are; they stay marked in the text.
const MAX_PASSAGES = 20;

const kept = { passages: [], bar: null };

/** The number of passages collected from this text. */
export function countKept(about) {
  return kept.passages.filter((passage) => passage.about === about).length;
}

export function isFull() {
  return kept.passages.length >= MAX_PASSAGES;
}

/** The positions of the collected passages and of this one, as in an address. */
export function placesWith({ at }) {
  return [...kept.passages.map((passage) => passage.at), at].join(',');
}

export function keepPassage(words) {
  if (isFull()) return;
  kept.passages.push(
    ...words.ranges.map((range, index) => ({
      about: words.about,
      at: words.at.split(',')[index],
      range: range.cloneRange(),
    })),
  );
  getSelection().removeAllRanges();
  show();
}

function forget() {
  kept.passages = [];
  show();
}

function show() {
  mark();
  kept.bar ??= makeBar();
  const [says, start] = kept.bar.children;
  const count = kept.passages.length;
  kept.bar.hidden = count === 0;
  if (count === 0) return;
  says.textContent = isFull()
    ? `${count} passages selected, the limit for one quotation.`
    : `${count} ${count === 1 ? 'passage' : 'passages'} selected. Select the next one.`;
  start.href = `${kept.passages[0].about.dataset.newClaim}&at=${kept.passages.map(({ at }) => at).join(',')}`;
  start.textContent = count === 1 ? 'New quotation from this passage' : 'New quotation from these passages';
}

function makeBar() {
  const bar = document.createElement('div');
  bar.className = 'words-kept';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Selected passages');
  const says = document.createElement('p');
  says.setAttribute('role', 'status');
  const start = document.createElement('a');
  start.className = 'button main';
  const leave = document.createElement('button');
  leave.type = 'button';
  leave.className = 'button text';
  leave.textContent = 'Clear passages';
  leave.addEventListener('click', forget);
  bar.append(says, start, leave);
  document.body.append(bar);
  return bar;
}

function mark() {
  if (!globalThis.CSS?.highlights) return;
  if (kept.passages.length === 0) CSS.highlights.delete('kept');
  else CSS.highlights.set('kept', new Highlight(...kept.passages.map(({ range }) => range)));
}
