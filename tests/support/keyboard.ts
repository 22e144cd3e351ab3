import type { Locator, Page } from 'playwright-core';
import type { Touch } from './page-user.js';

// A person who has a keyboard and no pointer: nothing is reached but by Tab and Shift+Tab, and wherever the
// focus stops on the way it must be seen to be there.

const FURTHEST = 250;
const MAX_LIST_LENGTH = 60;

// What stands at the focus, as seen from the thing that is looked for. Runs in the page, whose types are not known here.
const look = new Function(
  'target',
  `
  const at = document.activeElement;
  const isOfGroup = (one) => one.type === 'radio' && one.name === target.name;
  if (at === null || at === document.body) return { reached: false, after: false, fault: null };
  const style = getComputedStyle(at);
  const name = at.tagName + ' "' + (at.textContent.trim() || at.name || at.id).slice(0, 60) + '"';
  const rects = [...at.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
  // Part of it is enough: a long text box is scrolled to its caret alone.
  const shows = rects.some((r) => [[r.x + r.width / 2, r.y + r.height / 2], [r.x + 3, r.y + 3], [r.right - 3, r.bottom - 3]]
    .some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (at.contains(hit) || hit.contains(at));
    }));
  const ringed = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  const fault = !shows ? name + ' has the focus and is not in sight'
    : !ringed && at.id !== 'main' ? name + ' does not show that it has the focus' : null;
  const after = Boolean(at.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING);
  return { reached: at === target || isOfGroup(at), after, fault };`,
) as (target: unknown) => Seen;
const chosen = new Function('field', 'return field.selectedOptions[0].label') as (field: unknown) => string;

interface Seen {
  /** At it, or at another button of its group. */
  readonly reached: boolean;
  /** Whether the focus stands behind what is looked for. */
  readonly after: boolean;
  readonly fault: string | null;
}

export function keyboardTouch(page: Page): Touch {
  const { keyboard } = page;
  const reach = (target: Locator) => reachWith(page, target);
  return {
    async press(target) {
      await reach(target);
      await keyboard.press('Enter');
    },
    async type(field, words) {
      await reach(field);
      await keyboard.press('Control+A');
      await keyboard.type(words);
    },
    async choose(field, option) {
      await reach(field);
      await keyboard.press('Home');
      for (let n = 0; n < MAX_LIST_LENGTH; n += 1) {
        if ((await field.evaluate(chosen)) === option) return;
        await keyboard.press('ArrowDown');
      }
      throw new Error(`The arrow keys never come to ‘${option}’.`);
    },
    async tick(box) {
      await reach(box);
      if ((await box.getAttribute('type')) !== 'radio') await keyboard.press('Space');
      // Tab stops once at a group of radio buttons; the arrows go round in it.
      else
        for (let n = 0; n < MAX_LIST_LENGTH && !(await box.isChecked()); n += 1)
          await keyboard.press('ArrowDown');
    },
  };
}

async function reachWith(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let n = 0; n < FURTHEST; n += 1) {
    const { reached, after, fault } = await target.evaluate(look);
    if (fault !== null) throw new Error(`${fault}, on ${page.url()}`);
    if (reached) return;
    await page.keyboard.press(after ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab never comes to it: ${target.toString()}, on ${page.url()}`);
}
