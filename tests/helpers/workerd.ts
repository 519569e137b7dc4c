import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface BundledWorker {
  readonly script: string;
  /** Compressed, as platforms count it. */
  readonly gzipBytes: number;
  /** What is left for the runtime to provide, each once. */
  readonly imports: readonly string[];
}

/**
 * Bundles a worker as Cloudflare's tools do, out of the package as it is published.
 *
 * @param source Its module, in TypeScript; `./site.json` is the given site, wherever it is imported from.
 * @param modules Others that it imports, by their names.
 */
export async function bundleWorker(
  source: string,
  site: string,
  modules: Readonly<Record<string, string>> = {},
): Promise<BundledWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'pressgraph-worker-'));
  try {
    await writeFile(join(folder, 'worker.ts'), source);
    await writeFile(join(folder, 'site.json'), site);
    const aliases = Object.entries(modules).map(async ([name, text], index) => {
      const path = join(folder, `module-${index}.js`);
      await writeFile(path, text);
      return [name, path] as const;
    });
    const given = Object.fromEntries(await Promise.all(aliases));
    const { outputFiles, metafile } = await build({
      entryPoints: [join(folder, 'worker.ts')],
      ...{ bundle: true, minify: true, write: false, metafile: true, logLevel: 'silent' },
      ...{ format: 'esm', target: 'es2024', platform: 'browser' },
      conditions: ['workerd', 'worker', 'browser'],
      external: ['node:*', 'cloudflare:*'],
      alias: {
        'pressgraph/edge': join(ROOT, 'dist/edge/edge.js'),
        graphql: join(ROOT, 'node_modules/graphql'),
        ...given,
      },
      plugins: [
        {
          name: 'site',
          setup: ({ onResolve }) =>
            onResolve({ filter: /\/site\.json$/ }, () => ({ path: join(folder, 'site.json') })),
        },
      ],
      outdir: join(folder, 'out'),
    });
    const [script] = outputFiles;
    if (script === undefined || outputFiles.length > 1)
      throw new TypeError('Expected one file of the bundler.');
    const imports = Object.values(metafile.outputs).flatMap((output) =>
      output.imports.map(({ path }) => path),
    );
    return {
      script: script.text,
      gzipBytes: gzipSync(script.contents, { level: 9 }).length,
      imports: [...new Set(imports)].sort(),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface RunningWorker extends AsyncDisposable {
  /** `http://127.0.0.1:…` */
  readonly url: string;
  /** What it printed to its console. */
  readonly output: () => string;
}

/**
 * Runs a bundled worker in workerd, the runtime of Cloudflare Workers.
 *
 * @param values Texts by the names of their bindings.
 * @param store `127.0.0.1:…` of what keeps the KV namespace `ANSWERS` and the Cache API: it is asked by HTTP.
 */
export async function startWorkerd(
  { script }: Pick<BundledWorker, 'script'>,
  values: Readonly<Record<string, string>> = {},
  store?: string,
): Promise<RunningWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'pressgraph-workerd-'));
  const texts = Object.entries(values).map(
    ([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`,
  );
  await writeFile(join(folder, 'worker.js'), script);
  await writeFile(
    join(folder, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [
        (name = "main", worker = .worker),
        (name = "internet", network = (allow = ["public", "private"])),
        ${store === undefined ? '' : `(name = "store", external = (address = "${store}", http = ())),`}
      ],
      sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
    );
    const worker :Workerd.Worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2025-09-01",
      compatibilityFlags = ["nodejs_compat"],
      ${store === undefined ? '' : 'cacheApiOutbound = "store",'}
      bindings = [${[...texts, ...(store === undefined ? [] : ['(name = "ANSWERS", kvNamespace = "store")'])].join(', ')}],
    );`,
  );
  const { bin } = createRequire(import.meta.url)('workerd/package.json') as { bin: { workerd: string } };
  const program = join(createRequire(import.meta.url).resolve('workerd/package.json'), '..', bin.workerd);
  const child = spawn(program, ['serve', join(folder, 'config.capnp'), '--control-fd=3'], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const port = await new Promise<number | undefined>((resolve) => {
    let told = '';
    (child.stdio[3] as Readable).setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const found = /"socket":"http","port":(\d+)/.exec(told)?.[1];
      if (found) resolve(Number(found));
    });
    void ended.then(() => resolve(undefined));
  });
  if (port === undefined) {
    await stop();
    throw new Error(`workerd ended at once:\n${output}`);
  }
  return { url: `http://127.0.0.1:${port}`, output: () => output, [Symbol.asyncDispose]: stop };
}
