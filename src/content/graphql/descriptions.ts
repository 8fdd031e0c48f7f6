const fields: Record<string, string> = {
  id: 'The id, the same in both languages.',
  createdAt: 'When the document was made.',
  updatedAt: 'When the document itself last changed.',
  deletedAt: 'When it was put in the trash; null for what is public.',
  firstPublishedAt: 'When it was first published.',
  _status: 'Whether this version is published.',
  docs: 'The documents of this page.',
  totalDocs: 'The number of documents on all pages.',
  totalPages: 'The number of pages.',
  page: 'The number of this page, from 1.',
  limit: 'The most documents on a page.',
  offset: 'The number of documents before this page.',
  hasNextPage: 'Whether a page follows.',
  hasPrevPage: 'Whether a page precedes.',
  nextPage: 'The number of the next page.',
  prevPage: 'The number of the previous page.',
  pagingCounter: 'The position of the first document of this page, from 1.',
  filename: 'The name of the file.',
  filesize: 'The size of the file in bytes.',
  mimeType: 'The media type of the file.',
  width: 'The width in pixels.',
  height: 'The height in pixels.',
  url: 'The address of the file.',
  thumbnailURL: 'The address of the smallest size.',
  focalX: 'The point to keep in view, from the left, in percent.',
  focalY: 'The point to keep in view, from the top, in percent.',
  sizes: 'The sizes of the image.',
}

const argumentTexts: Record<string, string> = {
  id: 'The id of the document.',
  slug: 'The slug of the document, a former one too, instead of its id.',
  edition: 'The slug of the edition of a session that is asked for by its slug.',
  draft: 'The newest versions, for who may read drafts.',
  trash: 'Documents in the trash too, for who may read them.',
  locale: 'The language to read in; French by default.',
  fallbackLocale: 'The language of texts that are not translated; French by default.',
  limit: 'The most documents to return: 25 by default, 200 at most.',
  page: 'The page to return, from 1.',
  pagination: 'Kept for compatibility: lists always have pages.',
  select: 'Reads the selected fields only.',
  sort: 'The names of fields, separated by commas; a minus sign reverses one.',
  where: 'The filter.',
  count: 'Counts the documents on all pages, as totalDocs.',
  depth: 'How many levels of documents in the text are populated.',
  data: 'The values to write.',
  autosave: 'Marks the write as one that nobody asked for.',
}

const operatorTexts: Record<string, string> = {
  equals: 'The same value.',
  not_equals: 'Any other value, or none.',
  in: 'One of these values.',
  not_in: 'None of these values.',
  exists: 'Whether there is a value.',
  like: 'Contains every word, whatever the case and the accents.',
  contains: 'Contains the text, whatever the case and the accents.',
  greater_than: 'Later, or more.',
  greater_than_equal: 'The same, later, or more.',
  less_than: 'Earlier, or less.',
  less_than_equal: 'The same, earlier, or less.',
  near: 'Near a point.',
  within: 'Within an area.',
  intersects: 'Crosses an area.',
}

/** A name as words: `registrationUrl` is "Registration url." */
export function fromName(name: string): string {
  const words = name
    .replace(/_+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .trim()
    .toLowerCase()
  return `${words.replace(/^./, (first) => first.toUpperCase())}.`
}

/** The description of a field that the admin does not describe. */
export const ofField = (name: string): string => fields[name] ?? fromName(name)

/** The description of an argument. */
export const ofArgument = (name: string): string => argumentTexts[name] ?? fromName(name)

/** The description of an operator of a filter. */
export const ofOperator = (name: string): string => operatorTexts[name] ?? fromName(name)

/** The description of a field of a filter or of data; two underscores lead into a group, rows or another document. */
export function ofInput(name: string): string {
  if (name === 'AND') return 'All of these.'
  if (name === 'OR') return 'One of these at least.'
  const [last = name, ...before] = name.split('__').reverse()
  const text = fields[last] ?? fromName(last)
  return before.length > 0 ? `${text} Of: ${before.reverse().join(', ')}.` : text
}

const verbs: [RegExp, string][] = [
  [/^count(?:all)?(\w+)$/, 'The number of: '],
  [/^create(\w+)$/, 'Makes: '],
  [/^update(\w+)$/, 'Changes: '],
  [/^delete(\w+)$/, 'Deletes: '],
  [/^duplicate(\w+)$/, 'Makes a copy of: '],
  [/^restoreVersion(\w+)$/, 'Restores a version of: '],
]

/** The description of a root field that Payload adds. */
export function ofRootField(name: string): string {
  for (const [pattern, text] of verbs) {
    const [, of] = pattern.exec(name) ?? []
    if (of) return `${text}${fromName(of).toLowerCase()}`
  }
  return `${fromName(name)} Published ones, as the reader may read them.`
}

/** The description of a type that Payload adds. */
export function ofType(name: string): string {
  if (/_operator$/.test(name)) return 'Comparisons of one field.'
  if (/_where(?:_and|_or)?$/.test(name)) return 'A filter. Two underscores lead into a group, rows or another document.'
  if (/^mutation/.test(name)) return 'Values to write.'
  return fromName(name)
}
