import { HttpClient } from './http-client.mjs';

export const WITH_COMPANION = 'Pressgraph, with its companion';

/**
 * Whether a site has the companion, so that the gateway can send several reads in one request.
 * @param {string} site
 */
export async function hasCompanion(site) {
  const http = new HttpClient();
  const { namespaces } = await http.json(`${site}/wp-json/?_fields=namespaces`);
  await http.close();
  return /** @type {string[]} */ (namespaces).includes('pressgraph/v1');
}
