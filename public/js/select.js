// Counts ticked rows; ticks all of them, or a range with the shift key; copies their citations.

export function countTicks() {
  for (const form of document.querySelectorAll('[data-select]')) watch(form);
}

function watch(form) {
  const ticks = () => [...document.querySelectorAll('input.tick')].filter((tick) => tick.form === form);
  const bar =
    document.querySelector(`[data-select-bar="${form.id}"]`) ?? form.querySelector('[data-select-bar]');
  const says = bar?.querySelector('output');
  const all = bar?.querySelector('[data-select-all]');
  let last = null;

  const show = () => {
    const chosen = ticks().filter((tick) => tick.checked).length;
    if (says) says.textContent = chosen === 0 ? 'None selected' : `${chosen} selected`;
    bar?.classList.toggle('on', chosen > 0);
    if (all) all.textContent = chosen === ticks().length ? 'Select none' : 'Select all on this page';
  };

  document.addEventListener('click', (event) => {
    const tick = event.target;
    if (!tick.matches?.('input.tick') || tick.form !== form) return;
    if (event.shiftKey && last) tickRange(ticks(), last, tick);
    last = tick;
    show();
  });
  if (all) {
    all.hidden = false;
    all.addEventListener('click', () => {
      const on = ticks().some((tick) => !tick.checked);
      for (const tick of ticks()) tick.checked = on;
      show();
    });
  }
  offerCitations(bar?.querySelector('[data-copy-ticked]'), says, ticks);
  addEventListener('pageshow', show);
  show();
}

/** Copies the ticked quotations as citations, formatted and as plain text at once. */
function offerCitations(button, says, ticks) {
  if (!button || !navigator.clipboard?.write) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const ids = ticks().flatMap((tick) => (tick.checked ? [`id=${tick.value}`] : []));
    if (ids.length === 0) return;
    const read = async (format) => {
      const answer = await fetch(`/claims/export?format=${format}&${ids.join('&')}`);
      if (!answer.ok) throw new Error(answer.statusText);
      return new Blob([await answer.text()], { type: format === 'html' ? 'text/html' : 'text/plain' });
    };
    try {
      // Promises, since Safari allows copying only within the click itself.
      const item = { 'text/html': read('html'), 'text/plain': read('text') };
      await navigator.clipboard.write([new ClipboardItem(item)]);
      says.textContent = `Copied ${ids.length === 1 ? '1 citation' : `${ids.length} citations`}`;
    } catch {
      says.textContent = 'Could not copy. Use Export instead.';
    }
  });
}

function tickRange(ticks, from, to) {
  const ends = [ticks.indexOf(from), ticks.indexOf(to)].sort((a, b) => a - b);
  for (const tick of ticks.slice(ends[0], ends[1] + 1)) tick.checked = to.checked;
}
