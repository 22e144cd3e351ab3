// Bookmarks that take the words selected on any page here. The Content Security Policy keeps them from running on our
// own pages, where they are only dragged from or copied.

export interface Bookmarklet {
  readonly id: string;
  readonly label: string;
  /** A `javascript:` address. */
  readonly href: string;
}

/** Maximum length of the encoded words: an address with it, encoded once more for the sign-in, must stay valid. */
const MAX_ENCODED_LENGTH = 8_000;

/** @param origin the public address of the server: `https://desk.example` */
export function bookmarklets(origin: string): readonly Bookmarklet[] {
  return [
    { id: 'look-up', label: 'Can I run this?', href: scriptFor(`${origin}/lookup?q=`, '') },
    {
      id: 'capture',
      label: 'Capture quotations',
      href: scriptFor(
        `${origin}/capture?text=`,
        "+'&url='+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title.slice(0,300))",
      ),
    },
  ];
}

/** Says so where only the beginning of the selection fits into an address. */
function scriptFor(address: string, more: string): string {
  const lines = [
    's=String(getSelection()).trim()',
    `a=[...s].slice(0,${MAX_ENCODED_LENGTH})`,
    `e=()=>encodeURIComponent(a.join(''))`,
  ];
  return (
    `javascript:(()=>{let ${lines.join(',')};` +
    `while(e().length>${MAX_ENCODED_LENGTH})a.length-=50;` +
    `if(a.join('')!==s)alert('Only the first '+a.length+' characters of the selection are used.');` +
    `open(${JSON.stringify(address).replaceAll('"', "'")}+e()${more})})()`
  );
}
