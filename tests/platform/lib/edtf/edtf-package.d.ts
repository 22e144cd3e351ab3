// The package has no types of its own; the tests need no more of it than this.
declare module 'edtf' {
  function edtf(text: string): { readonly min: number; readonly max: number };

  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export { edtf as default };
}
