// Copies citations, formatted and plain at once, and says so. Without it the link downloads them as a file.

/** What is asked for each form in which a citation is copied; `in_text` is a part of the answer. */
const ASKED = {
  short: 'form=short',
  sources: 'kind=sources',
  evidence: 'form=evidence',
  in_text: 'form=short',
};

/**
 * The address of the citations to copy: of the selected rows, of the row with the focus, or of the page.
 * @param {Element | null} link to the export of the page
 * @param {Element | null} row
 * @param {string} form as in `ASKED`, or empty for the usual one
 */
export function citedFrom(link, row, form = '') {
  const ticked = [...document.querySelectorAll('input.tick:checked')].map(({ value }) => value);
  const own = /^\/claims\/(\d+)$/.exec(row?.querySelector('[data-open]')?.pathname ?? '')?.[1];
  const ids = ticked.length > 0 ? ticked : own ? [own] : [];
  if (ids.length > 0) {
    const style = listOf(link) ? new URLSearchParams(link.search).getAll('style') : [];
    const query = [...ids.map((id) => ['id', id]), ...style.map((one) => ['style', one])];
    return address(listOf(link), new URLSearchParams(query), form);
  }
  return link?.pathname ? citedBy(link) : null;
}

/** The same for the link alone, in the form that it names; null for one to something else. */
export function citedBy(link) {
  const query = new URLSearchParams(link.search);
  const isClaims = link.pathname === '/claims/export' && (query.has('id') || query.has('source'));
  return isClaims || listOf(link) ? address(listOf(link), query, link.dataset.cite) : null;
}

function listOf(link) {
  return /^\/lists\/(\d+)\/export$/.exec(link?.pathname ?? '')?.[1];
}

function address(list, query, form) {
  const asked = new URLSearchParams(ASKED[form]);
  if (list) asked.set('list', list);
  for (const [name, value] of query)
    if (name === 'id' || name === 'source' || name === 'style') asked.append(name, value);
  return `/claims/citation?${asked}`;
}

/** Copies from an address of `citedFrom`, and says so, or why not; false where nothing could be said. */
export async function copyCitation(address, form = '') {
  const answer = fetch(address).then(async (got) => {
    const body = await got.json();
    if (!got.ok || body.count === 0) throw new Refused(body.detail);
    if (form !== 'in_text') return body;
    const part = body.in_text ?? body.footnote;
    if (!part) throw new Refused(`Not copied: ${body.style} has neither in-text citations nor footnotes.`);
    return { ...body, ...part };
  });
  try {
    await put(answer);
    const { count, left_out, style, text } = await answer;
    const words = text.trim().replace(/\s+/g, ' ');
    const several = count === 1 ? '' : `${count} citations: `;
    // Dots would be a sign in a quotation.
    const shown = words.length > 160 ? 'the whole text' : words;
    say(
      `Copied: ${several}${shown} (${style})${left_out > 0 ? `. Left out: ${left_out} without a source, or not on the record` : ''}`,
    );
    return true;
  } catch {
    const words = await answer.then(
      () => null,
      (error) => (error instanceof Refused ? error.message : null),
    );
    if (words) say(words);
    return Boolean(words);
  }
}

class Refused extends Error {}

/** The clipboard takes promises, so that it is asked while the key still counts as the user's. */
async function put(answer) {
  if (navigator.clipboard?.write && window.ClipboardItem) {
    const blob = (type, name) => answer.then((got) => new Blob([got[name]], { type }));
    const item = { 'text/plain': blob('text/plain', 'text'), 'text/html': blob('text/html', 'html') };
    return navigator.clipboard.write([new ClipboardItem(item)]);
  }
  const got = await answer;
  const give = (event) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', got.text);
    event.clipboardData.setData('text/html', got.html);
  };
  document.addEventListener('copy', give, { once: true });
  if (!document.execCommand('copy')) throw new Error('not copied');
}

function say(words) {
  const said = document.querySelector('[data-said]');
  said.textContent = words;
  said.classList.add('on');
  clearTimeout(say.timer);
  say.timer = setTimeout(() => said.classList.remove('on'), 8_000);
}
