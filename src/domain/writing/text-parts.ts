/** Returns the runs of text of a field, in order: one for a plain text, one for each change of style in a long text. */
export function textParts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  const parts: string[] = []
  rewrite(value, (text) => {
    parts.push(text)
    return text
  })
  return parts
}

/** Returns the value with other runs of text; `parts` has as many as `textParts` returned. */
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
  // Only these keys lead to text; links and images have other data.
  return Object.fromEntries(
    Object.entries(node).map(([key, inside]) => [
      key,
      key === 'root' || key === 'children' ? rewrite(inside, change) : inside,
    ]),
  )
}
