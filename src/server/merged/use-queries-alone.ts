import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Refuses mutations and subscriptions in words: each belongs to one site.
 *
 * @param address The address of one of the sites.
 */
export const useQueriesAlone = (address: () => string): Plugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(
      (context: ValidationContext): ASTVisitor => ({
        OperationDefinition(node) {
          if (node.operation === OperationTypeNode.QUERY) return;
          const message = `There are no ${node.operation}s over all sites. Send it to the address of one site, such as \`${address()}\`.`;
          context.reportError(new GraphQLError(message, { nodes: node }));
        },
      }),
    );
  },
});
