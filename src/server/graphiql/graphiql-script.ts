import { TRACE_SCRIPT } from './graphiql-trace-script.ts';

/** The script of GraphiQL's page: the bundle, between what it wants to find and what starts it. */
export function graphiqlScript(bundle: string): string {
  return [BEFORE, bundle, TRACE_SCRIPT, AFTER].join('\n;\n');
}

// Plain script for the browser, in a file of its own because the page's policy forbids inline scripts.
// What it needs to know stands in the page as JSON (see graphiql-page.ts).
const BEFORE = `
const pageData = JSON.parse(document.getElementById('page-data').textContent);
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (moduleId, label) => new URL(pageData.workers[label], location.href).href,
};`;

// GraphiQL by itself ignores the address's query on a first visit, where there are default tabs; and Yoga's
// wrapper writes only the query into it, so that a reload could not find the tab again and added another.
const AFTER = `
const linked = new URL(location.href).searchParams;
const query = linked.get('query');
// An empty text says that there are none; undefined would take those of the tab that was last open.
const variables = linked.get('variables') ?? (query ? '' : undefined);
const examples = pageData.tabs.filter((tab) => tab.query !== query);

/** Keeps the address a link to what the active tab shows, as long as servers would take such an address. */
function keepLink({ tabs, activeTabIndex }) {
  const link = new URL(location.href);
  for (const name of ['query', 'variables']) {
    const value = tabs[activeTabIndex]?.[name];
    if (value) link.searchParams.set(name, value);
    else link.searchParams.delete(name);
  }
  if (link.href.length > 8000) link.search = '';
  history.replaceState(history.state, '', link);
}

function start() {
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
    title: pageData.title,
    logo: pageData.logo,
    defaultTabs: query ? [{ query, variables }, ...examples] : examples,
    variables,
    onTabChange: keepLink,
    onEditQuery: () => {},
    // Left to the user, in the settings: headers hold passwords.
    shouldPersistHeaders: undefined,
  });
}

// Tabs that change their width when their font comes would leap away under the first click, which then is lost.
const fonts = ['400 1em Roboto', '500 1em Roboto', '400 1em "Fira Code"'];
Promise.all(fonts.map((font) => document.fonts.load(font))).then(start, start);`;
