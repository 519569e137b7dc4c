import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  KnownTypeNamesRule,
  type OperationTypeNode,
  type TypeNode,
  type ValidationContext,
  validate,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ServedSite } from '../site/served-site.ts';
import { explained } from './known-extensions.ts';

/** The versions of a site, with the schema of WPGraphQL as their schema. */
export const dialectVersions = (site: Pick<ServedSite, 'version'>): Pick<ServedSite, 'version'> => ({
  get version() {
    const { model, wpgraphql } = site.version;
    return { model, schema: wpgraphql, wpgraphql };
  },
});

/** GraphQL.js itself finds an operation that the schema has no type for only when it is executed. */
const knownOperationTypes = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation as OperationTypeNode)) return;
    context.reportError(new GraphQLError(`There are no ${node.operation}s in this schema.`, { nodes: node }));
  },
});

/** Of unknown types, only those of fragments match nothing. */
const knownVariableTypes = (context: ValidationContext): ASTVisitor => ({
  VariableDefinition({ type: given }) {
    let type: TypeNode = given;
    while (type.kind !== Kind.NAMED_TYPE) ({ type } = type);
    const { value: name } = type.name;
    if (!context.getSchema().getType(name)) {
      context.reportError(new GraphQLError(`Unknown type "${name}".`, { nodes: type }));
    }
  },
});

/** A fragment on a type that the site does not have matches nothing: templates and blocks are not known in advance. */
export const useUnknownFragments = (): Plugin => ({
  onValidate({ setValidationFn }) {
    setValidationFn((schema, document, rules = []) =>
      validate(schema, document, [
        ...rules.filter((rule: unknown) => rule !== KnownTypeNamesRule),
        knownOperationTypes,
        knownVariableTypes,
      ]).map((error) => {
        const message = explained(error.message);
        return message === error.message
          ? error
          : new GraphQLError(message, { ...(error.nodes && { nodes: error.nodes }) });
      }),
    );
  },
});
