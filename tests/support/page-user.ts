import type { Download, Locator, Page } from 'playwright-core';
import { keyboardTouch } from './keyboard.js';

// Uses a page as a person does: presses, types, chooses, ticks. The same steps are done with a pointer or with the
// keyboard alone.

/** How one step is done. The target is exactly one visible element. */
export interface Touch {
  press(target: Locator): Promise<void>;
  /** Puts words into a field in place of what stands in it. */
  type(field: Locator, words: string): Promise<void>;
  choose(field: Locator, option: string): Promise<void>;
  tick(box: Locator): Promise<void>;
}

export interface PageUser {
  readonly page: Page;
  /** Follows a link or presses a button, and waits for the page that it leads to. */
  go(name: string | RegExp, within?: Locator): Promise<void>;
  /** Presses what changes the page that is shown. */
  press(name: string | RegExp, within?: Locator): Promise<void>;
  /** Opens a details element. */
  unfold(name: string | RegExp, within?: Locator): Promise<void>;
  /** Where a form has one label several times, `within` says whose. */
  type(label: string, words: string, within?: Locator): Promise<void>;
  choose(label: string, option: string, within?: Locator): Promise<void>;
  tick(label: string | RegExp, within?: Locator): Promise<void>;
  /** Presses a link or button that downloads a file, and returns the file. */
  save(name: string): Promise<Download>;
  field(label: string): Locator;
}

export type Way = 'a pointer' | 'a pointer and no JavaScript' | 'the keyboard alone';

/** The ways in which a story is tested: in `npm test` each way by some story, in check:long every story in every way. */
export function waysOfStory(everyDay: readonly Way[], others: readonly Way[]): readonly Way[] {
  return process.env.ONRECORD_LONG === undefined ? everyDay : [...everyDay, ...others];
}

export function pageUserOf(way: Way, page: Page): PageUser {
  const touch = way === 'the keyboard alone' ? keyboardTouch(page) : pointerTouch();
  const pressed = (name: string | RegExp, within: Locator = page.locator('body')) => {
    const named = { name, exact: typeof name === 'string' };
    return within.getByRole('link', named).or(within.getByRole('button', named));
  };
  // A field with suggestions is a combobox once its script has loaded, and a text box before.
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
    press: (name, within) => touch.press(pressed(name, within).first()),
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
