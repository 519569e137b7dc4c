import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** A server process that runs until it is stopped. */
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
   * Starts a process, and waits until it prints its URL.
   * @param {string} file
   * @param {readonly string[]} args
   * @param {object} options
   * @param {RegExp} options.address
   * @param {string} [options.cwd]
   * @param {NodeJS.ProcessEnv} [options.env]
   * @param {boolean} [options.hasIpc] whether messages can be sent to it
   */
  static start(file, args, { address, cwd, env = {}, hasIpc = false }) {
    const child = spawn(file, args, {
      ...(cwd && { cwd }),
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe', ...(hasIpc ? /** @type {const} */ (['ipc']) : [])],
    });
    // However the benchmark ends, no process is left behind.
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    return new Promise((/** @type {(server: Server) => void} */ resolve, reject) => {
      let output = '';
      const onOutput = (/** @type {Buffer} */ chunk) => {
        output += chunk;
        const [found] = address.exec(output) ?? [];
        if (found) resolve(new Server(child, found));
      };
      child.stdout?.on('data', onOutput);
      child.stderr?.on('data', onOutput);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${file} exited with ${code}: ${output.slice(-2000)}`)));
    });
  }

  /**
   * Sends a message, and waits for the reply.
   * @param {string} message
   * @returns {Promise<any>}
   */
  async request(message) {
    const reply = once(this.#child, 'message');
    this.#child.send(message);
    const [value] = await reply;
    return value;
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
 * Starts the built gateway by its command. By default, the cache is off, and the companion is not used.
 * @param {string} site
 * @param {{ nodeOptions?: readonly string[], isCaching?: boolean, usesCompanion?: boolean, hasIpc?: boolean, stateDir?: string | undefined }} [options]
 */
export const startGateway = (
  site,
  { nodeOptions = [], isCaching = false, usesCompanion = false, hasIpc = false, stateDir } = {},
) =>
  Server.start(process.execPath, [...nodeOptions, command, '--wordpress', site, '--port', '0'], {
    address: /http:\/\/\S+\/graphql/,
    hasIpc,
    // Request logs would be measured, too. A busy machine is slow, but not wrong.
    env: {
      LOG_LEVEL: 'warn',
      OPERATION_TIMEOUT: '120000',
      COMPANION: String(usesCompanion),
      ...(isCaching ? {} : { CACHE_TTL: '0' }),
      ...(stateDir !== undefined && { STATE_DIR: stateDir }),
    },
  });

/**
 * A bare `node:http` that parses the same bodies, and answers with the same bytes.
 * @param {string} endpoint whose answers it repeats
 */
export const startBare = (endpoint) =>
  Server.start(process.execPath, [fileURLToPath(new URL('bare-server.mjs', import.meta.url)), endpoint], {
    address: /http:\/\/\S+\/graphql/,
  });

/** A bare GraphQL Yoga, to measure the cost of HTTP alone. */
export const startHello = () =>
  Server.start(process.execPath, [fileURLToPath(new URL('hello-server.mjs', import.meta.url))], {
    address: /http:\/\/\S+\/graphql/,
  });
