// Makes public/fonts from the latin files of the two typefaces: `npm run fonts`, after an update of their packages.
// A page loads the common characters at once, and the rest of latin only where it has one of them. Pages use the weights
// from 400 to 700. The licence reserves the name “Source” for unmodified fonts, so these carry another, and the style
// sheet calls them by ours.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const target = fileURLToPath(new URL('../public/fonts/', import.meta.url));

const TYPEFACES = { sans: 'source-sans-3', serif: 'source-serif-4' };
// The same ranges stand in public/css/02-fonts.css.
const RANGES = {
  common:
    'U+20-7E, U+A0, U+A7, U+AB, U+B7, U+BB, U+C0-FF, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
  latin:
    'U+A1-A6, U+A8-AA, U+AC-B6, U+B8-BA, U+BC-BF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+304, U+308, U+329',
};
/** A flag of `hb_subset_input_set_flags`. */
const HB_SUBSET_FLAGS_NOTDEF_OUTLINE = 0x40;
/** The number of the copyright notice among the names of a font. */
const COPYRIGHT = 0;
const OPTIONS = {
  variationAxes: { wght: { min: 400, max: 700 } },
  keepFeatures: ['calt', 'ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'tnum'],
  noHinting: true,
};

keepBoxes();
for (const [typeface, name] of Object.entries(TYPEFACES)) {
  const files = join(dirname(require.resolve(`@fontsource-variable/${name}`)), 'files');
  const whole = readFileSync(join(files, `${name}-latin-wght-normal.woff2`));
  for (const [part, ranges] of Object.entries(RANGES)) {
    const characters = charactersOf(ranges);
    const renamed = withOwnName(await subsetFont(whole, characters, { ...OPTIONS, targetFormat: 'sfnt' }));
    const font = await subsetFont(renamed, characters, { noHinting: true, targetFormat: 'woff2' });
    const file = `onrecord-${typeface}-${part}.woff2`;
    writeFileSync(join(target, file), font);
    process.stdout.write(`${file}: ${font.length} bytes\n`);
  }
}

/**
 * Has HarfBuzz keep the box that a font draws for a character that no font has, which subset-font cannot ask for:
 * Chromium takes it from the first font, and without it shows nothing.
 */
function keepBoxes() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    const { hb_subset_input_set_flags: setFlags, ...others } = made.instance?.exports ?? {};
    if (setFlags === undefined) return made;
    const keep = (input, flags) => setFlags(input, flags | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return { ...made, instance: { exports: { ...others, hb_subset_input_set_flags: keep } } };
  };
}

/** @param {string} ranges as in the property `unicode-range` */
function charactersOf(ranges) {
  return ranges
    .split(', ')
    .flatMap((range) => {
      const [from = 0, to = from] = range
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
    })
    .join('');
}

/**
 * A font with another name of the same length; its copyright notice stays.
 * @param {Buffer} font an OpenType file
 */
function withOwnName(font) {
  const tables = font.readUInt16BE(4);
  const entries = Array.from({ length: tables }, (_, at) => 12 + 16 * at);
  const entry = entries.find((at) => font.toString('latin1', at, at + 4) === 'name');
  if (entry === undefined) throw new Error('The font has no table of names.');
  const names = font.readUInt32BE(entry + 8);
  const strings = names + font.readUInt16BE(names + 4);
  for (let at = 0; at < font.readUInt16BE(names + 2); at += 1) {
    const record = names + 6 + 12 * at;
    if (font.readUInt16BE(record + 6) === COPYRIGHT) continue;
    const from = strings + font.readUInt16BE(record + 10);
    const text = font.subarray(from, from + font.readUInt16BE(record + 8));
    const found = text.indexOf(utf16('Source'));
    if (found >= 0) utf16('Record').copy(text, found);
  }
  return font;
}

/** @param {string} text */
function utf16(text) {
  return Buffer.from(text, 'utf16le').swap16();
}
