// Sends the forms of a page whose parts have `data-live` without leaving it, and takes the main part of the answer, so
// that the place on the page stays. Without it, and where sending fails, the browser sends them and shows the answer.

/** The last form that was sent: the next one waits for its answer, and learns whether it was saved. */
let sent = Promise.resolve(true);

export function sendHere() {
  addEventListener('submit', queue);
  addEventListener('change', (event) => sendChanged(event.target.closest?.('form[data-changes]')));
}

/** Also while it is on its way, with what was chosen before: what is chosen then is sent after that. */
function sendChanged(form) {
  if (!form) return;
  delete form.dataset.sent;
  form.requestSubmit();
}

function queue(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== 'post' || !form.closest('[data-live]')) return;
  event.preventDefault();
  sent = sent.then((wasSaved) => send(form, submitter, wasSaved));
}

async function send(form, submitter, wasSaved) {
  try {
    if (!form.isConnected && 'changes' in form.dataset) putBack(form, wasSaved);
    const fields = new URLSearchParams(new FormData(form));
    if (submitter?.name) fields.append(submitter.name, submitter.value);
    const answer = await fetch(form.action, { method: 'POST', body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!page.querySelector('main')) throw new Error(`${answer.status}`);
    show(page, form);
    if (answer.redirected) stayAt(answer.url);
    return answer.ok;
  } catch {
    sendPlainly(form, submitter);
    return false;
  }
}

/**
 * A form whose page was replaced by the answer to another takes the place that it has in the new one, as its next
 * change. With the version of that page if the other change was saved; else the server says who changed it.
 */
function putBack(form, wasSaved) {
  const now = document.querySelector(sameAs(form));
  if (!now) return;
  const focused = document.activeElement?.id;
  for (const name of wasSaved ? ['key', 'version'] : ['key'])
    form.elements[name].value = now.elements[name].value;
  now.replaceWith(form);
  document.getElementById(focused)?.focus({ preventScroll: true });
}

function sameAs(form) {
  return `form[action="${CSS.escape(form.getAttribute('action'))}"]`;
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
  const again = `${sameAs(form)} input:not([type="hidden"])`;
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
