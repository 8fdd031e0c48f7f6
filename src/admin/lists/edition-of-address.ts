import { recordOf } from '../../domain/record'
import { readQuery } from '../../http/query-string'
import { type EditionOfList, editionOfList } from './edition-of-list'

/** The parameters of the address of a list, as Next gives them to a page. */
export const parametersOf = (searchParams: unknown): URLSearchParams =>
  new URLSearchParams(
    Object.entries(recordOf(searchParams)).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )

/** Reads which edition the address of a list selects. */
export const editionOfAddress = (searchParams: unknown, field: string): EditionOfList =>
  editionOfList(readQuery(String(parametersOf(searchParams))).tree?.where, field)
