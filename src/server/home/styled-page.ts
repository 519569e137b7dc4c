import { LOGO } from '../graphiql/graphiql-logo.ts';
import { escapeHtml, pageHead } from '../html-page.ts';
import { HOME_STYLE } from './home-style.ts';

export interface StyledPage {
  /** Of the window. */
  readonly title: string;
  readonly heading: string;
  /** HTML of the line below the heading. */
  readonly words: string;
  /** HTML. */
  readonly body: string;
}

/** A page for people in the gateway's style: needs no script, and the policy `HOME_POLICY`. */
export const styledPage = ({ title, heading, words, body }: StyledPage): string => `<!doctype html>
<html lang="en">
<head>
${pageHead(title)}
<style>${HOME_STYLE}</style>
</head>
<body>
<main>
<header>${LOGO}<div><h1>${escapeHtml(heading)}</h1><p>${words}</p></div></header>
${body}
</main>
</body>
</html>
`;
