import { createHash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { printSdl } from '../../graphql/print-sdl.ts';

interface SchemaFile {
  readonly sdl: string;
  readonly etag: string;
}

/**
 * The schema in GraphQL's own language at a path, for code generators and editors.
 *
 * @param schema `undefined` while there is none.
 */
export function useSchemaFile(
  path: string,
  schema: () => GraphQLSchema | Promise<GraphQLSchema | undefined>,
): Plugin {
  const files = new WeakMap<GraphQLSchema, SchemaFile>();
  const fileOf = (of: GraphQLSchema): SchemaFile => {
    const file = files.get(of) ?? printed(of);
    files.set(of, file);
    return file;
  };
  return {
    async onRequest({ request, url: { pathname }, fetchAPI: { Response }, endResponse }) {
      if (pathname !== path || !['GET', 'HEAD'].includes(request.method)) return;
      const current = await schema();
      if (!current) {
        endResponse(new Response(null, { status: 503, headers: { 'retry-after': '1' } }));
        return;
      }
      const { sdl, etag } = fileOf(current);
      const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache', etag };
      if (request.headers.get('if-none-match') === etag) {
        endResponse(new Response(null, { status: 304, headers }));
      } else {
        endResponse(new Response(request.method === 'HEAD' ? null : sdl, { headers }));
      }
    },
  };
}

function printed(schema: GraphQLSchema): SchemaFile {
  const sdl = printSdl(schema);
  return { sdl, etag: `"${createHash('sha256').update(sdl).digest('base64url').slice(0, 22)}"` };
}
