/** One for all pages of a host: how they look. */
const SHARED = ['graphiql:theme'];

/** By path: another address of the same host has another schema, or another site, whose headers hold other passwords. */
const storedAs = (key: string): string =>
  SHARED.includes(key) ? key : `${key}:${location.pathname.replace(/\/$/, '')}`;

const isOfPage = (stored: string): boolean =>
  stored.startsWith('graphiql:') && stored.endsWith(storedAs('')) && !SHARED.includes(stored);

/** What GraphiQL keeps between visits to this page: its tabs, its history, and headers if the user wants it so. */
const pageStorage = {
  getItem: (key: string) => localStorage.getItem(storedAs(key)),
  setItem: (key: string, value: string) => localStorage.setItem(storedAs(key), value),
  removeItem: (key: string) => localStorage.removeItem(storedAs(key)),
  get length() {
    return Object.keys(localStorage).filter(isOfPage).length;
  },
  clear() {
    for (const stored of Object.keys(localStorage)) if (isOfPage(stored)) localStorage.removeItem(stored);
  },
};
