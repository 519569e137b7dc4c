import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Agent } from 'undici';

const unzip = promisify(gunzip);

/** As many connections as the gateway keeps to a site. */
const CONNECTIONS = 8;

/** JSON over kept connections, compressed where the server does it: the same client for every contender. */
export class HttpClient {
  #agent = new Agent({ connections: CONNECTIONS });

  /**
   * @param {string} address
   * @param {{ method?: 'GET' | 'POST', body?: unknown }} [options]
   * @returns {Promise<any>} whatever JSON comes
   */
  async json(address, { method = 'GET', body } = {}) {
    const url = new URL(address);
    const response = await this.#agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const sent = Buffer.from(await response.body.arrayBuffer());
    const isZipped = response.headers['content-encoding'] === 'gzip';
    const text = (isZipped ? await unzip(sent) : sent).toString();
    if (response.statusCode !== 200) {
      throw new Error(`Expected 200 of ${address}, but got ${response.statusCode}: ${text.slice(0, 300)}`);
    }
    return JSON.parse(text);
  }

  close() {
    return this.#agent.close();
  }
}

/** WordPress's REST API, as someone calls it who writes the requests by hand. */
export class RestApi {
  #http = new HttpClient();
  #root;

  /** @param {string} site the home address */
  constructor(site) {
    this.#root = `${site}/wp-json/wp/v2`;
  }

  /**
   * @param {string} route
   * @param {Record<string, string | number>} [query]
   */
  get(route, query = {}) {
    const parameters = Object.entries(query).map(([name, value]) => `${name}=${value}`);
    return this.#http.json(`${this.#root}/${route}?${parameters.join('&')}`);
  }

  /** @param {string} href as a `_links` member has it */
  follow(href) {
    return this.#http.json(href);
  }

  close() {
    return this.#http.close();
  }
}

/**
 * Asks a GraphQL endpoint, and gives its data.
 * @param {HttpClient} http
 * @param {string} endpoint
 */
export const graphqlAt =
  (http, endpoint) =>
  /**
   * @param {string} query
   * @param {Record<string, unknown>} [variables]
   */
  async (query, variables = {}) => {
    const { data, errors } = await http.json(endpoint, { method: 'POST', body: { query, variables } });
    if (errors) throw new Error(`Expected no errors of ${endpoint}, but got ${JSON.stringify(errors[0])}`);
    return data;
  };
