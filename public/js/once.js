// Sends a form that writes once: a second click on its button does nothing until the answer is shown.

export function guardForms() {
  addEventListener('submit', guard);
  addEventListener('pageshow', release);
}

function guard(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method === 'get' || 'again' in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  // After the browser has gathered the fields: a disabled button's name and value would not be sent.
  setTimeout(() => {
    for (const button of buttonsOf(form)) button.disabled = true;
  });
}

/** A page restored from the back/forward cache still has its buttons disabled. */
function release() {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of buttonsOf(form)) button.disabled = false;
  }
}

function buttonsOf(form) {
  return [...form.elements].filter((element) => element.type === 'submit' && !('off' in element.dataset));
}
