import { isRecord, recordOf } from '../record'

interface Node {
  type?: unknown
  text?: unknown
  children?: unknown
  fields?: { linkType?: unknown; doc?: unknown } | null
  relationTo?: unknown
  value?: unknown
}

/** A document that a long text refers to, by a link or by an image. */
export interface Reference {
  collection: string
  id: string
  kind: 'link' | 'image'
}

/** Returns the references of a long text, repeated ones included. */
export function referencesIn(text: unknown): Reference[] {
  return nodesOf(text).flatMap((node) => {
    if (node.type === 'upload') return reference('image', node)
    const isInternal = (node.type === 'link' || node.type === 'autolink') && node.fields?.linkType === 'internal'
    return isInternal ? reference('link', node.fields?.doc) : []
  })
}

/** Whether a long text contains neither text nor an image. */
export function isBlank(text: unknown): boolean {
  return !nodesOf(text).some(
    (node) => node.type === 'upload' || (typeof node.text === 'string' && node.text.trim() !== ''),
  )
}

function reference(kind: Reference['kind'], target: unknown): Reference[] {
  const { relationTo, value } = recordOf(target)
  const id = isRecord(value) ? value.id : value
  if (typeof relationTo !== 'string' || (typeof id !== 'string' && typeof id !== 'number')) return []
  return [{ collection: relationTo, id: String(id), kind }]
}

function nodesOf(text: unknown): Node[] {
  const root = (text as { root?: unknown } | null | undefined)?.root
  const found: Node[] = []
  const pending: unknown[] = [root]
  while (pending.length > 0) {
    const node = pending.pop()
    if (typeof node !== 'object' || node === null) continue
    found.push(node)
    const { children } = node as Node
    if (Array.isArray(children)) pending.push(...children)
  }
  return found
}
