import { isRecord } from './record'

/** Whether two values of a field are the same to an editor: an empty text, an empty list and no value are, in any order of keys. */
export const isSameValue = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

function canonical(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) => {
    if (inner === '' || (Array.isArray(inner) && inner.length === 0)) return null
    if (!isRecord(inner)) return inner ?? null
    const entries = Object.entries(inner).filter(([, one]) => one !== null && one !== undefined && one !== '')
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
  })
  return text ?? 'null'
}
