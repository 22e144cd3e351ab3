// Colours of the stylesheet as the screen shows them, so that contrast can be computed from the tokens.

export interface Oklch {
  /** 0–1 */
  readonly lightness: number;
  readonly chroma: number;
  /** degrees */
  readonly hue: number;
}

type Triple = readonly [number, number, number];

/** Reads `oklch(98.5% 0.006 95)`; an alpha after a slash is refused, since contrast would depend on what lies under it. */
export function parseOklch(text: string): Oklch {
  const match = /^oklch\(\s*([\d.]+)%\s+([\d.]+)\s+([\d.]+)\s*\)$/.exec(text.trim());
  if (!match) throw new Error(`not an opaque oklch() colour: ${text}`);
  return { lightness: Number(match[1]) / 100, chroma: Number(match[2]), hue: Number(match[3]) };
}

/** Linear-light sRGB, 0–1, clipped to the gamut as a browser's simplest mapping does. @source Ottosson, Oklab (2020) */
export function toLinearSrgb(colour: Oklch): Triple {
  const radians = (colour.hue * Math.PI) / 180;
  const a = colour.chroma * Math.cos(radians);
  const b = colour.chroma * Math.sin(radians);
  const l = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (colour.lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Whether a screen can show the colour as written, with no channel clipped. Greys pass: white and black stand on the edge. */
export function isInSrgb(colour: Oklch): boolean {
  const [red, green, blue] = toLinearSrgb(colour);
  return [red, green, blue].every((part) => part > 0 && part < 1) || colour.chroma < 0.01;
}

/** @source WCAG 2.2, relative luminance and contrast ratio */
export function contrast(one: Oklch, other: Oklch): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Oklch): number {
  const [red, green, blue] = toLinearSrgb(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function clip(part: number): number {
  return Math.min(1, Math.max(0, part));
}
