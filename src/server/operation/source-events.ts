import * as graphql from 'graphql';

/** What graphql-js 17 has besides: it takes only arguments that were validated, and 16 takes them as they are. */
type Versions = typeof graphql & {
  readonly validateSubscriptionArgs?: (
    args: graphql.ExecutionArgs,
  ) => readonly graphql.GraphQLError[] | graphql.ExecutionArgs;
};

/** The events of a subscription as its field sends them, before anything is executed for them; or why there are none. */
export async function sourceEvents(
  args: graphql.ExecutionArgs,
): Promise<AsyncIterable<unknown> | graphql.ExecutionResult> {
  const { validateSubscriptionArgs }: Versions = graphql;
  const validated = validateSubscriptionArgs?.(args) ?? args;
  return 'schema' in validated ? await graphql.createSourceEventStream(validated) : { errors: validated };
}
