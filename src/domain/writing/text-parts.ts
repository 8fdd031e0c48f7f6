/** The runs of text in the value of a field, in order: a text is one, a long text has one for each change of style. */
export function textParts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  const parts: string[] = []
  rewrite(value, (text) => {
    parts.push(text)
    return text
  })
  return parts
}

/** The same value with other runs of text, as many as it has. */
export function withTextParts<Value>(value: Value, parts: string[]): Value {
  if (typeof value === 'string') return (parts[0] ?? value) as Value
  let next = 0
  return rewrite(value, (text) => parts[next++] ?? text) as Value
}

function rewrite(node: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(node)) return node.map((child) => rewrite(child, change))
  if (typeof node !== 'object' || node === null) return node
  if ('type' in node && node.type === 'text' && 'text' in node && typeof node.text === 'string') {
    return { ...node, text: change(node.text) }
  }
  // Only what holds text is walked: links and images carry data of their own.
  return Object.fromEntries(
    Object.entries(node).map(([key, inside]) => [
      key,
      key === 'root' || key === 'children' ? rewrite(inside, change) : inside,
    ]),
  )
}
