// Says that a form was sent, where the answer takes a while.

export function sayBusy() {
  for (const said of document.querySelectorAll('[data-busy]')) {
    said.closest('form').addEventListener('submit', (event) => {
      said.hidden = event.defaultPrevented;
    });
    // A browser shows the page as it left it when somebody goes back.
    addEventListener('pageshow', () => {
      said.hidden = true;
    });
  }
}
