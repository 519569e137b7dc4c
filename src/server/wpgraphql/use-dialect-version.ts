import { GraphQLError, type GraphQLSchema, KnownTypeNamesRule, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { buildWPGraphQLSchema } from '../../graphql/build-schema.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { ServedSite } from '../site/served-site.ts';
import { explained } from './known-extensions.ts';

/** The versions of a site in the schema of WPGraphQL. Each is built when it is first asked for. */
export function dialectVersions(site: Pick<ServedSite, 'version'>): Pick<ServedSite, 'version'> {
  const schemas = new WeakMap<SiteModel, GraphQLSchema>();
  return {
    get version() {
      const { model } = site.version;
      const schema = schemas.get(model) ?? buildWPGraphQLSchema(model);
      schemas.set(model, schema);
      return { model, schema };
    },
  };
}

/** A fragment on a type that the site does not have matches nothing: templates and blocks are not known in advance. */
export const useUnknownFragments = (): Plugin => ({
  onValidate({ setValidationFn }) {
    setValidationFn((schema, document, rules = []) =>
      validate(
        schema,
        document,
        rules.filter((rule: unknown) => rule !== KnownTypeNamesRule),
      ).map((error) => {
        const message = explained(error.message);
        return message === error.message
          ? error
          : new GraphQLError(message, { ...(error.nodes && { nodes: error.nodes }) });
      }),
    );
  },
});
