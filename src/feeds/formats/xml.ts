/** An element of an XML document: its attributes, and a text or its children in order. An attribute without a value is left out. */
export interface XmlElement {
  name: string
  attributes?: Record<string, string | undefined>
  content?: string | readonly (XmlElement | undefined)[]
}

/** Returns an element. */
export const element = (
  name: string,
  content?: XmlElement['content'],
  attributes?: XmlElement['attributes'],
): XmlElement => ({ name, content, attributes })

/**
 * Writes an XML document in UTF-8. Its texts have no control characters (see `stripControlsIn`), and stay as they are:
 * xmlbuilder2 writes « &amp; » for « & » and for « &amp; », so that a reader cannot distinguish them.
 */
export const writeXml = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`

function write({ name, attributes = {}, content = '' }: XmlElement): string {
  const start = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escaped(value)}"`,
  )
  const inner =
    typeof content === 'string' ? escaped(content) : content.map((child) => (child ? write(child) : '')).join('')
  return `<${name}${start.join('')}>${inner}</${name}>`
}

/** The signs that have a meaning in XML. A tab or a line end of an attribute would be read as a space; of a text, `\r` is lost. */
const signs: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&${signs[sign]};`)
