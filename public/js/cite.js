// Copies citations, formatted and plain at once, and says so. Without it the link downloads them as a file.

/**
 * The address of the citations to copy: of the selected rows, of the row with the focus, or of the page.
 * @param {Element | null} link to the export of the page
 * @param {Element | null} row
 */
export function citedFrom(link, row) {
  const ticked = [...document.querySelectorAll('input.tick:checked')].map(({ value }) => value);
  const own = /^\/claims\/(\d+)$/.exec(row?.querySelector('[data-open]')?.pathname ?? '')?.[1];
  const ids = ticked.length > 0 ? ticked : own ? [own] : [];
  if (ids.length > 0) return `/claims/citation?${ids.map((id) => `id=${id}`).join('&')}`;
  return link?.pathname ? citedBy(link) : null;
}

/** The same for the link alone; null for one to something else. */
export function citedBy(link) {
  const list = /^\/lists\/(\d+)\/export$/.exec(link.pathname)?.[1];
  if (list) return `/claims/citation?list=${list}`;
  const query = new URLSearchParams(link.search);
  const isOne = link.pathname === '/claims/export' && (query.has('id') || query.has('source'));
  return isOne ? `/claims/citation${link.search}` : null;
}

/** Copies from an address of `citedFrom`, and says so, or why not; false where nothing could be said. */
export async function copyCitation(address) {
  const answer = fetch(address).then(async (got) => {
    const body = await got.json();
    return got.ok && body.count > 0 ? body : Promise.reject(new Refused(body.detail));
  });
  try {
    await put(answer);
    const { count, left_out, style, text } = await answer;
    const what = count === 1 ? text.trim() : `${count} citations`;
    const short = what.length > 160 ? `${what.slice(0, 160).replace(/\s+\S*$/, '')} …` : what;
    say(
      `Copied: ${short} (${style})${left_out > 0 ? `. Left out: ${left_out} without a source, or not on the record` : ''}`,
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
