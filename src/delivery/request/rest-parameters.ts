const kept = new Set(
  'depth fallback-locale fallbackLocale joins limit locale page pagination populate select sort where'.split(' '),
)
/** Payload reads these, and what they ask for is not the public answer. */
const refused = new Set(
  (
    'autosave data draft flattenLocales overrideLock publishAllLocales publishSpecificLocale selectedLocales ' +
    'showHiddenFields trash unpublishAllLocales uploadEdits'
  ).split(' '),
)
const numbers = new Set(['depth', 'limit', 'page'])
const readableName = /^[\w.-]+(?:\[[\w.-]*\])*$/

type Parameter = readonly [name: string, value: string]

/**
 * The query string that means to Payload what `search` means, written in one way: known parameters only, sorted,
 * encoded alike. `undefined` when it asks for more than the public answer, or when two parsers could read it differently.
 */
export function canonicalQuery(search: string): string | undefined {
  const parameters: Parameter[] = []
  for (const part of search.split('&')) {
    const parameter = decoded(part)
    if (parameter === undefined) return undefined
    const root = rootOf(parameter[0])
    if (refused.has(root)) return undefined
    if (kept.has(root)) parameters.push(parameter)
  }
  const ordered: Parameter[] = []
  for (const group of groups(parameters)) {
    const inOrder = inOneOrder(group)
    if (inOrder === undefined) return undefined
    ordered.push(...inOrder)
  }
  // A readable name holds no character that needs encoding.
  return ordered.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}

/** Whether a parameter of this name may change what Payload answers. */
export function isReadByPayload(name: string): boolean {
  const root = rootOf(name)
  return kept.has(root) || refused.has(root)
}

function decoded(part: string): Parameter | undefined {
  const equals = part.indexOf('=')
  const bracket = part.indexOf(']=')
  // Payload's parser cuts a parameter at its first "]=", others at its first "=".
  if (bracket >= 0 && bracket + 1 !== equals) return undefined
  try {
    const name = decode(equals < 0 ? part : part.slice(0, equals))
    const value = equals < 0 ? '' : decode(part.slice(equals + 1))
    return (name === '' || readableName.test(name)) && !value.includes('\0') ? [name, value] : undefined
  } catch {
    return undefined
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

function rootOf(name: string): string {
  const bracket = name.indexOf('[')
  return bracket < 0 ? name : name.slice(0, bracket)
}

function groups(parameters: readonly Parameter[]): Parameter[][] {
  const byRoot = new Map<string, Parameter[]>()
  for (const parameter of parameters) {
    const root = rootOf(parameter[0])
    const group = byRoot.get(root)
    if (group) group.push(parameter)
    else byRoot.set(root, [parameter])
  }
  return [...byRoot].sort(([a], [b]) => compare(a, b)).map(([, group]) => group)
}

/** The parameters of one root, as given where their order means something: a repeated name, an unnumbered `[]`. */
function inOneOrder(group: readonly Parameter[]): readonly Parameter[] | undefined {
  const names = group.map(([name]) => name).sort(compare)
  if (names.some((name, index) => names[index + 1]?.startsWith(`${name}[`))) return undefined
  if (names.some((name, index) => name === names[index + 1] || name.includes('[]'))) return group
  return group.map(plainNumber).sort(([a], [b]) => compare(a, b))
}

/** `025` is the number 25. */
function plainNumber([name, value]: Parameter): Parameter {
  return [name, numbers.has(name) && /^\d{1,9}$/.test(value) ? String(Number(value)) : value]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
