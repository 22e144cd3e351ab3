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
  for (const button of bar?.querySelectorAll('[data-copy-ticked]') ?? []) offerCitations(button, says);
  for (const menu of bar?.querySelectorAll('details[hidden]') ?? []) menu.hidden = false;
  addEventListener('pageshow', show);
  show();
}

/** Copies the citations of the ticked quotations, as the key `c` does. */
function offerCitations(button, says) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const { citedFrom, copyCitation } = await import('./cite.js');
    const form = button.dataset.copyTicked;
    button.closest('[data-menu]')?.removeAttribute('open');
    const cited = citedFrom(null, null, form);
    if (cited && !(await copyCitation(cited, form))) says.textContent = 'Could not copy. Use Export instead.';
  });
}

function tickRange(ticks, from, to) {
  const ends = [ticks.indexOf(from), ticks.indexOf(to)].sort((a, b) => a - b);
  for (const tick of ticks.slice(ends[0], ends[1] + 1)) tick.checked = to.checked;
}
