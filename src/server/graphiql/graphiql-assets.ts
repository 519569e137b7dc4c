import { createHash } from 'node:crypto';
import { compress } from '../answer/compress.ts';
import { acceptedEncoding, type ContentEncoding } from '../answer/content-encoding.ts';

/** A file that GraphiQL's page loads. */
export interface GraphiqlAsset {
  readonly contentType: string;
  /** Its bytes for a client that sent this `Accept-Encoding`; compressed once, on the first request. */
  encode(acceptEncoding: string | null): Promise<EncodedAsset>;
}

export interface EncodedAsset {
  readonly encoding: ContentEncoding | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface GraphiqlAssets {
  /** The names of the files, each with a hash of its content. */
  readonly names: Readonly<
    Record<'script' | 'style' | 'editorWorker' | 'jsonWorker' | 'graphqlWorker', string>
  >;
  readonly byName: ReadonlyMap<string, GraphiqlAsset>;
}

/** What runs after GraphiQL's bundle, in this order. */
const SCRIPTS = [
  ...['element.js', 'format.js', 'page-storage.js'],
  ...['trace-rows', 'prefetched', 'trace-panel', 'resize'].map((name) => `trace/${name}.js`),
  ...['send', 'credential', 'editors', 'as-code'].map((name) => `request/${name}.js`),
  ...['dialog', 'copy-dialog', 'sign-in', 'tool-buttons'].map((name) => `request/${name}.js`),
  'start.js',
];
const STYLES = [
  'page.css',
  'request/dialog.css',
  ...['trace', 'prefetched', 'resize'].map((name) => `trace/${name}.css`),
  'narrow.css',
];

/** Reads GraphiQL from its package: 9 MB in 0.2 s, so only once a browser requests the page. */
export async function loadGraphiqlAssets(): Promise<GraphiqlAssets> {
  const [graphiql, { browserFiles }] = await Promise.all([
    import('@graphql-yoga/render-graphiql/graphiql'),
    import('#graphiql'),
  ]);
  const own = (name: string): string => {
    const text = browserFiles[name];
    if (text === undefined)
      throw new Error(`Expected ${name} among ${Object.keys(browserFiles).join(', ')}.`);
    return text;
  };
  const byName = new Map<string, GraphiqlAsset>();
  const add = (label: string, extension: keyof typeof CONTENT_TYPES, content: string): string => {
    const bytes = new TextEncoder().encode(content);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const name = `${label}-${hash}.${extension}`;
    byName.set(name, createAsset(CONTENT_TYPES[extension], bytes));
    return name;
  };
  const names = {
    // The empty first statement keeps the `"use strict"` of our scripts from the bundle, which is not written for it.
    script: add('graphiql', 'js', ['', own('setup.js'), graphiql.js, ...SCRIPTS.map(own)].join('\n;\n')),
    style: add('graphiql', 'css', [graphiql.css, ...STYLES.map(own)].join('\n')),
    editorWorker: add('editor-worker', 'js', graphiql.editorWorkerService),
    jsonWorker: add('json-worker', 'js', graphiql.jsonWorker),
    graphqlWorker: add('graphql-worker', 'js', graphiql.graphqlWorker),
  };
  return { names, byName };
}

const CONTENT_TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

function createAsset(contentType: string, bytes: Uint8Array<ArrayBuffer>): GraphiqlAsset {
  // 5 MB of script become 1.3 MB in 0.15 s.
  const encodings = {
    br: once(() => compress(bytes, 'br')),
    gzip: once(() => compress(bytes, 'gzip')),
  };
  return {
    contentType,
    async encode(acceptEncoding) {
      const encoding = acceptedEncoding(acceptEncoding);
      return { encoding, body: encoding ? await encodings[encoding]() : bytes };
    },
  };
}

function once(compute: () => Promise<Uint8Array<ArrayBuffer>>): () => Promise<Uint8Array<ArrayBuffer>> {
  let result: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return () => {
    result ??= compute();
    return result;
  };
}
