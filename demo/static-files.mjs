import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** @import { ServerResponse } from 'node:http' */

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=UTF-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=UTF-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=UTF-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=UTF-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=UTF-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const UPLOADS = '/wp-content/uploads/';

/**
 * Sends a static file: uploads from the memory of PHP, all others from WordPress's own folder.
 * @param {{
 *   pathname: string,
 *   response: ServerResponse,
 *   withBody: boolean,
 *   wordpressFolder: string,
 *   readUpload: (path: string) => Promise<Uint8Array | undefined>,
 * }} options
 * @returns {Promise<boolean>} whether the file exists
 */
export async function sendStaticFile({ pathname, response, withBody, wordpressFolder, readUpload }) {
  // The leading slash keeps `normalize` inside the folder, even if the path contains `..`.
  const path = posix.normalize(`/${pathname}`);
  const mediaType = MEDIA_TYPES[posix.extname(path).toLowerCase()];
  if (!mediaType || path.includes('/.') || path.includes('\\') || path.includes('\0')) return false;
  if (path.startsWith(UPLOADS)) {
    const bytes = await readUpload(`/wordpress${path}`);
    if (!bytes) return false;
    response.writeHead(200, { 'content-type': mediaType, 'content-length': bytes.length });
    response.end(withBody ? bytes : undefined);
    return true;
  }
  const file = join(wordpressFolder, path);
  const information = await stat(file).catch(() => undefined);
  if (!information?.isFile()) return false;
  response.writeHead(200, {
    'content-type': mediaType,
    'content-length': information.size,
    'cache-control': 'public, max-age=3600',
  });
  if (withBody) await pipeline(createReadStream(file), response);
  else response.end();
  return true;
}
