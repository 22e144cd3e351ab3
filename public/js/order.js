// Rows one can drag into another order, beside the buttons that move them. Letting go sends the same form
// as those buttons: the hidden `items` then stand in the new order.
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
    else if (orderOf(row.parentElement).join() !== before.join()) form.requestSubmit();
  };
  handle.addEventListener('pointermove', (move) => follow(row, move.clientY), { signal });
  handle.addEventListener('pointerup', () => finish(true), { signal });
  handle.addEventListener('pointercancel', () => finish(false), { signal });
  addEventListener('keydown', (key) => key.key === 'Escape' && finish(false), { signal });
}

function follow(row, y) {
  const others = [...row.parentElement.children].filter((other) => other !== row);
  const next = others.find((other) => {
    const box = other.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  if (next !== row.nextElementSibling) row.parentElement.insertBefore(row, next ?? null);
}

function orderOf(list) {
  return [...list.querySelectorAll('input[name="items"]')].map((input) => input.value);
}

function putBack(list, order) {
  for (const id of order)
    list.append(list.querySelector(`input[name="items"][value="${id}"]`).closest('[data-row]'));
}

function keepPlace() {
  sessionStorage.setItem(PLACE, `${scrollY} ${location.pathname}`);
}

function restorePlace() {
  const [y, path] = (sessionStorage.getItem(PLACE) ?? '').split(' ');
  sessionStorage.removeItem(PLACE);
  if (path === location.pathname) scrollTo(0, Number(y));
}
