/**
 * Requests to find out what a URL leads to. WordPress redirects plain permalinks (`/?p=12`), and paths without the slash
 * that most sites end them with: the redirect is a request of its own.
 */
export const requestsOfUri = (uri: string): number => (/\?|[^/.]$/.test(uri.replace(/#.*$/, '')) ? 2 : 1);
