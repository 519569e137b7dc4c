// One PHP (WebAssembly) with WordPress in its in-memory file system. It has its own thread, because PHP blocks it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { parentPort, workerData } from 'node:worker_threads';
import { getPHPLoaderModule } from '@php-wasm/node-8-5';
import {
  __private__dont__use,
  loadPHPRuntime,
  PHP,
  PHPRequestHandler,
  setPhpIniEntries,
} from '@php-wasm/universal';
import { filesOf } from './file-bundle.mjs';

/** @import { PHPResponse } from '@php-wasm/universal' */
/** @import { FileBundle } from './file-bundle.mjs' */
/** @import { PhpRequest, PhpResponse, PhpSettings } from './php-instance.mjs' */

const DATABASE = '/db/wordpress.sqlite';
const OPCACHE_FOLDER = '/internal/shared/opcache';
const UPLOADS_FOLDER = '/wordpress/wp-content/uploads';
const BLACKLIST = '/internal/opcache-blacklist.txt';

/** @type {PhpSettings} */
const settings = workerData;
if (!parentPort)
  throw new Error('Expected php-worker.mjs to run in a worker thread, but it runs in the main thread.');
const port = parentPort;

const php = new PHP(
  await loadPHPRuntime(await getPHPLoaderModule(), {
    // PHP's exit() must only end the request, not the thread.
    quit(/** @type {number} */ _code, /** @type {unknown} */ error) {
      throw error;
    },
  }),
);

await copyFolder(settings.wordpressFolder, '/wordpress');
await copyFolder(settings.sqliteFolder, '/sqlite-database-integration');
for (const [path, text] of Object.entries(settings.overlay)) writeFile(path, text);
php.mkdirTree(dirname(DATABASE));
php.mkdirTree(UPLOADS_FOLDER);
if (settings.database) php.writeFile(DATABASE, settings.database);
if (settings.uploads) writeBundle(settings.uploads);
if (settings.opcache) writeBundle(settings.opcache);
await configurePhp();

const handler = new PHPRequestHandler({
  php,
  documentRoot: '/wordpress',
  absoluteUrl: settings.siteUrl,
  cookieStore: false,
  getFileNotFoundAction: () =>
    settings.permalinks === 'pretty' ? { type: 'internal-redirect', uri: '/index.php' } : { type: '404' },
});

let seenDatabaseVersion = databaseVersion();

/** @type {Record<string, (argument: never) => unknown>} */
const commands = {
  request,
  run,
  exportDatabase: () => php.readFileAsBuffer(DATABASE).slice(),
  importDatabase(/** @type {Uint8Array} */ database) {
    php.writeFile(DATABASE, database);
    seenDatabaseVersion = databaseVersion();
  },
  exportUploads: () => bundleFolder(UPLOADS_FOLDER),
  importUploads,
  exportOpcache: () => bundleFolder(OPCACHE_FOLDER),
  readFile: (/** @type {string} */ path) =>
    php.isFile(path) ? php.readFileAsBuffer(path).slice() : undefined,
};

// A PHP runs one command at a time.
let queue = Promise.resolve();
port.on('message', ({ id, command, argument }) => {
  queue = queue.then(() => answer(id, command, argument));
});
port.postMessage({ ready: true });

/**
 * @param {number} id
 * @param {string} command
 * @param {unknown} argument
 */
async function answer(id, command, argument) {
  try {
    const result = await commands[command]?.(/** @type {never} */ (argument));
    port.postMessage({ id, result });
  } catch (error) {
    const scriptFailed = error instanceof ScriptFailed;
    port.postMessage({ id, error: scriptFailed ? error.message : `PHP crashed: ${error}` });
    // Any other error means that the WebAssembly itself is broken: exit, and the pool starts another instance.
    if (!scriptFailed) setImmediate(() => process.exit(70));
  } finally {
    closeLeakedDescriptors();
  }
}

class ScriptFailed extends Error {}

/**
 * @param {PhpRequest} phpRequest
 * @returns {Promise<PhpResponse>}
 */
async function request(phpRequest) {
  const response = await handler.request(phpRequest).catch(responseOfFailedScript);
  const version = databaseVersion();
  const wrote = version !== seenDatabaseVersion;
  seenDatabaseVersion = version;
  return {
    status: response.httpStatusCode,
    headers: response.headers,
    body: response.bytes,
    wrote,
    errors: response.errors,
  };
}

/** @param {string} code */
async function run(code) {
  const host = new URL(settings.siteUrl).host;
  const response = await php.run({ code, $_SERVER: { HTTP_HOST: host } }).catch(responseOfFailedScript);
  seenDatabaseVersion = databaseVersion();
  if (response.exitCode !== 0) {
    throw new ScriptFailed(
      `Expected PHP to exit with code 0, got ${response.exitCode}: ${response.errors || response.text}`,
    );
  }
  return { text: response.text, errors: response.errors };
}

/**
 * php-wasm reports a PHP error as an exception that contains the whole response.
 * @param {unknown} error
 * @returns {PHPResponse}
 */
function responseOfFailedScript(error) {
  if (error instanceof Error && 'response' in error) {
    return /** @type {PHPResponse} */ (error.response);
  }
  throw error;
}

async function configurePhp() {
  // php.run({ code }) always writes to the same path, for which opcache would run stale code.
  php.writeFile(BLACKLIST, '/internal/eval.php\n');
  await setPhpIniEntries(php, {
    // Opcache in memory cuts a REST request from 300 ms to 45 ms; its file cache keeps it warm for the next boot.
    'opcache.enable': '1',
    'opcache.enable_cli': '1',
    'opcache.file_cache_only': '0',
    'opcache.file_cache': OPCACHE_FOLDER,
    'opcache.file_cache_consistency_checks': '0',
    'opcache.validate_timestamps': '0',
    'opcache.file_update_protection': '0',
    'opcache.memory_consumption': '128',
    'opcache.interned_strings_buffer': '16',
    'opcache.max_accelerated_files': '4000',
    'opcache.blacklist_filename': BLACKLIST,
    display_errors: '0',
    memory_limit: '512M',
    upload_max_filesize: '64M',
    post_max_size: '64M',
    disable_functions: 'fsockopen,stream_socket_client',
    allow_url_fopen: '0',
  });
}

/**
 * PHP reads no fonts, images or browser scripts: the HTTP server sends those from disk. The exception is the emoji
 * script, which WordPress prints inline.
 * @param {string} path
 */
function isReadByPhp(path) {
  if (path.endsWith('-rtl.css') || path.endsWith('-rtl.min.css')) return false;
  return /\.(php|json|html|svg|crt|css)$/.test(path) || path.endsWith('wp-emoji-loader.min.js');
}

/**
 * @param {string} from
 * @param {string} to
 */
async function copyFolder(from, to) {
  php.mkdirTree(to);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const source = join(from, entry.name);
      if (entry.isDirectory()) await copyFolder(source, `${to}/${entry.name}`);
      else if (isReadByPhp(source)) php.writeFile(`${to}/${entry.name}`, await readFile(source));
    }),
  );
}

/**
 * @param {string} path
 * @param {string | Uint8Array} content
 */
function writeFile(path, content) {
  php.mkdirTree(dirname(path));
  php.writeFile(path, content);
}

/** @param {FileBundle} bundle */
function writeBundle(bundle) {
  for (const [path, bytes] of filesOf(bundle)) writeFile(path, bytes);
}

/**
 * @param {string} folder
 * @returns {Generator<string>}
 */
function* pathsIn(folder) {
  if (!php.isDir(folder)) return;
  for (const name of php.listFiles(folder)) {
    const path = `${folder}/${name}`;
    if (php.isDir(path)) yield* pathsIn(path);
    else yield path;
  }
}

/**
 * @param {string} folder
 * @returns {FileBundle}
 */
function bundleFolder(folder) {
  /** @type {FileBundle['index']} */
  const index = [];
  const contents = [];
  for (const path of pathsIn(folder)) {
    const content = php.readFileAsBuffer(path);
    index.push([path, content.length]);
    contents.push(content);
  }
  return { index, data: new Uint8Array(Buffer.concat(contents)) };
}

/**
 * Restores the uploads of the bundle: removes files added since, and adds those that are missing.
 * @param {FileBundle} bundle
 */
function importUploads(bundle) {
  const kept = new Set(bundle.index.map(([path]) => path));
  for (const path of pathsIn(UPLOADS_FOLDER)) if (!kept.has(path)) php.unlink(path);
  for (const [path, bytes] of filesOf(bundle)) if (!php.isFile(path)) writeFile(path, bytes);
}

/** The change counter in bytes 24 to 27 of an SQLite file: it shows whether a request wrote. */
function databaseVersion() {
  if (!php.fileExists(DATABASE)) return 0;
  const { FS } = php[__private__dont__use];
  const counter = Buffer.alloc(4);
  const stream = FS.open(DATABASE, 'r');
  FS.read(stream, counter, 0, 4, 24);
  FS.close(stream);
  return counter.readUInt32BE(0);
}

/** php-wasm leaks two file descriptors per request, and crashes at 4,096. */
function closeLeakedDescriptors() {
  const { FS } = php[__private__dont__use];
  for (const stream of FS.streams) {
    if (stream && stream.fd > 2 && /^\/request\/(stdout|stderr|headers)/.test(stream.path ?? ''))
      FS.close(stream);
  }
}
