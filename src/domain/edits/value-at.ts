import { isRecord, recordOf } from '../record'

type Data = Record<string, unknown>

/** Returns the value at a dotted path of nested objects; `undefined` where there is none. */
export const valueAt = (data: unknown, path: string): unknown =>
  path.split('.').reduce((inside: unknown, key) => recordOf(inside)[key], data)

/** Whether nested objects have a value at a dotted path, be it `null`. */
export function hasValueAt(data: unknown, path: string): boolean {
  const parent = parentOf(data, path)
  return isRecord(parent) && parent[lastKey(path)] !== undefined
}

/** Returns a copy of nested objects with another value at a dotted path. */
export function withValueAt(data: Data, path: string, value: unknown): Data {
  const [key = '', ...rest] = path.split('.')
  return { ...data, [key]: rest.length > 0 ? withValueAt(recordOf(data[key]), rest.join('.'), value) : value }
}

/** Returns a copy of nested objects without the value at a dotted path. The objects around it stay. */
export function withoutValueAt(data: Data, path: string): Data {
  const [key = '', ...rest] = path.split('.')
  if (rest.length > 0) {
    return isRecord(data[key]) ? { ...data, [key]: withoutValueAt(data[key], rest.join('.')) } : data
  }
  const { [key]: _, ...others } = data
  return others
}

const lastKey = (path: string) => path.slice(path.lastIndexOf('.') + 1)
const parentOf = (data: unknown, path: string) =>
  path.includes('.') ? valueAt(data, path.slice(0, path.lastIndexOf('.'))) : data
