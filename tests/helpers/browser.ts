import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { extract } from 'tar';

/**
 * Starts a headless Chromium that needs nothing but `npm ci`. Close it when done.
 *
 * `CHROMIUM_PATH` names another executable; where npm has no build (it is for Linux on x64), an installed
 * Chrome is taken.
 */
export async function launchBrowser(): Promise<Browser> {
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-first-run',
    '--no-pings',
    // Text of the same width on every machine, for the screenshots.
    '--font-render-hinting=none',
  ];
  // As root in a container, the sandbox could not start; only our own pages are visited.
  const options = { args, chromiumSandbox: false, headless: true };
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath) return chromium.launch({ ...options, executablePath });
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ ...options, channel: 'chrome' });
  }
  const folder = await unpackChromium();
  return chromium.launch({
    ...options,
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts', 'fonts.conf'),
    },
  });
}

/**
 * Unpacks what `@sparticuz/chromium` ships, once, and returns the folder.
 *
 * Its own `executablePath()` is made for AWS Lambda: elsewhere it leaves out the shared libraries (NSS, expat)
 * that a bare container lacks, its font configuration points to Lambda's folders, and a run that is
 * interrupted leaves half an executable in the temporary folder, which the next run takes for a whole one.
 */
async function unpackChromium(): Promise<string> {
  const root = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const cache = join(root, '..', '..', '.cache', 'chromium');
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'unpacking-'));
  const packed = (name: string) =>
    [createReadStream(join(root, 'bin', name)), createBrotliDecompress()] as const;
  const unpackTar = async (name: string) => {
    const cwd = join(unfinished, name);
    await mkdir(cwd);
    await pipeline(...packed(`${name}.tar.br`), extract({ cwd }));
  };
  await Promise.all([
    pipeline(...packed('chromium.br'), createWriteStream(join(unfinished, 'chromium'), { mode: 0o755 })),
    unpackTar('al2023'),
    unpackTar('fonts'),
  ]);
  const fonts = `<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts/cache</cachedir></fontconfig>`;
  await writeFile(join(unfinished, 'fonts', 'fonts.conf'), `<?xml version="1.0"?>\n${fonts}\n`);
  // Whole at once: two test runs may start together, and either may be interrupted.
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}
