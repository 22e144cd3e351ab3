// What a page is looked at in.

export interface Look {
  readonly theme: 'light' | 'dark';
  /** CSS pixels. */
  readonly width: number;
}

export const LOOKS: readonly Look[] = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'dark', width: 320 },
  { theme: 'light', width: 320 },
];

/** Those of `ONRECORD_LOOKS`, such as `light-1280,dark-320`, so that a long review is run in parts; by default all. */
export const CHOSEN_LOOKS = LOOKS.filter(
  ({ theme, width }) => process.env.ONRECORD_LOOKS?.split(',').includes(`${theme}-${width}`) ?? true,
);

/** No theme and no width in common: of many pages looked at so, each theme and width is met. */
export const FARTHEST_LOOKS: readonly Look[] = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 320 },
];

/** In which a test looks at a page of its own. */
export const TRIED_LOOKS = process.env.ONRECORD_LONG === undefined ? FARTHEST_LOOKS : LOOKS;
