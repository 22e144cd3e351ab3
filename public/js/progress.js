// Follows the progress of a page, and loads the page again once it has ended. Without it the page has a link for that.
const EVERY_MS = 2000;

export function followProgress() {
  for (const link of document.querySelectorAll('[data-refresh]')) link.hidden = true;
  setTimeout(look, EVERY_MS);
}

async function look() {
  const page = await nextPage();
  const [now, next] = [document, page].map((one) => one?.querySelector('[data-progress] progress'));
  if (page && !next) return location.reload();
  if (next) {
    now.value = next.value;
    document.querySelector('label[for="progress"]').textContent =
      page.querySelector('label[for="progress"]').textContent;
  }
  setTimeout(look, EVERY_MS);
}

/** Null where the server does not answer; it is asked again. */
async function nextPage() {
  try {
    const answer = await fetch(location.href);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}
