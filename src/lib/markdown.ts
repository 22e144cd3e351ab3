import markdownIt, { type MarkdownIt } from 'markdown-it';

// Notes are Markdown. What comes out is HTML that holds nothing but what these rules allow: no HTML of
// the writer's, no picture (it would call out to another server), no scheme but http, https and mailto.

/** Longer text is shown as it is: nobody formats that much, and nested marks can cost much time. */
const MOST = 50_000;

const parser = makeParser();

export function renderMarkdown(text: string): string {
  if (text.length > MOST) return `<pre>${parser.utils.escapeHtml(text)}</pre>`;
  return parser.render(text);
}

function makeParser(): MarkdownIt {
  const made = markdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 }).disable([
    'image',
    'table',
    'heading',
    'lheading',
    'hr',
  ]);
  made.validateLink = (url) => /^(https?:|mailto:|\/(?!\/)|#)/i.test(url.trim());
  made.renderer.rules.link_open = (tokens, at, options, _env, self) => {
    tokens[at]?.attrSet('rel', 'noopener nofollow');
    return self.renderToken(tokens, at, options);
  };
  return made;
}
