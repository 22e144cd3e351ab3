// Sends the forms of a page whose parts have `data-live` without leaving it, and takes the main part of the answer, so
// that the place on the page stays. Without it, and where sending fails, the browser sends them and shows the answer.

export function sendHere() {
  addEventListener('submit', send);
  addEventListener('change', (event) => event.target.closest?.('form[data-changes]')?.requestSubmit());
}

async function send(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== 'post' || !form.closest('[data-live]')) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form));
  if (submitter?.name) fields.append(submitter.name, submitter.value);
  try {
    const answer = await fetch(form.action, { method: 'POST', body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!page.querySelector('main')) throw new Error(`${answer.status}`);
    show(page, form);
    if (answer.redirected) stayAt(answer.url);
  } catch {
    sendPlainly(form, submitter);
  }
}

/** A script that sends a form leaves out its button. The key makes it the same change, if it was made already. */
function sendPlainly(form, submitter) {
  const { name, value } = submitter ?? {};
  if (name) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  form.submit();
}

function show(page, form) {
  const main = document.querySelector('main');
  const focused = document.activeElement?.id;
  const typed = typedOutside(form);
  document.title = page.title;
  main.replaceChildren(...page.querySelector('main').childNodes);
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  const again = `form[action="${CSS.escape(form.getAttribute('action'))}"] input:not([type="hidden"])`;
  const place =
    main.querySelector('[data-focus]') ?? document.getElementById(focused) ?? main.querySelector(again);
  place?.focus({ preventScroll: true });
  // Screen readers announce what a live region receives.
  const said = main.querySelector('[data-done]');
  requestAnimationFrame(() => said?.replaceChildren(...said.childNodes));
  import('./times.js').then((m) => m.showTimesHere());
  if (main.querySelector('[data-order]')) import('./order.js').then((m) => m.orderRows());
}

/** What somebody is typing into another form. */
function typedOutside(form) {
  const fields = [...document.querySelectorAll('main :is(input, textarea)[id]')];
  const isTyped = (field) => field.value !== field.defaultValue && !form.contains(field);
  return fields.filter(isTyped).map(({ id, value }) => [id, value]);
}

/** A message is for once, and is no part of the address. */
function stayAt(address) {
  const here = new URL(address);
  here.searchParams.delete('done');
  here.hash = '';
  history.replaceState(history.state, '', here);
}
