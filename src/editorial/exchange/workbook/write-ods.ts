import { stripControls } from '../../../domain/text'
import { zipStored } from './bounded-zip'

const mimeType = 'application/vnd.oasis.opendocument.spreadsheet'

const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${mimeType}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`

const prefixes = ['office', 'table', 'text'].map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
)

/**
 * Writes texts as an ODS file of one sheet (OpenDocument 1.2). Each line of a cell is a paragraph of its own: a line feed in a
 * paragraph is a space.
 */
export function writeOds(name: string, rows: readonly (readonly string[])[]): Uint8Array {
  const body = rows.map((cells) => `<table:table-row>${cells.map(cellOf).join('')}</table:table-row>`).join('')
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${prefixes.join(' ')} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="${escaped(name)}">${body}</table:table></office:spreadsheet></office:body></office:document-content>`
  const files = { mimetype: mimeType, 'META-INF/manifest.xml': manifest, 'content.xml': content }
  return zipStored(new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])))
}

function cellOf(text: string): string {
  if (text === '') return '<table:table-cell/>'
  const lines = stripControls(text).split('\n')
  const paragraphs = lines.map((line) => `<text:p>${escaped(line)}</text:p>`).join('')
  return `<table:table-cell office:value-type="string">${paragraphs}</table:table-cell>`
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
