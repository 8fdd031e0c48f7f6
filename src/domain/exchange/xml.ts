import { decodeEntities } from './markup/entities'

/** One part of an XML document: the start of an element, its end, or a text. Names are without their prefix. */
export type XmlPart =
  | { kind: 'start'; name: string; attributes: Record<string, string> }
  | { kind: 'end'; name: string }
  | { kind: 'text'; text: string }

// A part without its end goes on to the end of the document, so that each character is read once.
const part =
  /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<[?!][^<>]*>|<\/([\w.:-]+)\s*>|<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/g
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Reads the parts of an XML document in order. Entities that it declares itself are not replaced. */
export function* xmlParts(xml: string): Generator<XmlPart> {
  for (const [, cdata, end, start, attributes = '', isEmpty, text] of xml.matchAll(part)) {
    if (cdata !== undefined) yield { kind: 'text', text: cdata }
    else if (text !== undefined) yield { kind: 'text', text: decodeEntities(text) }
    else if (end) yield { kind: 'end', name: localName(end) }
    else if (start) {
      const name = localName(start)
      yield { kind: 'start', name, attributes: attributesOf(attributes) }
      if (isEmpty) yield { kind: 'end', name }
    }
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', double, single]) => [
      localName(name),
      decodeEntities(double ?? single ?? ''),
    ]),
  )
