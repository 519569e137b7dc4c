import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Agent } from 'undici';

const unzip = promisify(gunzip);

/** The gateway's default number of connections to a site. */
const CONNECTIONS = 8;

/** JSON over keep-alive connections, with gzip accepted: the same client for every contender. */
export class HttpClient {
  #agent = new Agent({ connections: CONNECTIONS });

  /**
   * @param {string} url
   * @param {{ method?: 'GET' | 'POST', body?: unknown }} [options]
   * @returns {Promise<any>} the parsed body
   */
  async json(url, { method = 'GET', body } = {}) {
    const { origin, pathname, search } = new URL(url);
    const response = await this.#agent.request({
      origin,
      path: pathname + search,
      method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const bytes = Buffer.from(await response.body.arrayBuffer());
    const isGzip = response.headers['content-encoding'] === 'gzip';
    const text = (isGzip ? await unzip(bytes) : bytes).toString();
    if (response.statusCode !== 200) {
      throw new Error(`Expected 200 from ${url}, got ${response.statusCode}: ${text.slice(0, 300)}`);
    }
    return JSON.parse(text);
  }

  close() {
    return this.#agent.close();
  }
}

/** WordPress's REST API, for hand-written requests. */
export class RestApi {
  #http = new HttpClient();
  #root;

  /** @param {string} site its home URL */
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

  /** @param {string} href as in `_links` */
  follow(href) {
    return this.#http.json(href);
  }

  close() {
    return this.#http.close();
  }
}

/**
 * Executes operations at a GraphQL endpoint. Returns their data.
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
    if (errors) throw new Error(`Expected no errors from ${endpoint}, got ${JSON.stringify(errors[0])}`);
    return data;
  };
