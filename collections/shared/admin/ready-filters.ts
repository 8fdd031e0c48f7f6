/** `[path, operator, value]`, as in the address of a list. */
export type Condition = [path: string, operator: string, value: string | string[]]

/** A filter that editors often need: the documents for which all conditions of one of the groups hold. */
export interface ReadyFilter {
  name: 'toPlace' | 'toTranslate' | 'withoutPhoto' | 'untitled' | 'unnamed'
  anyOf: Condition[][]
  /** The language in which fields are filtered and documents opened. */
  locale?: 'en'
}

/** Sessions without a time or a room, as in the tray of the programme board. */
export const toPlace: ReadyFilter = {
  name: 'toPlace',
  anyOf: ['startsAt', 'endsAt', 'room'].map((path) => [[path, 'exists', 'false']]),
}

/** Documents without their photo. */
export const withoutPhoto: ReadyFilter = { name: 'withoutPhoto', anyOf: [[['photo', 'exists', 'false']]] }

/**
 * Drafts without any of these titles or names, which are those of both languages where they are localised. An editor can select
 * and delete them all, such as those that an earlier version made of every form that was opened.
 */
export const untitled = (...titles: string[]): ReadyFilter => ({
  name: titles.includes('name') ? 'unnamed' : 'untitled',
  anyOf: [[...titles.map((title): Condition => [title, 'exists', 'false']), ['_status', 'equals', 'draft']]],
})

/** Documents without one of these texts in English; `[text, …conditions]` for a text that is not always needed. */
export const toTranslate = (...texts: (string | [string, ...Condition[]])[]): ReadyFilter => ({
  name: 'toTranslate',
  locale: 'en',
  anyOf: texts.map((text) => {
    const [path, ...conditions] = Array.isArray(text) ? text : [text]
    return [[path, 'exists', 'false'], ...conditions]
  }),
})

/** A component for `beforeListTable` with links to filters. */
export const readyFilters = (...filters: ReadyFilter[]) => ({
  path: '/src/admin/lists/ready-filters#ReadyFilters',
  serverProps: { filters },
})
