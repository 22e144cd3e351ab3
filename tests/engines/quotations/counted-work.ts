/** What a program read: characters that patterns went over and that were cut out, and entries of lists copied. */
export function countedWork(run: () => void): number {
  const [exec, slice, iterate] = [
    RegExp.prototype.exec,
    String.prototype.slice,
    Array.prototype[Symbol.iterator],
  ];
  let work = 0;
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    const to = match === null ? (this.sticky ? from : String(text).length) : match.index + match[0].length;
    work += to - from + 1;
    return match;
  };
  String.prototype.slice = function (...range) {
    const cut = slice.apply(this, range);
    work += cut.length + 1;
    return cut;
  };
  Array.prototype[Symbol.iterator] = function () {
    work += this.length + 1;
    return iterate.call(this);
  };
  try {
    run();
  } finally {
    RegExp.prototype.exec = exec;
    String.prototype.slice = slice;
    Array.prototype[Symbol.iterator] = iterate;
  }
  return work;
}
