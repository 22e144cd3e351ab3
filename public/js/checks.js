// The checks of a quotation: counts what is changed, fills in the usual findings of a second-hand quotation, saves on
// Ctrl+Enter. Loaded by the page of a quotation for those who may check; the form works without it.

export function followChecks() {
  followForm(document.querySelector('form[data-checks]'));
  addEventListener('hashchange', unfoldTarget);
  unfoldTarget();
}

/** Also for a form that takes the place of another. */
export function followForm(form) {
  const rows = [...form.querySelectorAll('.check')];
  // A draft may be back already.
  const before = (row) => valuesOf(row, 'defaultChecked', 'defaultValue');
  const opened = new Map(rows.map((row) => [row, row.matches('.is-changed') ? null : before(row)]));
  const count = () => showCount(form, rows.filter((row) => valuesOf(row) !== opened.get(row)).length);
  form.addEventListener('input', (event) => {
    const row = event.target.closest('.check');
    if (row) showTicked(row);
    if (event.target.matches('.pick input')) dropFilledReason(row);
    count();
  });
  form.addEventListener('keydown', saveOnKey);
  document.querySelector('[data-fill]')?.addEventListener('click', (event) => {
    event.preventDefault();
    for (const row of rows) fillRow(row);
    count();
    form.querySelector('.checks-save .button').focus();
  });
  count();
}

/** What a row would send. */
function valuesOf(row, checked = 'checked', text = 'value') {
  const sent = [...row.querySelectorAll('input:not([type="hidden"]), textarea')].filter(
    (field) => (field.type !== 'radio' && field.type !== 'checkbox') || field[checked],
  );
  return JSON.stringify(sent.map((field) => [field.name, field[text].trim()]).filter(([, value]) => value));
}

function showCount(form, changed) {
  const words =
    changed === 0 ? '' : `${changed === 1 ? '1 check' : `${changed} checks`} changed. Ctrl+Enter saves.`;
  const status = form.querySelector('[data-changed]');
  if (status.textContent !== words) status.textContent = words;
  form.querySelector('.checks-save').classList.toggle('is-due', changed > 0);
}

function showTicked(row) {
  const shown = row.querySelector('[data-ticked]');
  if (shown) shown.textContent = row.querySelectorAll('.check-evidence input:checked').length;
}

/** A row in which somebody has chosen a finding stays as it is. */
function fillRow(row) {
  const { fillValue: value, fillReason: reason } = row.dataset;
  if (!value || row.querySelector('.pick input:checked:not([value=""])')) return;
  row.querySelector(`.pick input[value="${value}"]`).checked = true;
  const field = row.querySelector('.check-reason textarea');
  if (field.value === '') field.value = reason;
  row.querySelector('.check-reason').classList.toggle('is-shown', field.value !== '');
}

/** The reason that was filled in is not one for another finding; one that somebody has edited stays. */
function dropFilledReason(row) {
  const filled = (name) => row.querySelector(`input[name$=".filled.${name}"]`).value;
  const field = row.querySelector('.check-reason textarea');
  const chosen = row.querySelector('.pick input:checked').value;
  if (field.value === '' || field.value.trim() !== filled('rationale') || chosen === filled('value')) return;
  field.value = '';
  row.querySelector('.check-reason').classList.remove('is-shown');
}

function saveOnKey(event) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  event.preventDefault();
  event.currentTarget.requestSubmit(event.currentTarget.querySelector('.checks-save .button'));
}

/** Unfolds what the address names, for browsers that do not. */
function unfoldTarget() {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target?.parentElement.closest('.check details');
  if (!fold) return;
  fold.open = true;
  const outer = fold.parentElement.closest('details');
  if (outer) outer.open = true;
  target.scrollIntoView();
}
