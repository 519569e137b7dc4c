import { createHash } from 'node:crypto';

/** Light or dark as the reader's system; one column on a phone. */
export const HOME_STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dce3, #3a4150); --soft: light-dark(#5a6373, #a5adbb); --panel: light-dark(#f5f6f8, #1d212a); --accent: light-dark(#0b62a8, #6cb8f5); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: light-dark(#1b1f27, #e6e9ee); background: light-dark(#fff, #14171e); }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
header { display: flex; gap: 1rem; align-items: center; margin-bottom: 1.75rem; }
header svg { width: 3rem; height: 3rem; flex: none; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; overflow-wrap: anywhere; }
header p { margin: .2rem 0 0; color: var(--soft); overflow-wrap: anywhere; }
h2 { margin: 2.25rem 0 .6rem; font-size: 1.1rem; }
a { color: var(--accent); }
code { font: .875em/1.5 ui-monospace, monospace; }
nav ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); }
nav li { border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; background: var(--panel); }
nav a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .75rem; text-decoration: none; }
nav a:hover strong { text-decoration: underline; }
nav code { color: var(--soft); }
nav span { color: var(--soft); font-size: .9rem; }
.table, pre { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; font-weight: normal; }
thead th { color: var(--soft); font-size: .9rem; }
.count { text-align: right; font-variant-numeric: tabular-nums; padding-right: 0; }
pre { margin: 0; padding: .9rem 1rem; border-radius: .5rem; background: var(--panel); border: 1px solid var(--line); }
pre i { color: var(--soft); }
.blocked { padding-left: 1.2rem; } .blocked li { margin: .4rem 0; overflow-wrap: anywhere; } .blocked span, .notice { color: var(--soft); }
`.trim();

const hash = createHash('sha256').update(HOME_STYLE).digest('base64');

/** Of pages in this style, without a script. */
export const HOME_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
