const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size for a person, in decimal units: `915 MB`, `1.8 GB`. */
export function formatBytes(bytes: number): string {
  let [size, unit] = [Math.max(0, bytes), 0];
  while (size >= 999.5 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size < 9.95 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`;
}
