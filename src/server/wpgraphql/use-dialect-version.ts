import { type GraphQLSchema, KnownTypeNamesRule, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { buildWPGraphQLSchema } from '../../graphql/build-schema.ts';
import type { GatewayContext } from '../../graphql/engine/context.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { ServedSite } from '../site/served-site.ts';

/** Gives each operation the schema of WPGraphQL for the version of the site, built when it is first asked. */
export function useDialectVersion(site: Pick<ServedSite, 'version'>): Plugin<Pick<GatewayContext, 'site'>> {
  const schemas = new WeakMap<SiteModel, GraphQLSchema>();
  return {
    onEnveloped({ setSchema, extendContext }) {
      const { model } = site.version;
      const schema = schemas.get(model) ?? buildWPGraphQLSchema(model);
      schemas.set(model, schema);
      setSchema(schema);
      extendContext({ site: model });
    },
    // A fragment on a type that the site does not have matches nothing: templates and blocks are not known in advance.
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules = []) =>
        validate(
          schema,
          document,
          rules.filter((rule: unknown) => rule !== KnownTypeNamesRule),
        ),
      );
    },
  };
}
