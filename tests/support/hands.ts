import type { Download, Locator, Page } from 'playwright-core';
import { keyboardTouch } from './keyboard.js';

// How a person works a page, told in their words: what they press, what they type, what they tick. The same
// steps are done with a pointer, or with the keyboard alone.

/** How one step is done. Whoever calls has named exactly one thing on the page, and it is shown. */
export interface Touch {
  press(target: Locator): Promise<void>;
  /** Puts words into a field in place of what stands in it. */
  type(field: Locator, words: string): Promise<void>;
  choose(field: Locator, option: string): Promise<void>;
  tick(box: Locator): Promise<void>;
}

export interface Hands {
  readonly page: Page;
  /** Follows a link or presses a button, and waits for the page that it leads to. */
  go(name: string | RegExp, within?: Locator): Promise<void>;
  /** Unfolds what stands under a summary. */
  unfold(name: string | RegExp, within?: Locator): Promise<void>;
  /** Where a form has one label several times, `within` says whose. */
  type(label: string, words: string, within?: Locator): Promise<void>;
  choose(label: string, option: string, within?: Locator): Promise<void>;
  tick(label: string | RegExp, within?: Locator): Promise<void>;
  /** Presses what gives a file, and returns it. */
  save(name: string): Promise<Download>;
  field(label: string): Locator;
}

export type Way = 'a pointer' | 'a pointer and no JavaScript' | 'the keyboard alone';

/** The ways a story is gone through: in `npm test` each is met by one story or another, in check:long all by each. */
export function waysOfStory(everyDay: readonly Way[], others: readonly Way[]): readonly Way[] {
  return process.env.ONRECORD_LONG === undefined ? everyDay : [...everyDay, ...others];
}

export function handsOf(way: Way, page: Page): Hands {
  const touch = way === 'the keyboard alone' ? keyboardTouch(page) : pointerTouch();
  const pressed = (name: string | RegExp, within: Locator = page.locator('body')) => {
    const named = { name, exact: typeof name === 'string' };
    return within.getByRole('link', named).or(within.getByRole('button', named));
  };
  // A field that offers what the desk knows is a combobox once its script has come, and always in the tree.
  const field = (label: string, within: Locator = page.locator('body')) => {
    const named = { name: label, exact: true };
    return within
      .getByRole('textbox', named)
      .or(within.getByRole('searchbox', named))
      .or(within.getByRole('combobox', named));
  };
  return {
    page,
    async go(name, within) {
      const target = pressed(name, within).first();
      await target.waitFor();
      await Promise.all([page.waitForEvent('load'), touch.press(target)]);
    },
    unfold: (name, within = page.locator('body')) =>
      touch.press(within.locator('summary', { hasText: name }).first()),
    type: (label, words, within) => touch.type(field(label, within), words),
    choose: (label, option, within) => touch.choose(field(label, within), option),
    tick: (label, within = page.locator('body')) =>
      touch.tick(
        within.getByRole('checkbox', { name: label }).or(within.getByRole('radio', { name: label })),
      ),
    async save(name) {
      const [file] = await Promise.all([page.waitForEvent('download'), touch.press(pressed(name))]);
      return file;
    },
    field: (label) => field(label),
  };
}

function pointerTouch(): Touch {
  return {
    press: (target) => target.click(),
    type: (field, words) => field.fill(words),
    choose: async (field, option) => void (await field.selectOption({ label: option })),
    tick: (box) => box.check(),
  };
}
