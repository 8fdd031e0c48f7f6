export { answerListsFromKept } from './graphql-lists'
export { keepReads } from './read-cache'
export { withKeptLists } from './rest-lists'
