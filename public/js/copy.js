// A button that copies the text of a field. Without it the text can be selected and copied.
export function offerCopies() {
  for (const button of document.querySelectorAll('button[data-copy]')) {
    const field = document.getElementById(button.dataset.copy);
    const said = button.parentElement.querySelector('[data-copied]');
    button.hidden = false;
    button.addEventListener('click', async () => {
      field.select();
      said.textContent = (await copied(field)) ? 'Copied.' : 'Selected. Copy it with your keyboard.';
    });
  }
}

async function copied(field) {
  if (!navigator.clipboard) return document.execCommand('copy');
  return navigator.clipboard.writeText(field.value).then(
    () => true,
    () => false,
  );
}
