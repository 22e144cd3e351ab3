import { lineOf } from './found.js';
import { joinNames, type NamesRead, namesInByline } from './names.js';

// What a page's JSON-LD says of its article. The blocks may be of any size, depth and type: they are searched without
// recursion, up to a limit. @source schema.org: Article, BroadcastEvent, Person

export interface LdArticle {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: NamesRead | null;
  readonly issued: string | null;
  readonly language: string | null;
  readonly url: string | null;
}

type Node = Readonly<Record<string, unknown>>;

const MAX_BLOCKS = 20;
const MAX_BLOCK_UTF16 = 1_000_000;
const MAX_NODES = 5_000;

const ARTICLE =
  /(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|BroadcastEvent|Episode|VideoObject|AudioObject|Report|Legislation|PressRelease)$/;
/** Where the thing itself is, and not what it mentions. */
const INSIDE = ['@graph', 'mainEntity', 'mainEntityOfPage'] as const;

/** The articles that the blocks describe: usually one. */
export function articlesIn(blocks: readonly string[]): LdArticle[] {
  const nodes = nodesIn(blocks.slice(0, MAX_BLOCKS).flatMap(parsed));
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node]] : [])),
  );
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const pages = nodes.filter((node) => typesOf(node).some((type) => type === 'WebPage'));
  return (articles.length > 0 ? articles : pages).map((node) => articleOf(node, byId));
}

/** Empty for a block that is no JSON: the others are read. */
function parsed(block: string): unknown[] {
  if (block.length > MAX_BLOCK_UTF16) return [];
  const json = block.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, '');
  try {
    return [JSON.parse(json)];
  } catch {
    return [];
  }
}

function nodesIn(values: readonly unknown[]): Node[] {
  const nodes: Node[] = [];
  const ahead = [...values];
  for (let at = 0; at < ahead.length && at < MAX_NODES; at++) {
    const value = ahead[at];
    if (Array.isArray(value)) ahead.push(...value.slice(0, MAX_NODES));
    else if (isNode(value)) {
      nodes.push(value);
      ahead.push(...INSIDE.map((name) => value[name]));
    }
  }
  return nodes;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(node: Node): string[] {
  return listOf(node['@type']).filter((type) => typeof type === 'string');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 50) : [value];
}

type ById = ReadonlyMap<unknown, Node>;

function articleOf(node: Node, byId: ById): LdArticle {
  return {
    title: textOf(node.headline, 500) ?? textOf(node.name, 500),
    outlet: nameOf(listOf(node.publisher)[0], byId),
    authors: joinNames(listOf(node.author ?? node.creator).map((one) => authorOf(one, byId))),
    issued: textOf(node.datePublished, 80) ?? textOf(node.startDate, 80) ?? textOf(node.uploadDate, 80),
    language: textOf(node.inLanguage, 40),
    url: addressOf(node, byId),
  };
}

/** A text, also as `{"@value": …}` or the first of a list. */
function textOf(value: unknown, max: number): string | null {
  const [first] = listOf(value);
  return lineOf(isNode(first) ? first['@value'] : first, max);
}

/** The thing that `{"@id": …}` refers to. */
function resolved(value: unknown, byId: ById): unknown {
  return isNode(value) && value.name === undefined ? (byId.get(value['@id']) ?? value) : value;
}

function nameOf(value: unknown, byId: ById): string | null {
  const thing = resolved(value, byId);
  return isNode(thing) ? (textOf(thing.name, 200) ?? textOf(thing.legalName, 200)) : textOf(thing, 200);
}

function authorOf(value: unknown, byId: ById): NamesRead | null {
  const thing = resolved(value, byId);
  if (!isNode(thing)) return namesInByline(thing);
  const [family, given] = [textOf(thing.familyName, 200), textOf(thing.givenName, 200)];
  if (family !== null && given !== null) return { authors: [{ family, given }], isSure: true };
  const name = textOf(thing.name, 200);
  // An organisation’s name is whole, whatever words are in it.
  if (name !== null && typesOf(thing).some((type) => /Organization$/.test(type)))
    return { authors: [{ literal: name }], isSure: true };
  return namesInByline(name);
}

function addressOf(node: Node, byId: ById): string | null {
  const page = resolved(node.mainEntityOfPage, byId);
  return textOf(node.url, 2_000) ?? (isNode(page) ? textOf(page['@id'], 2_000) : textOf(page, 2_000));
}
