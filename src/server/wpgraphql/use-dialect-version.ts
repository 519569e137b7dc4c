import { KnownTypeNamesRule, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ServedSite } from '../site/served-site.ts';

/** The versions of a site, with the schema of WPGraphQL as their schema. */
export const dialectVersions = (site: Pick<ServedSite, 'version'>): Pick<ServedSite, 'version'> => ({
  get version() {
    const { model, wpgraphql } = site.version;
    return { model, schema: wpgraphql, wpgraphql };
  },
});

/** A fragment on a type that the site does not have matches nothing: templates and blocks are not known in advance. */
export const useUnknownFragments = (): Plugin => ({
  onValidate({ setValidationFn }) {
    setValidationFn((schema, document, rules = []) =>
      validate(
        schema,
        document,
        rules.filter((rule: unknown) => rule !== KnownTypeNamesRule),
      ),
    );
  },
});
