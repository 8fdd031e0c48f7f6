import { validateXML } from 'xmllint-wasm'

/** Returns what libxml2 says against documents: that they are not well-formed, or against a schema if there is one. */
export async function complaintsAbout(documents: readonly string[], schema?: string): Promise<string[]> {
  const xml = documents.map((contents, nth) => ({ fileName: `${nth}.xml`, contents }))
  const options = schema === undefined ? { normalization: 'c14n' as const } : { schema }
  // Some memory more than the default, for many documents at once.
  const { errors } = await validateXML({ xml, ...options, initialMemoryPages: 512, maxMemoryPages: 4096 })
  return errors.map(({ rawMessage }) => rawMessage)
}

/** Returns the texts of the elements of a name, as libxml2 reads a document. Their elements have no children. */
export async function textsIn(document: string, name: string): Promise<string[]> {
  const { normalized, errors } = await validateXML({ xml: document, normalization: 'c14n' })
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  const elements = normalized.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))
  return [...elements].map(([, text = '']) => unescaped(text))
}

const unescaped = (text: string) =>
  text.replace(/&(?:lt|gt|quot|amp|#xD|#xA|#x9);/g, (entity) => entities[entity] ?? entity)

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#xD;': '\r',
  '&#xA;': '\n',
  '&#x9;': '\t',
}
