import { SaxesParser } from 'saxes';

// How the styles of an OpenDocument text change its words. @source OpenDocument 1.3 (OASIS), part 3, sections 16 and 20

export interface Look {
  readonly struck: boolean;
  readonly hidden: boolean;
  readonly raised: 'sup' | 'sub' | null;
}

export type Styles = ReadonlyMap<string, Look>;

const PLAIN: Look = { struck: false, hidden: false, raised: null };

/** By name, from the parts that hold styles, named ones first. */
export function readStyles(parts: readonly string[]): Styles {
  const styles = new Map<string, Look>();
  for (const xml of parts) {
    let name = '';
    const parser = new SaxesParser();
    parser.on('opentag', ({ name: tag, attributes }) => {
      if (tag === 'style:style') {
        name = attributes['style:name'] ?? '';
        const parent = styles.get(attributes['style:parent-style-name'] ?? '');
        if (parent) styles.set(name, parent);
      } else if (tag === 'style:text-properties' && name !== '')
        styles.set(name, lookOf(attributes, styles.get(name) ?? PLAIN));
      else if (tag === 'style:section-properties' && attributes['text:display'] === 'none')
        styles.set(name, { ...PLAIN, hidden: true });
    });
    parser.on('closetag', ({ name: tag }) => {
      if (tag === 'style:style') name = '';
    });
    parser.write(xml).close();
  }
  return styles;
}

function lookOf(attributes: Readonly<Record<string, string>>, before: Look): Look {
  const lines = ['style:text-line-through-style', 'style:text-line-through-type'].map(
    (one) => attributes[one],
  );
  const said = lines.filter((line) => line !== undefined);
  const display = attributes['text:display'];
  const position = /^(super|sub|-?\d)/.exec(attributes['style:text-position'] ?? '')?.[1];
  return {
    struck: said.length === 0 ? before.struck : !said.includes('none'),
    hidden: display === undefined ? before.hidden : display === 'none',
    raised: position === undefined ? before.raised : raisedOf(attributes['style:text-position'] ?? ''),
  };
}

/** `super 58%`, or how far it is raised in per cent: `33% 58%`. */
function raisedOf(position: string): 'sup' | 'sub' | null {
  if (position.startsWith('sub') || position.startsWith('-')) return 'sub';
  return position.startsWith('super') || !/^0+%/.test(position) ? 'sup' : null;
}
