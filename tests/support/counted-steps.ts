import type { Locator, Page } from 'playwright-core';

// Counts what a person does on pages: presses, fields filled in, keys typed into fields, and pages loaded.

export interface Counts {
  /** Links, buttons, boxes and choices pressed. */
  readonly presses: number;
  readonly fields: number;
  /** Characters typed. */
  readonly keys: number;
  readonly loads: number;
}

export interface CountedSteps {
  press(target: Locator): Promise<void>;
  /** Presses what leads to another page, and waits for it. */
  go(target: Locator): Promise<void>;
  type(field: Locator, words: string): Promise<void>;
  counts(): Counts;
}

export function countedSteps(page: Page): CountedSteps {
  const counted = { presses: 0, fields: 0, keys: 0, loads: 0 };
  page.on('load', () => {
    counted.loads += 1;
  });
  const press = async (target: Locator) => {
    counted.presses += 1;
    await target.click();
  };
  return {
    press,
    async go(target) {
      await Promise.all([page.waitForEvent('load'), press(target)]);
    },
    async type(field, words) {
      counted.fields += 1;
      counted.keys += words.length;
      await field.fill(words);
    },
    counts: () => ({ ...counted }),
  };
}

/** `2 presses, 1 load` */
export function countsInWords(counts: Partial<Counts>): string {
  const words = Object.entries(counts).filter(([, count]) => count > 0);
  return words.map(([what, count]) => `${count} ${count === 1 ? SINGULAR[what] : what}`).join(', ');
}

const SINGULAR: Readonly<Record<string, string>> = {
  presses: 'press',
  fields: 'field',
  keys: 'key',
  loads: 'load',
};
