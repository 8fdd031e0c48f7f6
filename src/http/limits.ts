/** The limits of the public API: what one request may ask for. Documented in docs/api-limits.md, in the same order. */
export const LIMITS = {
  graphql: {
    /** Bytes of a POST body, counted as they arrive. */
    bodyBytes: 100_000,
    /** Lexical tokens of the document (a name, a brace, a value: one each). */
    tokens: 2_000,
    /** Nested fields in an operation, its fragments expanded. */
    depth: 14,
    /** Fields and fragments in an operation, each fragment counted as often as it is spread. */
    selections: 2_000,
    /** Aliases in an operation, each fragment counted as often as it is spread. */
    aliases: 30,
    /** Directives in an operation, each fragment counted as often as it is spread. */
    directives: 50,
    /** Fields at the top of a query. */
    queryFields: 30,
    /** Fields at the top of a mutation. */
    mutationFields: 10,
    /** Points, see `points`: about a tenth of a millisecond each. */
    cost: 10_000,
    /** Value of the `depth` argument of a rich text field. */
    richTextDepth: 3,
    /** Nested fields below `__schema` or `__type`. */
    introspectionDepth: 20,
    /** Nested `types`, `fields`, `inputFields`, `interfaces` or `possibleTypes` below `__schema` or `__type`. */
    introspectionLists: 2,
  },
  /** The points of a GraphQL operation, and the sizes assumed where it gives none. */
  points: {
    /** A database query: a list, a join, or a document by its id. */
    query: 50,
    /** Each document of a list or a join. */
    listed: 5,
    /** Each document that another one refers to: they are fetched together. */
    related: 1,
    /** A mutation, before what it selects. */
    mutation: 500,
    /** Documents of a list without a `limit` argument. */
    listSize: 25,
    /** The most documents a list holds, whatever its `limit`. */
    maxListSize: 200,
    /** Documents of a join without a `limit` argument, which Payload does not bound. */
    joinSize: 200,
    /** Rows of an array, or values of a relation to many. */
    rows: 5,
  },
  rest: {
    /** Characters of the path and query string. */
    urlCharacters: 12_000,
    /** Bytes of a query sent as a form with a method override. */
    queryBodyBytes: 100_000,
    /** Bytes of any other body that carries no file. */
    bodyBytes: 1_000_000,
    /** Bytes of a `multipart/form-data` body: a file of 10 MB and the fields around it. */
    multipartBytes: 11_500_000,
    /** Parameters of a query string. */
    parameters: 500,
    /** Brackets in the name of one parameter. */
    brackets: 10,
    /** Sum of the numbers in brackets (`where[or][3]…`): the parser makes an array of that length for each. */
    positions: 50_000,
    /** Highest `limit`; the answer still holds 200 documents at most. */
    limit: 10_000,
    /** Highest `depth`; the answer is still populated 3 levels deep at most. */
    depth: 10,
    /** Highest `page`. */
    page: 100_000,
    /** Fields in each of `select` and `populate`. */
    selectedFields: 100,
    /** Joins with parameters in one request. */
    joins: 10,
    /** Highest `joins[…][limit]`. */
    joinLimit: 200,
  },
  /** Limits of a `where`, the same in REST and in GraphQL. */
  where: {
    /** Comparisons, at any level. */
    conditions: 50,
    /** Nested `and` / `or`. */
    nesting: 6,
    /** Values of one `in`, `not_in` or `all`. */
    listValues: 200,
    /** Steps of a path through relations (`edition.partners.organisation.name` has four). */
    pathSteps: 5,
  },
  /** Fields in one `sort`. */
  sortFields: 5,
  /** Requests in `windowMs` that the cache does not answer, on one node. */
  requests: {
    windowMs: 60_000,
    /** Of one API key. */
    key: 1_200,
    /** Of one address, whatever they are but files. */
    address: 3_000,
    /** Of one address, files: a whole room may share one address, and its first visit to a page reads every portrait. */
    files: 12_000,
    /** Of one address, public reads that are not cached yet. */
    misses: 600,
    /** Of one address, with a body, without an account or a key. */
    bodies: 120,
  },
} as const
