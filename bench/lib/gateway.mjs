import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** A command that serves until it is stopped. */
export class Server {
  #child;
  /** @type {string} */
  endpoint;

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {string} endpoint
   */
  constructor(child, endpoint) {
    this.#child = child;
    this.endpoint = endpoint;
  }

  get pid() {
    return this.#child.pid;
  }

  /**
   * Waits until it prints its address.
   * @param {string} file
   * @param {readonly string[]} args
   * @param {object} options
   * @param {RegExp} options.address
   * @param {string} [options.cwd]
   * @param {NodeJS.ProcessEnv} [options.env]
   * @param {boolean} [options.hasChannel] whether it can be told something
   */
  static start(file, args, { address, cwd, env = {}, hasChannel = false }) {
    const child = spawn(file, args, {
      ...(cwd && { cwd }),
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe', ...(hasChannel ? /** @type {const} */ (['ipc']) : [])],
    });
    // Whatever ends the bench, nothing runs on.
    process.once('exit', () => child.kill('SIGKILL'));
    return new Promise((/** @type {(server: Server) => void} */ resolve, reject) => {
      let said = '';
      const hear = (/** @type {Buffer} */ chunk) => {
        said += chunk;
        const [found] = address.exec(said) ?? [];
        if (found) resolve(new Server(child, found));
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${file} ended with ${code}: ${said.slice(-2000)}`)));
    });
  }

  /**
   * Waits for what it answers.
   * @param {string} message
   * @returns {Promise<any>}
   */
  async tell(message) {
    const answer = once(this.#child, 'message');
    this.#child.send(message);
    const [told] = await answer;
    return told;
  }

  /** @param {NodeJS.Signals} [signal] */
  async stop(signal = 'SIGTERM') {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill(signal);
    await gone;
  }
}

/**
 * The built gateway, as its command starts it, with nothing held unless told otherwise.
 * @param {string} site
 * @param {{ nodeOptions?: readonly string[], isCaching?: boolean, hasChannel?: boolean }} [options]
 */
export const startGateway = (site, { nodeOptions = [], isCaching = false, hasChannel = false } = {}) =>
  Server.start(process.execPath, [...nodeOptions, command, '--wordpress', site, '--port', '0'], {
    address: /http:\/\/\S+\/graphql/,
    hasChannel,
    // A line for each request would be measured, too, and nobody reads it.
    env: { LOG_LEVEL: 'warn', ...(isCaching ? {} : { CACHE_TTL: '0' }) },
  });

/** GraphQL Yoga with nothing behind it: what its HTTP alone takes. */
export const startHello = () =>
  Server.start(process.execPath, [fileURLToPath(new URL('hello-server.mjs', import.meta.url))], {
    address: /http:\/\/\S+\/graphql/,
  });
