const escapeHtml = (text) => text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`)

/** A text of a document as HTML; one that is not translated says its language, so that screen readers pronounce it. */
export function text(doc, name, fallback = 'fr') {
  const value = escapeHtml(doc[name] ?? '')
  return doc.untranslated?.includes(name) ? `<span lang="${fallback}">${value}</span>` : value
}

/** An image in the width that a page needs, with its place and colour before it is loaded. */
export function image({ alt, decorative, dominantColour, height, srcset, url, width, untranslated }, sizes = '100vw') {
  const attributes = {
    src: url,
    srcset,
    sizes,
    width,
    height,
    alt: decorative ? '' : (alt ?? ''),
    lang: untranslated?.includes('alt') ? 'fr' : undefined,
    loading: 'lazy',
    style: dominantColour ? `background-color: ${dominantColour}` : undefined,
  }
  const present = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null)
  return `<img ${present.map(([name, value]) => `${name}="${escapeHtml(String(value))}"`).join(' ')}>`
}
