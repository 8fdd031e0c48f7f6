export { resolveCachedLists } from './graphql-lists'
export { installReadCache } from './read-cache'
export { withCachedLists } from './rest-lists'
