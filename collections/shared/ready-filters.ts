/** `[path, operator, value]`, as the address of a list has it. */
export type Condition = [path: string, operator: string, value: string | string[]]

/** A list that editors often ask for: the documents for which all conditions of one of the groups hold. */
export interface ReadyFilter {
  name: 'toPlace' | 'toTranslate' | 'withoutPhoto'
  anyOf: Condition[][]
  /** The field that names the edition: past editions are left out while there is one to come. */
  edition?: string
  /** The language in which texts are looked at, and the documents opened. */
  locale?: 'en'
}

/** Sessions that wait for their time or their room, as in the tray of the programme board. */
export const toPlace: ReadyFilter = {
  name: 'toPlace',
  edition: 'edition',
  anyOf: ['startsAt', 'endsAt', 'room'].map((path) => [[path, 'exists', 'false']]),
}

/** Documents without their photo. */
export const withoutPhoto: ReadyFilter = { name: 'withoutPhoto', anyOf: [[['photo', 'exists', 'false']]] }

/** Documents without one of these texts in English; `[text, …conditions]` where the text is not always wanted. */
export const toTranslate = (...texts: (string | [string, ...Condition[]])[]): ReadyFilter => ({
  name: 'toTranslate',
  locale: 'en',
  anyOf: texts.map((text) => {
    const [path, ...conditions] = Array.isArray(text) ? text : [text]
    return [[path, 'exists', 'false'], ...conditions]
  }),
})

/** For `beforeListTable`: links to the parts of it that are often asked for. */
export const readyFilters = (...filters: ReadyFilter[]) => ({
  path: '/src/admin/lists/ready-filters#ReadyFilters',
  serverProps: { filters },
})
