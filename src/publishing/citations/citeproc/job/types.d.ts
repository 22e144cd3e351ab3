// The part of citeproc-js that is used here. @source citeproc-js documentation, "Running the processor"
declare module 'citeproc' {
  export interface XmlNode {
    readonly name: string;
    readonly attrs: Readonly<Record<string, string>>;
    readonly children: readonly (string | XmlNode)[];
  }

  export interface Sys {
    retrieveLocale(locale: string): XmlNode;
    retrieveItem(id: string): object;
    /** Called for each printed entry with its item's `system_id`; the result is appended to the entry. */
    embedBibliographyEntry?(systemId: string): string;
  }

  export interface BibliographyParams {
    /** NOTE: not aligned with the strings where the style omits entries. */
    readonly entry_ids: readonly (readonly string[])[];
    readonly bibliography_errors: readonly { readonly itemID: string }[];
  }

  /** What decides on the place of an item in a bibliography. */
  export interface Sorted {
    /** `undefined` for a key of which the item has nothing. */
    readonly sortkeys: readonly (string | undefined)[];
    /** Its place in the list. */
    readonly seq: number;
  }

  export interface Registered extends Sorted {
    /** How it is cited if nothing tells it apart from others. */
    readonly ambig: string;
  }

  export interface CitationItem {
    readonly id: string;
    readonly locator?: string;
    readonly label?: string;
    /** 0 for the first cite of a work, 1 for a later one. */
    readonly position?: number;
    readonly 'first-reference-note-number'?: string;
    readonly 'near-note'?: boolean;
  }

  export class Engine {
    constructor(sys: Sys, style: XmlNode, locale: string, forceLocale: boolean);
    readonly registry: {
      readonly registry: Readonly<Record<string, Registered>>;
      readonly sorter: { readonly compareKeys: (one: Sorted, other: Sorted) => number };
    };
    readonly disambiguate: {
      /** How works that are cited alike are told apart; empty where the style does not. */
      readonly modes: readonly string[];
    };
    readonly opt: { readonly development_extensions: { wrap_url_and_doi: boolean } };
    updateItems(ids: readonly string[]): void;
    makeBibliography(): false | [BibliographyParams, string[]];
    /** One citation, in the engine's format. */
    makeCitationCluster(items: readonly CitationItem[]): string;
  }

  const CSL: { readonly Engine: typeof Engine };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS and has this one export
  export default CSL;
}
