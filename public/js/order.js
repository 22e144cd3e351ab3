// Rows that can be dragged into another order, in addition to the buttons that move them. Dropping a row sends the same
// form as those buttons, with the ids in the new order in its hidden `order`.
const PLACE = 'order-scroll';

export function orderRows() {
  restorePlace();
  for (const form of document.querySelectorAll('[data-order]')) {
    form.addEventListener('submit', keepPlace);
    for (const handle of form.querySelectorAll('[data-drag]')) {
      handle.hidden = false;
      handle.addEventListener('pointerdown', (event) => startDrag(event, form, handle));
    }
  }
}

function startDrag(event, form, handle) {
  if (event.button !== 0) return;
  event.preventDefault();
  const row = handle.closest('[data-row]');
  const before = orderOf(row.parentElement);
  const stop = new AbortController();
  const { signal } = stop;
  handle.setPointerCapture(event.pointerId);
  row.classList.add('moving');
  document.documentElement.classList.add('dragging');

  const finish = (keep) => {
    stop.abort();
    row.classList.remove('moving');
    document.documentElement.classList.remove('dragging');
    if (!keep) putBack(row.parentElement, before);
    else if (orderOf(row.parentElement).join() !== before.join()) send(form, row.parentElement);
  };
  handle.addEventListener('pointermove', (move) => follow(row, move.clientY), { signal });
  handle.addEventListener('pointerup', () => finish(true), { signal });
  handle.addEventListener('pointercancel', () => finish(false), { signal });
  addEventListener('keydown', (key) => key.key === 'Escape' && finish(false), { signal });
}

// NOTE: the other rows are moved, not the dragged one. A row that leaves the document, even for a moment, loses its
// pointer capture, and the drag would end after one step.
function follow(row, y) {
  const others = [...row.parentElement.children].filter((other) => other !== row);
  const isAbove = (other) => {
    const box = other.getBoundingClientRect();
    return box.top + box.height / 2 <= y;
  };
  const above = others.filter(isAbove);
  const stray = above.filter(
    (other) => row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  for (const other of stray) row.before(other);
  const below = others.filter((other) => !above.includes(other));
  const early = below.filter(
    (other) => row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING,
  );
  for (const other of early.reverse()) row.after(other);
}

function orderOf(list) {
  return [...list.children].map((row) => row.dataset.id);
}

function send(form, list) {
  form.elements.order.value = orderOf(list).join(',');
  form.requestSubmit();
}

function putBack(list, order) {
  for (const id of order) list.append([...list.children].find((row) => row.dataset.id === id));
}

function keepPlace(event) {
  const place = { y: scrollY, path: location.pathname, move: event.submitter?.value ?? null };
  sessionStorage.setItem(PLACE, JSON.stringify(place));
}

function restorePlace() {
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null');
  sessionStorage.removeItem(PLACE);
  if (place?.path !== location.pathname) return;
  scrollTo(0, place.y);
  if (place.move) moverLike(place.move)?.focus({ preventScroll: true });
}

/** The button that was pressed, now in the row's new place; at an end of the list, the one beside it. */
function moverLike(move) {
  const same = document.querySelector(`[data-order] button[value="${CSS.escape(move)}"]`);
  return same?.disabled ? same.parentElement.querySelector('button:enabled') : same;
}
