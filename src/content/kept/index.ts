export { withKeptLists } from './kept-endpoint'
export { answerListsFromKept } from './kept-queries'
export { keepReads } from './kept-reads'
