// The keys of every page, in the order in which the help and the dialog list them. keys.js and main.js run them; the
// server reads this file for the help. `does` is a command of keys.js, or null where main.js or the browser runs the key.
export const KEYS = [
  { keys: '/', what: 'Search', does: 'press' },
  { keys: 'Ctrl K', what: 'Menu: pages, actions and records by name', does: null },
  { keys: 'j', what: 'Next row or note', does: 'next' },
  { keys: 'k', what: 'Previous row or note', does: 'previous' },
  { keys: 'o', what: 'Open row or note', does: 'open' },
  { keys: 'x', what: 'Select row, or clear its selection', does: 'tick' },
  { keys: 'e', what: 'Edit', does: 'edit' },
  { keys: 'n', what: 'Write a note', does: 'press' },
  { keys: 'Tab', what: 'With text selected: go to its actions', does: null },
  { keys: 'c', what: 'Copy the citation of the page, the row or the selected rows', does: 'copy' },
  { keys: 'Ctrl Enter', what: 'Save the form', does: null },
  { keys: 'g d', what: 'Go to the desk', does: 'go' },
  { keys: 'g c', what: 'Go to quotations', does: 'go' },
  { keys: 'g s', what: 'Go to sources', does: 'go' },
  { keys: 'g p', what: 'Go to speakers', does: 'go' },
  { keys: 'g l', what: 'Go to lists', does: 'go' },
  { keys: 'g v', what: 'Go to saved views', does: 'go' },
  { keys: 'g a', what: 'Go to activity', does: 'go' },
  { keys: '?', what: 'Show these keys', does: 'help' },
];
