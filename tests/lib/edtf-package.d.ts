// The package has no types of its own; the tests need no more of it than this.
declare module 'edtf' {
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
