interface Node {
  type?: unknown
  text?: unknown
  children?: unknown
  fields?: { linkType?: unknown; doc?: unknown } | null
  relationTo?: unknown
  value?: unknown
}

/** A document that a long text points to: by a link, or by an image set in it. */
export interface Reference {
  collection: string
  id: string
  kind: 'link' | 'image'
}

/** The documents a long text points to, each as often as it does. */
export function referencesIn(text: unknown): Reference[] {
  return nodesOf(text).flatMap((node) => {
    if (node.type === 'upload') return reference('image', node)
    const isInternal = (node.type === 'link' || node.type === 'autolink') && node.fields?.linkType === 'internal'
    return isInternal ? reference('link', node.fields?.doc) : []
  })
}

/** Whether a long text says nothing: no word and no image. */
export function isBlank(text: unknown): boolean {
  return !nodesOf(text).some(
    (node) => node.type === 'upload' || (typeof node.text === 'string' && node.text.trim() !== ''),
  )
}

function reference(kind: Reference['kind'], target: unknown): Reference[] {
  const { relationTo, value } = (target ?? {}) as Node
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value
  if (typeof relationTo !== 'string' || (typeof id !== 'string' && typeof id !== 'number')) return []
  return [{ collection: relationTo, id: String(id), kind }]
}

function nodesOf(text: unknown): Node[] {
  const root = (text as { root?: unknown } | null | undefined)?.root
  const found: Node[] = []
  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    found.push(node)
    const { children } = node as Node
    if (Array.isArray(children)) waiting.push(...children)
  }
  return found
}
