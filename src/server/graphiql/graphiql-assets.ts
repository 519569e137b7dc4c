import { createHash } from 'node:crypto';
import { acceptedEncoding, type ContentEncoding, compress } from '../answer/content-encoding.ts';
import { graphiqlScript } from './graphiql-script.ts';
import { GRAPHIQL_STYLE } from './graphiql-style.ts';
import { TRACE_STYLE } from './graphiql-trace-style.ts';

/** A file that GraphiQL's page loads. */
export interface GraphiqlAsset {
  readonly contentType: string;
  /** Its bytes as a client that sent this `Accept-Encoding` reads them; compressed once, when first asked. */
  encode(acceptEncoding: string | null): Promise<EncodedAsset>;
}

export interface EncodedAsset {
  readonly encoding: ContentEncoding | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface GraphiqlAssets {
  /** The names of the files, each with the hash of its content in it. */
  readonly names: Readonly<
    Record<'script' | 'style' | 'editorWorker' | 'jsonWorker' | 'graphqlWorker', string>
  >;
  readonly byName: ReadonlyMap<string, GraphiqlAsset>;
}

/** Reads GraphiQL from its package: 9 MB that take 0.2 s, and so are left until a browser comes. */
export async function loadGraphiqlAssets(): Promise<GraphiqlAssets> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const byName = new Map<string, GraphiqlAsset>();
  const add = (label: string, extension: keyof typeof CONTENT_TYPES, content: string): string => {
    const bytes = new TextEncoder().encode(content);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const name = `${label}-${hash}.${extension}`;
    byName.set(name, makeAsset(CONTENT_TYPES[extension], bytes));
    return name;
  };
  const names = {
    script: add('graphiql', 'js', graphiqlScript(graphiql.js)),
    style: add('graphiql', 'css', `${graphiql.css}\n${GRAPHIQL_STYLE}${TRACE_STYLE}`),
    editorWorker: add('editor-worker', 'js', graphiql.editorWorkerService),
    jsonWorker: add('json-worker', 'js', graphiql.jsonWorker),
    graphqlWorker: add('graphql-worker', 'js', graphiql.graphqlWorker),
  };
  return { names, byName };
}

const CONTENT_TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

function makeAsset(contentType: string, bytes: Uint8Array<ArrayBuffer>): GraphiqlAsset {
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

function once(make: () => Promise<Uint8Array<ArrayBuffer>>): () => Promise<Uint8Array<ArrayBuffer>> {
  let result: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return () => {
    result ??= make();
    return result;
  };
}
