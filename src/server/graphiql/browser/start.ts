/** Longest address that servers and proxies can be expected to accept. */
const LONGEST_LINK = 8000;

/** Follows the active tab. */
function followTab(open: OpenTabs): void {
  editing.operationName = open.tabs[open.activeTabIndex]?.operationName ?? undefined;
  keepLink(open);
}

/** Keeps the address a link to the query in the active tab, unless it would grow too long. */
function keepLink({ tabs, activeTabIndex }: OpenTabs): void {
  const link = new URL(location.href);
  for (const name of ['query', 'variables'] as const) {
    const value = tabs[activeTabIndex]?.[name];
    if (value) link.searchParams.set(name, value);
    else link.searchParams.delete(name);
  }
  if (link.href.length > LONGEST_LINK) link.search = '';
  history.replaceState(history.state, '', link);
}

/** The query to open with: the one in the address, or else the tab that was active on the last visit. */
function firstTab(): OpenTab {
  const linked = new URL(location.href).searchParams;
  const query = linked.get('query');
  return query ? { query, variables: linked.get('variables') } : (lastTab() ?? {});
}

function lastTab(): OpenTab | undefined {
  try {
    // GraphiQL's own entry.
    const { tabs, activeTabIndex }: OpenTabs = JSON.parse(pageStorage.getItem('graphiql:tabState') ?? '');
    return tabs[activeTabIndex];
  } catch {
    return undefined;
  }
}

// By itself, GraphiQL ignores the query in the address on a first visit with default tabs. Yoga's wrapper writes only the
// query into the address. Either way, a reload would not recognise the active tab and add another.
function startGraphiql(): void {
  const { query, variables } = firstTab();
  const examples = pageData.tabs.filter((tab) => tab.query !== query);
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
    title: pageData.title,
    logo: pageData.logo,
    storage: pageStorage,
    defaultTabs: query ? [{ query, variables: variables ?? '' }, ...examples] : examples,
    query: query ?? undefined,
    // An empty string means no variables; `undefined` would bring back those that were last edited.
    variables: query ? (variables ?? '') : undefined,
    onTabChange: followTab,
    onEditOperationName: (name) => {
      editing.operationName = name || undefined;
    },
    onEditQuery: () => {},
    // The user decides in the settings: headers hold passwords.
    shouldPersistHeaders: undefined,
    // The variables leave a phone no room for the query.
    defaultEditorToolsVisibility: !matchMedia('(max-width: 640px)').matches,
  });
}

wrapFetch();
addToolButtons();
if (pageData.trace) {
  rememberPanel();
  resizePanel();
}

// A font that loads late changes the width of the tabs, and the first click misses.
const fonts = ['400 1em Roboto', '500 1em Roboto', '400 1em "Fira Code"'];
Promise.all(fonts.map((font) => document.fonts.load(font))).then(startGraphiql, startGraphiql);
