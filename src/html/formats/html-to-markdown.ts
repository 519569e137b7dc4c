import { gfm } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { addMarkdownMedia } from './markdown-media.ts';
import { addMarkdownRules } from './markdown-rules.ts';
import { addMarkdownTables } from './markdown-tables.ts';
import { simplifyHtml } from './simplify-html.ts';

const turndown = new TurndownService({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
  hr: '---',
}).use([gfm, addMarkdownTables, addMarkdownRules, addMarkdownMedia]);

/** Converts an HTML fragment to Markdown: CommonMark with GitHub's tables and strikethrough. */
export const htmlToMarkdown = (html: string): string => turndown.turndown(simplifyHtml(html));
