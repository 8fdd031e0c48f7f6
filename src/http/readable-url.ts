/** What is said of a URL that cannot be read. */
export const malformedUrl = {
  message: 'The URL cannot be read. Begin it with "/", and write characters other than ASCII as percent-encoded UTF-8.',
  code: 'MALFORMED_URL',
}

/** Whether what a URL, or a part of it, encodes with percent signs is text in UTF-8. */
export function isReadable(url: string): boolean {
  if (!url.includes('%')) return true
  try {
    decodeURIComponent(url)
    return true
  } catch {
    return false
  }
}
